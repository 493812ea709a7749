import {
  classifyInteractionType,
  classifyInteractionTypeSchema,
} from '@/server/services/interactionType/classify';
import { listInteractionTypes } from '@/server/services/interactionType/list';
import { memberProcedure, router } from '../init';

export const interactionTypeRouter = router({
  list: memberProcedure('read').query(({ ctx }) => listInteractionTypes({ ctx })),
  classify: memberProcedure('design')
    .input(classifyInteractionTypeSchema)
    .mutation(({ ctx, input }) => classifyInteractionType({ ctx, input })),
});
