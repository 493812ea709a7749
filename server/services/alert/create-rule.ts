import { isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { alertRuleShape, MOST_RULES } from '@/domain/alert';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { invalidInput, parseInput } from '@/domain/issues';
import { alertRule } from '@/drizzle/schema/report';
import { actorName, type Ctx } from '@/server/db/tenant';
import { seal } from '@/server/seal';
import { recordAudit } from '../audit/record';
import { channelFields, newSecret } from '../channel/create';
import { readFilter } from '../filter/read';
import { type AlertRule, readRule, sentenceOf } from './list-rules';
import { watchedFrom } from './look';

/** A rule as people write it, with somebody to tell, and a webhook that can be called at all. */
export const ruleInput = alertRuleShape
  .extend({ webhookUrl: channelFields.url.nullable().default(null) })
  .refine(rule => rule.webhookUrl !== null || rule.mailTo.length > 0, {
    path: ['mailTo'],
    message: 'is empty: name somebody to tell, or a webhook',
  });
export type RuleInput = z.input<typeof ruleInput>;

/** `secret`: of the webhook, told this once; null where none was made. */
export type SavedRule = AlertRule & { secret: string | null };

/**
 * Begins to watch: what happened before is never told. Throws `invalid`, and `not_found` for a saved filter that the maker
 * cannot see. Audited.
 */
export async function createRule({ ctx, input }: { ctx: Ctx; input: RuleInput }): Promise<SavedRule> {
  const rule = await parseRule(ctx, input);
  if ((await ctx.db.$count(alertRule, isNull(alertRule.deletedAt))) >= MOST_RULES)
    throw new AppError('invalid', `There are ${MOST_RULES} alerts already: delete one first.`);
  const id = newId();
  const secret = rule.webhookUrl === null ? null : newSecret();
  await ctx.db.insert(alertRule).values({
    workspaceId: ctx.workspaceId,
    id,
    ...rule,
    name: await sentenceOf(ctx, rule),
    webhookSecrets: secret === null ? null : [seal(secret)],
    seenUntil: watchedFrom(rule.spec, ctx.now),
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  const detail = { ...rule, mailTo: rule.mailTo.length };
  await recordAudit({ ctx, action: 'alert.created', subject: id, detail });
  return { ...(await readRule({ ctx, input: { id } })), secret };
}

/** Throws `invalid` with a sentence per field, `not_found` for a saved filter that this person cannot see. */
export async function parseRule(ctx: Ctx, input: unknown): Promise<z.output<typeof ruleInput>> {
  const parsed = parseInput(ruleInput, input);
  if (!parsed.ok) throw invalidInput(parsed.issues);
  if (parsed.data.which.saved) await readFilter({ ctx, input: { id: parsed.data.which.saved } });
  return parsed.data;
}
