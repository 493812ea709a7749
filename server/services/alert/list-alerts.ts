import { and, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { AlertFacts } from '@/domain/alert-findings';
import type { ReportFilter } from '@/domain/match';
import { alert, alertDelivery, alertRule } from '@/drizzle/schema/report';
import { afterCursor, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { readAnswers } from './read-told';

export const listAlertsSchema = z.object({ ...pageInput, rule: z.uuid().optional() });

export type ToldTo = {
  id: string;
  by: 'mail' | 'webhook';
  target: string;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  error: string | null;
  nextTryAt: Date | null;
  deliveredAt: Date | null;
};

/** `outcome` `cooling`: only noted, the same had been told. `answer`: what was written with a single score, as it is now. */
export type LoggedAlert = {
  id: string;
  at: Date;
  rule: { id: string; says: string; which: ReportFilter; isGone: boolean };
  outcome: 'told' | 'cooling';
  says: string;
  facts: AlertFacts;
  answer: { comment: string | null; customer: string | null } | null;
  to: ToldTo[];
};

/** What fired, why, to whom and whether it got there, the newest first. For readers who may see who wrote an answer. */
export async function listAlerts({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof listAlertsSchema>;
}): Promise<Page<LoggedAlert>> {
  const { limit, cursor, rule } = listAlertsSchema.parse(input);
  const rows = await ctx.db
    .select({
      id: alert.id,
      at: alert.at,
      outcome: alert.outcome,
      says: alert.says,
      facts: alert.facts,
      rule: {
        id: alertRule.id,
        says: alertRule.name,
        which: alertRule.which,
        deletedAt: alertRule.deletedAt,
      },
    })
    .from(alert)
    .innerJoin(alertRule, and(eq(alertRule.workspaceId, alert.workspaceId), eq(alertRule.id, alert.ruleId)))
    .where(
      and(
        eq(alert.workspaceId, ctx.workspaceId),
        rule ? eq(alert.ruleId, rule) : undefined,
        afterCursor(alert.at, alert.id, cursor),
      ),
    )
    .orderBy(desc(alert.at), desc(alert.id))
    .limit(limit + 1);
  const deliveries = await readDeliveries(
    ctx,
    rows.map(row => row.id),
  );
  const keys = rows.flatMap(({ facts }) => (facts.kind === 'answer' ? [facts.key] : []));
  const answers = await readAnswers(ctx, keys, { personal: true });
  return pageOf(
    rows,
    limit,
    row => row,
    ({ rule: { deletedAt, ...of }, ...row }) => ({
      ...row,
      rule: { ...of, isGone: deletedAt !== null },
      answer: row.facts.kind === 'answer' ? (answers.get(row.facts.key) ?? null) : null,
      to: deliveries.filter(one => one.alertId === row.id),
    }),
  );
}

function readDeliveries(ctx: Ctx, alertIds: string[]): Promise<(ToldTo & { alertId: string })[]> {
  if (alertIds.length === 0) return Promise.resolve([]);
  return ctx.db
    .select({
      alertId: alertDelivery.alertId,
      id: alertDelivery.id,
      by: alertDelivery.by,
      target: alertDelivery.target,
      state: alertDelivery.state,
      attempts: alertDelivery.attempts,
      error: alertDelivery.error,
      nextTryAt: alertDelivery.nextTryAt,
      deliveredAt: alertDelivery.deliveredAt,
    })
    .from(alertDelivery)
    .where(and(eq(alertDelivery.workspaceId, ctx.workspaceId), inArray(alertDelivery.alertId, alertIds)))
    .orderBy(alertDelivery.by, alertDelivery.target);
}
