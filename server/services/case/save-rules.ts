import { isDeepStrictEqual } from 'node:util';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { type CaseRule, caseRuleSchema, DEFAULT_CASE_RULES, MOST_CASE_RULES } from '@/domain/case/rules';
import { AppError, type Issue } from '@/domain/errors';
import type { Match } from '@/domain/match';
import { permissions } from '@/domain/roles';
import { theme } from '@/drizzle/schema/comment';
import { survey } from '@/drizzle/schema/survey';
import { member, workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { readCaseSettings } from './settings';

export const saveCaseRulesSchema = z.object({
  /** All of them, in the order in which they count; null: the product's own. */
  rules: z
    .array(caseRuleSchema.omit({ since: true }))
    .max(MOST_CASE_RULES, `takes at most ${MOST_CASE_RULES} rules`)
    .refine(rules => new Set(rules.map(({ id }) => id)).size === rules.length, 'has one id twice')
    .nullable(),
});

/**
 * Replaces the rules that open cases. One that is new, asks for something else or is switched on again holds from this moment
 * on: what came before opens nothing. `invalid` where a rule names a survey, theme or member that is not there, or one about
 * contacts or trust asks for what only an answer has.
 */
export async function saveCaseRules({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof saveCaseRulesSchema>;
}): Promise<CaseRule[]> {
  const { rules } = saveCaseRulesSchema.parse(input);
  await ctx.db.select().from(workspace).where(eq(workspace.id, ctx.workspaceId)).for('update');
  const before = await readCaseSettings(ctx);
  const given = rules?.map(rule => dated(rule, before.rules, ctx.now)) ?? null;
  const issues = given ? await faultsOf(ctx, given) : [];
  const [first] = issues;
  if (first) throw new AppError('invalid', `${first.message} Nothing was saved.`, issues);
  const { rules: _, ...rest } = before.followUp;
  await ctx.db
    .update(workspace)
    .set({ followUp: given ? { ...rest, rules: given } : rest })
    .where(eq(workspace.id, ctx.workspaceId));
  await recordAudit({
    ctx,
    action: 'case_rules.changed',
    subject: ctx.workspaceId,
    detail: { rules: given?.map(({ id, active }) => (active ? id : `${id} (off)`)) ?? 'default' },
  });
  return given ?? DEFAULT_CASE_RULES;
}

/** A rule that looks for the same as before goes on as it did. */
function dated(rule: Omit<CaseRule, 'since'>, before: readonly CaseRule[], now: Date): CaseRule {
  const old = before.find(({ id }) => id === rule.id);
  const isSame =
    old?.active === true &&
    isDeepStrictEqual([old.trigger, old.match ?? null], [rule.trigger, rule.match ?? null]);
  if (isSame) return { ...rule, ...(old?.since !== undefined && { since: old.since }) };
  return { ...rule, since: now.toISOString() };
}

async function faultsOf(ctx: Ctx, rules: readonly CaseRule[]): Promise<Issue[]> {
  const [people, surveys, themes] = [
    await readTeam(ctx),
    await readSurveys(ctx, rules),
    await readThemes(ctx, rules),
  ];
  return rules.flatMap((rule, index) => {
    const fault = (message: string): Issue => ({
      path: `rules[${index}]`,
      message: `“${rule.name}”: ${message}`,
    });
    const { trigger } = rule;
    const isAboutAnswers = trigger.kind !== 'trust' && trigger.kind !== 'overdue';
    return [
      ...(membersIn(rule).some(id => !people.has(id))
        ? [fault('somebody in it left or may not work on cases.')]
        : []),
      ...(trigger.kind === 'ending' && !surveys.has(trigger.survey)
        ? [fault('its survey is not there.')]
        : []),
      ...(trigger.kind === 'theme' && trigger.themes.some(id => !themes.has(id))
        ? [fault('a theme in it is not there.')]
        : []),
      ...(!isAboutAnswers && rule.match && asksForAnswers(rule.match)
        ? [fault('it looks at no answer, so that it can ask for attributes only.')]
        : []),
    ];
  });
}

function membersIn({ assign, escalateTo = [] }: CaseRule): string[] {
  if (assign.kind === 'rotation') return [...assign.members, ...escalateTo];
  if (assign.kind === 'nobody') return escalateTo;
  const { owners, otherwise } = assign;
  return [...Object.values(owners), ...(otherwise === null ? [] : [otherwise]), ...escalateTo];
}

function asksForAnswers(match: Match): boolean {
  if ('all' in match) return match.all.some(asksForAnswers);
  if ('any' in match) return match.any.some(asksForAnswers);
  if ('not' in match) return asksForAnswers(match.not);
  return !('attribute' in match);
}

async function readTeam(ctx: Ctx): Promise<Set<string>> {
  const rows = await ctx.db
    .select({ id: member.userId })
    .from(member)
    .where(and(eq(member.workspaceId, ctx.workspaceId), inArray(member.role, [...permissions.serve])));
  return new Set(rows.map(({ id }) => id));
}

async function readSurveys(ctx: Ctx, rules: readonly CaseRule[]): Promise<Set<string>> {
  const wanted = rules.flatMap(({ trigger }) => (trigger.kind === 'ending' ? [trigger.survey] : []));
  if (wanted.length === 0) return new Set();
  const rows = await ctx.db
    .select({ id: survey.id })
    .from(survey)
    .where(and(eq(survey.workspaceId, ctx.workspaceId), inArray(survey.id, wanted)));
  return new Set(rows.map(({ id }) => id));
}

async function readThemes(ctx: Ctx, rules: readonly CaseRule[]): Promise<Set<string>> {
  const wanted = rules.flatMap(({ trigger }) => (trigger.kind === 'theme' ? trigger.themes : []));
  if (wanted.length === 0) return new Set();
  const rows = await ctx.db
    .select({ id: theme.id })
    .from(theme)
    .where(and(eq(theme.workspaceId, ctx.workspaceId), inArray(theme.id, wanted)));
  return new Set(rows.map(({ id }) => id));
}
