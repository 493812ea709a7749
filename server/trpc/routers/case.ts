import { changeCases, changeCasesSchema } from '@/server/services/case/bulk';
import { changeCase, changeCaseSchema } from '@/server/services/case/change';
import { countCases, listCases, listCasesSchema } from '@/server/services/case/list';
import { openCase, openCaseSchema } from '@/server/services/case/open';
import { caseIdSchema, readCase } from '@/server/services/case/read';
import { saveCaseRules, saveCaseRulesSchema } from '@/server/services/case/save-rules';
import { tryCaseRule, tryCaseRuleSchema } from '@/server/services/case/try-rule';
import { memberProcedure, router } from '../init';

const serve = memberProcedure('serve');
const govern = memberProcedure('govern');

export const caseRouter = router({
  list: serve.input(listCasesSchema).query(({ ctx, input }) => listCases({ ctx, input })),
  counts: serve.query(({ ctx }) => countCases({ ctx })),
  read: serve.input(caseIdSchema).query(({ ctx, input }) => readCase({ ctx, input })),
  open: serve.input(openCaseSchema).mutation(({ ctx, input }) => openCase({ ctx, input })),
  change: serve.input(changeCaseSchema).mutation(({ ctx, input }) => changeCase({ ctx, input })),
  bulk: serve.input(changeCasesSchema).mutation(({ ctx, input }) => changeCases({ ctx, input })),
  /** Replaces the rules that open cases. */
  saveRules: govern.input(saveCaseRulesSchema).mutation(({ ctx, input }) => saveCaseRules({ ctx, input })),
  /** What a rule would have done. */
  tryRule: govern
    .input(tryCaseRuleSchema)
    .query(({ ctx, input, signal }) => tryCaseRule({ ctx, input, ...(signal && { signal }) })),
});
