import { z } from 'zod';
import { askCustomer, askCustomerSchema, reviewAsk, reviewAskSchema } from '@/server/services/invitation/ask';
import { readTest } from '@/server/services/invitation/read-test';
import { sendTest, sendTestSchema } from '@/server/services/invitation/send-test';
import { memberProcedure, router } from '../init';

export const invitationRouter = router({
  /** What speaks against asking one customer now. */
  reviewAsk: memberProcedure('serve')
    .input(reviewAskSchema)
    .query(({ ctx, input }) => reviewAsk({ ctx, input })),
  ask: memberProcedure('serve')
    .input(askCustomerSchema)
    .mutation(({ ctx, input }) => askCustomer({ ctx, input })),
  /** To oneself only: nobody else can be mailed this way. */
  sendTest: memberProcedure('design')
    .input(sendTestSchema.pick({ survey: true, language: true }))
    .mutation(({ ctx, input }) =>
      sendTest({ ctx, input: { ...input, email: ctx.user.email, name: ctx.user.name } }),
    ),
  readTest: memberProcedure('design')
    .input(z.object({ id: z.uuid() }))
    .query(({ ctx, input }) => readTest({ ctx, input })),
});
