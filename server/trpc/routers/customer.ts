import { z } from 'zod';
import { listCustomerAttributes } from '@/server/services/customer/attributes';
import { readDealings } from '@/server/services/customer/dealings';
import { eraseCustomer } from '@/server/services/customer/erase';
import { readAskStanding } from '@/server/services/customer/explain';
import { exportCustomer } from '@/server/services/customer/export';
import { readHistory } from '@/server/services/customer/history';
import { listCustomers, listCustomersSchema } from '@/server/services/customer/list';
import { openCustomer } from '@/server/services/customer/open';
import { setDoNotAsk } from '@/server/services/customer/set-do-not-ask';
import { readStandings } from '@/server/services/customer/standings';
import { historySchema } from '@/server/services/customer/timeline';
import { memberProcedure, reportProcedure, router } from '../init';

/** Names and addresses: not for every role. */
const read = reportProcedure('readPersonal');
const govern = memberProcedure('govern');
const byExternalId = z.object({ externalId: z.string().min(1).max(200) });

export const customerRouter = router({
  list: read.input(listCustomersSchema).query(({ ctx, input }) => listCustomers({ ctx, input })),
  /** How many are sliding, lost, won back, and what they are worth. */
  standings: read.query(({ ctx }) => readStandings({ ctx })),
  attributes: read.query(({ ctx }) => listCustomerAttributes({ ctx })),
  read: read.input(byExternalId).query(({ ctx, input }) => openCustomer({ ctx, input })),
  /** Why they were or were not asked, and what comes next. */
  standing: read.input(byExternalId).query(({ ctx, input }) => readAskStanding({ ctx, input })),
  /** What they bought and whom they brought. */
  dealings: read.input(byExternalId).query(({ ctx, input }) => readDealings({ ctx, input })),
  /** Audited, so it writes. */
  export: govern.input(byExternalId).mutation(({ ctx, input }) => exportCustomer({ ctx, input })),
  erase: govern.input(byExternalId).mutation(({ ctx, input }) => eraseCustomer({ ctx, input })),
  setDoNotAsk: memberProcedure('serve')
    .input(byExternalId.extend({ doNotAsk: z.boolean() }))
    .mutation(({ ctx, input }) => setDoNotAsk({ ctx, input })),
  history: read
    .input(historySchema.extend(byExternalId.shape))
    .query(({ ctx, input }) => readHistory({ ctx, input })),
});
