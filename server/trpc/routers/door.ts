import { z } from 'zod';
import { createDoor, createDoorSchema, createDoors, createDoorsSchema } from '@/server/services/door/create';
import { listDoors, listDoorsSchema } from '@/server/services/door/list';
import { pickDoors, readDoor } from '@/server/services/door/read';
import { closeDoor, deleteDoor, reopenDoor } from '@/server/services/door/settle';
import { updateDoor, updateDoorSchema } from '@/server/services/door/update';
import { memberProcedure, router } from '../init';

const byId = z.object({ id: z.string() });
const read = memberProcedure('read');
const design = memberProcedure('design');

export const doorRouter = router({
  list: read.input(listDoorsSchema).query(({ ctx, input }) => listDoors({ ctx, input })),
  read: read.input(byId).query(({ ctx, input }) => readDoor({ ctx, input })),
  /** Those that posters are made for: the ones named, else every open one. */
  pick: read
    .input(z.object({ survey: z.string(), doors: z.array(z.string()).max(200) }))
    .query(({ ctx, input }) => pickDoors({ ctx, input })),
  create: design.input(createDoorSchema).mutation(({ ctx, input }) => createDoor({ ctx, input })),
  /** One per location. */
  createMany: design.input(createDoorsSchema).mutation(({ ctx, input }) => createDoors({ ctx, input })),
  update: design.input(updateDoorSchema).mutation(({ ctx, input }) => updateDoor({ ctx, input })),
  close: design.input(byId).mutation(({ ctx, input }) => closeDoor({ ctx, input })),
  reopen: design.input(byId).mutation(({ ctx, input }) => reopenDoor({ ctx, input })),
  delete: design.input(byId).mutation(({ ctx, input }) => deleteDoor({ ctx, input })),
});
