import { readCaseMail, readCaseMailSchema } from '@/server/services/caseMessage/read';
import { sendCaseMail, sendCaseMailSchema } from '@/server/services/caseMessage/send';
import { memberProcedure, router } from '../init';

const serve = memberProcedure('serve');

export const caseMessageRouter = router({
  /** The thread of one case, and whether and to whom may be written. */
  thread: serve.input(readCaseMailSchema).query(({ ctx, input }) => readCaseMail({ ctx, input })),
  send: serve.input(sendCaseMailSchema).mutation(({ ctx, input }) => sendCaseMail({ ctx, input })),
});
