import { z } from 'zod';
import { createChannel, createChannelSchema } from '@/server/services/channel/create';
import { deleteChannel } from '@/server/services/channel/delete';
import { listChannels } from '@/server/services/channel/list';
import { endExchange, rotateSecret } from '@/server/services/channel/rotate-secret';
import { testChannel } from '@/server/services/channel/test';
import { updateChannel, updateChannelSchema } from '@/server/services/channel/update';
import { memberProcedure, router } from '../init';

const which = z.object({ id: z.uuid() });

export const channelRouter = router({
  list: memberProcedure('design').query(({ ctx }) => listChannels({ ctx })),
  /** The answer holds the secret, this once. */
  create: memberProcedure('govern')
    .input(createChannelSchema)
    .mutation(({ ctx, input }) => createChannel({ ctx, input })),
  update: memberProcedure('govern')
    .input(updateChannelSchema.extend(which.shape))
    .mutation(({ ctx, input }) => updateChannel({ ctx, input })),
  delete: memberProcedure('govern')
    .input(which)
    .mutation(({ ctx, input }) => deleteChannel({ ctx, input })),
  /** The answer holds the new secret, this once. */
  rotateSecret: memberProcedure('govern')
    .input(which)
    .mutation(({ ctx, input }) => rotateSecret({ ctx, input })),
  endExchange: memberProcedure('govern')
    .input(which)
    .mutation(({ ctx, input }) => endExchange({ ctx, input })),
  test: memberProcedure('govern')
    .input(which)
    .mutation(({ ctx, input }) => testChannel({ ctx, input })),
});
