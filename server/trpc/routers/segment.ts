import { z } from 'zod';
import { segmentShape } from '@/domain/segment';
import { countCustomers } from '@/server/services/segment/count';
import { createSegment } from '@/server/services/segment/create';
import { deleteSegment } from '@/server/services/segment/delete';
import { listSegments } from '@/server/services/segment/list';
import { updateSegment, updateSegmentSchema } from '@/server/services/segment/update';
import { memberProcedure, reportProcedure, router } from '../init';

const byId = z.object({ id: z.string() });
const design = memberProcedure('design');

export const segmentRouter = router({
  list: reportProcedure('read').query(({ ctx }) => listSegments({ ctx })),
  /** How many customers meet conditions that are still being written. */
  count: reportProcedure('read')
    .input(segmentShape.pick({ where: true }))
    .query(async ({ ctx, input }) => (await countCustomers(ctx, [input.where]))[0] ?? 0),
  create: design.input(segmentShape).mutation(({ ctx, input }) => createSegment({ ctx, input })),
  update: design.input(updateSegmentSchema).mutation(({ ctx, input }) => updateSegment({ ctx, input })),
  delete: design.input(byId).mutation(({ ctx, input }) => deleteSegment({ ctx, input })),
});
