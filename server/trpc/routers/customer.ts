import { z } from 'zod';
import { readAskStanding } from '@/server/services/customer/explain';
import { readHistory } from '@/server/services/customer/history';
import { listCustomers, listCustomersSchema } from '@/server/services/customer/list';
import { openCustomer } from '@/server/services/customer/open';
import { setDoNotAsk } from '@/server/services/customer/set-do-not-ask';
import { timelineSchema } from '@/server/services/customer/timeline';
import { memberProcedure, reportProcedure, router } from '../init';

/** Names and addresses: not for every role. */
const read = reportProcedure('readPersonal');
const byExternalId = z.object({ externalId: z.string().min(1).max(200) });

export const customerRouter = router({
  list: read.input(listCustomersSchema).query(({ ctx, input }) => listCustomers({ ctx, input })),
  read: read.input(byExternalId).query(({ ctx, input }) => openCustomer({ ctx, input })),
  /** Why they were or were not asked, and what comes next. */
  standing: read.input(byExternalId).query(({ ctx, input }) => readAskStanding({ ctx, input })),
  setDoNotAsk: memberProcedure('serve')
    .input(byExternalId.extend({ doNotAsk: z.boolean() }))
    .mutation(({ ctx, input }) => setDoNotAsk({ ctx, input })),
  history: read
    .input(timelineSchema.extend(byExternalId.shape))
    .query(({ ctx, input }) => readHistory({ ctx, input })),
});
