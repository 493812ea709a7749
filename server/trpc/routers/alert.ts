import { z } from 'zod';
import { createRule, ruleInput } from '@/server/services/alert/create-rule';
import { deleteRule, restoreRule } from '@/server/services/alert/delete-rule';
import { listAlerts, listAlertsSchema } from '@/server/services/alert/list-alerts';
import { listRules } from '@/server/services/alert/list-rules';
import { retryDelivery } from '@/server/services/alert/retry';
import { tryRule, tryRuleSchema } from '@/server/services/alert/try-rule';
import { endRuleSecret, pauseRule, rotateRuleSecret, updateRule } from '@/server/services/alert/update-rule';
import { memberProcedure, reportProcedure, router } from '../init';

const one = z.object({ id: z.uuid() });
const design = memberProcedure('design');

export const alertRouter = router({
  rules: design.query(({ ctx }) => listRules({ ctx })),
  /** The answer holds the webhook's secret, this once. */
  create: design.input(ruleInput).mutation(({ ctx, input }) => createRule({ ctx, input })),
  update: design
    .input(one.extend({ rule: ruleInput }))
    .mutation(({ ctx, input }) => updateRule({ ctx, input })),
  pause: design
    .input(one.extend({ paused: z.boolean() }))
    .mutation(({ ctx, input }) => pauseRule({ ctx, input })),
  delete: design.input(one).mutation(({ ctx, input }) => deleteRule({ ctx, input })),
  restore: design.input(one).mutation(({ ctx, input }) => restoreRule({ ctx, input })),
  /** The answer holds the new secret, this once. */
  rotateSecret: design.input(one).mutation(({ ctx, input }) => rotateRuleSecret({ ctx, input })),
  endSecret: design.input(one).mutation(({ ctx, input }) => endRuleSecret({ ctx, input })),
  try: reportProcedure('design')
    .input(tryRuleSchema)
    .query(({ ctx, input }) => tryRule({ ctx, input })),
  log: design.input(listAlertsSchema).query(({ ctx, input }) => listAlerts({ ctx, input })),
  retry: design.input(one).mutation(({ ctx, input }) => retryDelivery({ ctx, input })),
});
