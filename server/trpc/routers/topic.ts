import { z } from 'zod';
import { deleteTopic } from '@/server/services/topic/delete';
import { listTopics } from '@/server/services/topic/list';
import { saveTopic, saveTopicSchema } from '@/server/services/topic/save';
import { memberProcedure, router } from '../init';

export const topicRouter = router({
  list: memberProcedure('read').query(({ ctx }) => listTopics({ ctx })),
  save: memberProcedure('design')
    .input(saveTopicSchema)
    .mutation(({ ctx, input }) => saveTopic({ ctx, input })),
  delete: memberProcedure('design')
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => deleteTopic({ ctx, input })),
});
