import { and, eq, isNull, sql } from 'drizzle-orm';
import type { AlertSpec } from '@/domain/alert';
import { outcomeOf } from '@/domain/alert-cooling';
import type { AlertFacts } from '@/domain/alert-findings';
import { findingWords } from '@/domain/alert-words';
import { newId } from '@/domain/ids';
import type { ReportFilter } from '@/domain/match';
import { alert, alertDelivery, alertRule } from '@/drizzle/schema/report';
import { workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { subjectOf } from './list-rules';
import { isWorthALook, look } from './look';

/** Longest cool-down that a rule may have, for reading back what it told. */
const LONGEST = '90 days';

/** Rules that may find something now: not paused, and for charts and limits a day has ended since they looked. */
export async function listWatched({ ctx }: { ctx: Ctx }): Promise<string[]> {
  const rows = await ctx.db
    .select({
      id: alertRule.id,
      spec: alertRule.spec,
      seenUntil: alertRule.seenUntil,
      timezone: workspace.timezone,
    })
    .from(alertRule)
    .innerJoin(workspace, eq(workspace.id, alertRule.workspaceId))
    .where(and(eq(alertRule.workspaceId, ctx.workspaceId), ...isWatched));
  return rows
    .filter(({ spec, seenUntil, timezone }) => isWorthALook(spec, seenUntil, ctx.now, timezone))
    .map(({ id }) => id);
}

/**
 * Looks once by one rule, and puts what it found into the log with a mail and a call for each that is told. Whoever else looks
 * by the same rule at this moment goes first; each finding is made once. Answers how many were told. Throws as `look` does.
 */
export async function watchRule({
  ctx,
  input: { id },
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<number> {
  const rule = await lockRule(ctx, id);
  if (!rule || !isWorthALook(rule.spec, rule.seenUntil, ctx.now, rule.timezone)) return 0;
  const { found, seenUntil } = await look(ctx, rule);
  const told = await enterFindings(ctx, rule, found);
  await ctx.db
    .update(alertRule)
    .set({ seenUntil, problem: null })
    .where(and(eq(alertRule.workspaceId, ctx.workspaceId), eq(alertRule.id, id)));
  if (told > 0) await wake(ctx, 'watchForAlerts');
  return told;
}

/** Keeps why a rule could not look, so that somebody sees it; it looks again the next time. */
export async function noteProblem({
  ctx,
  input: { id, problem },
}: {
  ctx: Ctx;
  input: { id: string; problem: string };
}): Promise<void> {
  await ctx.db
    .update(alertRule)
    .set({ problem })
    .where(and(eq(alertRule.workspaceId, ctx.workspaceId), eq(alertRule.id, id)));
}

type Rule = {
  id: string;
  spec: AlertSpec;
  which: ReportFilter;
  mailTo: string[];
  webhookUrl: string | null;
  coolDownHours: number;
};

/** Enters what was found at `ctx.now`, once each by its key. */
export async function enterFindings(ctx: Ctx, rule: Rule, found: readonly AlertFacts[]): Promise<number> {
  if (found.length === 0) return 0;
  const subject = await subjectOf(ctx, rule);
  const before = await readTold(ctx, rule.id);
  let told = 0;
  for (const facts of found) {
    const same = before.filter(one => one.direction === facts.direction).map(one => one.at);
    const isAnswer = facts.kind === 'answer';
    const outcome = outcomeOf(ctx.now, same, { coolDownHours: rule.coolDownHours, isAnswer });
    const alertId = newId();
    const [entered] = await ctx.db
      .insert(alert)
      .values({
        workspaceId: ctx.workspaceId,
        id: alertId,
        ruleId: rule.id,
        key: facts.key,
        at: ctx.now,
        outcome,
        says: findingWords(facts, subject),
        facts,
      })
      .onConflictDoNothing()
      .returning({ id: alert.id });
    if (!entered || outcome === 'cooling') continue;
    before.push({ direction: facts.direction, at: ctx.now });
    told++;
    const targets = targetsOf(rule);
    // Whoever was told may have left since: then it stands in the log alone.
    if (targets.length === 0) continue;
    await ctx.db.insert(alertDelivery).values(
      targets.map(({ by, target }) => ({
        workspaceId: ctx.workspaceId,
        id: newId(),
        alertId,
        by,
        target,
        nextTryAt: ctx.now,
      })),
    );
  }
  return told;
}

const targetsOf = ({ mailTo, webhookUrl }: Rule): { by: 'mail' | 'webhook'; target: string }[] => [
  ...mailTo.map(target => ({ by: 'mail' as const, target })),
  ...(webhookUrl === null ? [] : [{ by: 'webhook' as const, target: webhookUrl }]),
];

const isWatched = [isNull(alertRule.pausedAt), isNull(alertRule.deletedAt)];

/** Null where it is paused, gone, or somebody else looks by it. */
async function lockRule(ctx: Ctx, id: string) {
  const [row] = await ctx.db
    .select({
      id: alertRule.id,
      spec: alertRule.spec,
      which: alertRule.which,
      mailTo: alertRule.mailTo,
      webhookUrl: alertRule.webhookUrl,
      coolDownHours: alertRule.coolDownHours,
      seenUntil: alertRule.seenUntil,
      timezone: workspace.timezone,
    })
    .from(alertRule)
    .innerJoin(workspace, eq(workspace.id, alertRule.workspaceId))
    .where(and(eq(alertRule.workspaceId, ctx.workspaceId), eq(alertRule.id, id), ...isWatched))
    .for('update', { of: alertRule, skipLocked: true });
  return row ?? null;
}

async function readTold(ctx: Ctx, ruleId: string): Promise<{ direction: string; at: Date }[]> {
  const { rows } = await ctx.db.execute<{ direction: string; at: string }>(sql`
    select facts ->> 'direction' as direction, at from alert
    where workspace_id = ${ctx.workspaceId} and rule_id = ${ruleId}::uuid and outcome = 'told'
      and at > ${ctx.now}::timestamptz - interval '${sql.raw(LONGEST)}'`);
  return rows.map(({ direction, at }) => ({ direction, at: new Date(at) }));
}
