import { and, eq, isNull } from 'drizzle-orm';
import type { Sealed } from '@/domain/sealed';
import { alertRule } from '@/drizzle/schema/report';
import type { Ctx } from '@/server/db/tenant';
import { seal } from '@/server/seal';
import { recordAudit } from '../audit/record';
import { newSecret } from '../channel/create';
import { parseRule, type RuleInput, type SavedRule } from './create-rule';
import { readRule, sentenceOf } from './list-rules';
import { watchedFrom } from './look';

/**
 * Writes a rule anew. What it told stays; a webhook keeps its secret, one that is new gets one. A rule about something else
 * begins to watch now. Throws as `createRule` does. Audited.
 */
export async function updateRule({
  ctx,
  input: { id, rule: given },
}: {
  ctx: Ctx;
  input: { id: string; rule: RuleInput };
}): Promise<SavedRule> {
  const before = await readRule({ ctx, input: { id } });
  const rule = await parseRule(ctx, given);
  const secret = rule.webhookUrl !== null && before.webhookUrl === null ? newSecret() : null;
  const isOther = JSON.stringify([rule.spec, rule.which]) !== JSON.stringify([before.spec, before.which]);
  await ctx.db
    .update(alertRule)
    .set({
      ...rule,
      name: await sentenceOf(ctx, rule),
      problem: null,
      updatedAt: ctx.now,
      ...(isOther && { seenUntil: watchedFrom(rule.spec, ctx.now) }),
      ...(secret !== null && { webhookSecrets: [seal(secret)] }),
      ...(rule.webhookUrl === null && { webhookSecrets: null }),
    })
    .where(own(ctx, id));
  const detail = { ...rule, mailTo: rule.mailTo.length };
  await recordAudit({ ctx, action: 'alert.updated', subject: id, detail });
  return { ...(await readRule({ ctx, input: { id } })), secret };
}

/** Pauses a rule, or lets it go on: what happened meanwhile is not told. Throws `not_found`. Audited. */
export async function pauseRule({
  ctx,
  input: { id, paused },
}: {
  ctx: Ctx;
  input: { id: string; paused: boolean };
}): Promise<void> {
  const { spec, pausedAt } = await readRule({ ctx, input: { id } });
  if (paused === (pausedAt !== null)) return;
  await ctx.db
    .update(alertRule)
    .set(paused ? { pausedAt: ctx.now } : { pausedAt: null, seenUntil: watchedFrom(spec, ctx.now) })
    .where(own(ctx, id));
  await recordAudit({ ctx, action: paused ? 'alert.paused' : 'alert.resumed', subject: id });
}

/** Begins to exchange the webhook's secret: calls carry both signatures until `endSecret`. The new one is told this once. */
export async function rotateRuleSecret({
  ctx,
  input: { id },
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ secret: string }> {
  const secret = newSecret();
  await changeSecrets(ctx, id, ([newest]) => [seal(secret), ...(newest ? [newest] : [])]);
  await recordAudit({ ctx, action: 'alert.secret_rotated', subject: id });
  return { secret };
}

/** Ends the exchange: only the newest secret signs. Throws `not_found`. Audited. */
export async function endRuleSecret({
  ctx,
  input: { id },
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<void> {
  await changeSecrets(ctx, id, secrets => secrets.slice(0, 1));
  await recordAudit({ ctx, action: 'alert.secret_ended', subject: id });
}

async function changeSecrets(ctx: Ctx, id: string, change: (secrets: Sealed[]) => Sealed[]): Promise<void> {
  await readRule({ ctx, input: { id } });
  const [row] = await ctx.db
    .select({ secrets: alertRule.webhookSecrets })
    .from(alertRule)
    .where(own(ctx, id))
    .for('update');
  if (row?.secrets)
    await ctx.db
      .update(alertRule)
      .set({ webhookSecrets: change(row.secrets) })
      .where(own(ctx, id));
}

const own = (ctx: Ctx, id: string) =>
  and(eq(alertRule.workspaceId, ctx.workspaceId), eq(alertRule.id, id), isNull(alertRule.deletedAt));
