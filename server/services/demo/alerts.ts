import { and, eq, sql } from 'drizzle-orm';
import { alertRule } from '@/drizzle/schema/report';
import { survey } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';
import { createRule, type RuleInput } from '../alert/create-rule';
import { rehearse } from '../alert/try-rule';
import { enterFindings } from '../alert/watch-rule';

/** How long the company has had its alerts. */
const DAYS = 365;
const DAY = 86_400_000;
/** A look comes a little after midnight. */
const AFTER_MIDNIGHT = 5 * 60_000;

/** Watched since last year: one store's slide, and how deliveries go. */
const rules = (mailTo: string[], delivery: string): RuleInput[] => [
  {
    spec: { kind: 'signal', metric: 'nps', interval: 'week', signals: ['shock', 'drift'], direction: 'down' },
    which: { filter: { location: ['Leeds'] } },
    mailTo,
    coolDownHours: 24 * 30,
  },
  {
    spec: { kind: 'signal', metric: 'csat', interval: 'week', signals: ['shock'], direction: 'down' },
    which: { match: { survey: [delivery] } },
    mailTo,
    coolDownHours: 24 * 14,
  },
];

/** Two alerts that `owner` set up a year ago, and what they told since, by the look that serves live data. No mail is made. */
export async function playAlerts(
  context: Ctx,
  owner: { userId: string; name: string; email: string },
): Promise<void> {
  const ctx: Ctx = { ...context, actor: { kind: 'user', id: owner.userId, name: owner.name } };
  const [delivery] = await ctx.db
    .select({ id: survey.id })
    .from(survey)
    .where(and(eq(survey.workspaceId, ctx.workspaceId), eq(survey.template, 'delivery')));
  if (!delivery) return;
  const begun = new Date(ctx.now.getTime() - DAYS * DAY);
  for (const input of rules([owner.email], delivery.id)) {
    const rule = await createRule({ ctx: { ...ctx, now: begun }, input });
    const { found } = await rehearse(ctx, rule, DAYS);
    for (const { facts, at } of found)
      await enterFindings({ ...ctx, now: new Date(at.getTime() + AFTER_MIDNIGHT) }, rule, [facts]);
    await ctx.db.update(alertRule).set({ seenUntil: ctx.now }).where(eq(alertRule.id, rule.id));
  }
  await ctx.db.execute(sql`
    update alert_delivery d set state = 'delivered', attempts = 1, next_try_at = null, delivered_at = a.at
    from alert a
    where d.workspace_id = ${ctx.workspaceId} and a.workspace_id = d.workspace_id and a.id = d.alert_id
      and d.state = 'waiting'`);
}
