import { askRecoveryByHand, askRecoverySchema } from '@/server/services/recovery/ask';
import { memberProcedure, router } from '../init';

export const recoveryRouter = router({
  /** Asks the customer of a resolved case whether it worked. */
  ask: memberProcedure('serve')
    .input(askRecoverySchema)
    .mutation(({ ctx, input }) => askRecoveryByHand({ ctx, input })),
});
