import { eq } from 'drizzle-orm';
import type { Calendar } from '@/domain/case/clock';
import {
  type CaseRule,
  DEFAULT_CASE_RULES,
  DEFAULT_HOURS,
  DEFAULT_PROMISE,
  type FollowUp,
} from '@/domain/case/rules';
import type { Promised } from '@/domain/case/states';
import { notFound } from '@/domain/errors';
import { workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';

/** How this workspace keeps promises, defaults filled in. `rules`: switched off ones among them. */
export type CaseSettings = { calendar: Calendar; rules: CaseRule[]; followUp: FollowUp };

export async function readCaseSettings(ctx: Ctx): Promise<CaseSettings> {
  const [row] = await ctx.db
    .select({ followUp: workspace.followUp, timezone: workspace.timezone })
    .from(workspace)
    .where(eq(workspace.id, ctx.workspaceId));
  if (!row) throw notFound('workspace');
  const { followUp, timezone } = row;
  return {
    calendar: { hours: followUp.hours ?? DEFAULT_HOURS, timezone },
    rules: followUp.rules ?? DEFAULT_CASE_RULES,
    followUp,
  };
}

/** What a case promises: as its rule says now, or the product's default where no rule opened it or it is gone. */
export const promiseOf = ({ rules }: Pick<CaseSettings, 'rules'>, ruleId: string | null): Promised =>
  rules.find(rule => rule.id === ruleId)?.promise ?? DEFAULT_PROMISE;
