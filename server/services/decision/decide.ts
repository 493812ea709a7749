import { sql } from 'drizzle-orm';
import { newId } from '@/domain/ids';
import { decide, type Occasion, type Verdict } from '@/domain/sending/decide';
import { bestLanguage } from '@/domain/survey/translate';
import type { Ctx } from '@/server/db/tenant';
import {
  claimOccasions,
  type LoadedPerson,
  type LoadedRule,
  loadAsks,
  loadPlanned,
  loadReplies,
  loadRules,
  lockPeople,
} from './load';
import { markDecided, type PlannedInvitation, saveDecisions, saveInvitations } from './save';

/**
 * Decides about at most `limit` undecided interactions of the workspace: one decision row per interaction × program
 * of its type, and the invitations with the mail they owe, all in the caller's transaction. A fixed number of
 * statements, however many interactions. `decided` = how many were taken; fewer than `limit`: nothing is left to take.
 */
export async function decideInteractions({
  ctx,
  input: { limit },
}: {
  ctx: Ctx;
  input: { limit: number };
}): Promise<{ decided: number; invited: number }> {
  const rules = (await loadRules(ctx)).filter(rule => rule.types !== null);
  const occasions = await claimOccasions(ctx, limit);
  if (occasions.length === 0) return { decided: 0, invited: 0 };
  const wanted = new Set(rules.flatMap(rule => rule.types ?? []));
  const asked = occasions.filter(occasion => occasion.type !== null && wanted.has(occasion.type));
  const verdicts = await judgeOccasions(ctx, rules, asked);
  await saveInvitations(ctx, verdicts.invitations);
  await saveDecisions(ctx, verdicts.all);
  await markDecided(
    ctx,
    occasions.map(occasion => occasion.id),
  );
  return { decided: occasions.length, invited: verdicts.invitations.length };
}

/** Locks the people concerned, reads their ledger and decides; writes nothing. */
export async function judgeOccasions(
  ctx: Ctx,
  rules: readonly LoadedRule[],
  occasions: readonly Occasion[],
): Promise<{ all: Verdict[]; invitations: PlannedInvitation[] }> {
  if (occasions.length === 0 || rules.length === 0) return { all: [], invitations: [] };
  const zone = await zoneOf(ctx);
  const ids = [...new Set(occasions.map(occasion => occasion.customerId))];
  const people = new Map((await lockPeople(ctx, ids, zone)).map(person => [person.id, person]));
  const longest = (of: 'afterInvite' | 'afterResponse') =>
    new Date(ctx.now.getTime() - Math.max(...rules.map(rule => rule[of])));
  const all = decide({
    now: ctx.now,
    zone,
    rules,
    occasions,
    people,
    asks: await loadAsks(ctx, [...people.values()], longest('afterInvite')),
    replies: await loadReplies(ctx, [...people.values()], longest('afterResponse')),
    planned: await loadPlanned(ctx, rules, zone),
    newId,
  });
  const byId = new Map(rules.map(rule => [rule.id, rule]));
  return { all, invitations: all.flatMap(verdict => planOf(verdict, byId, people)) };
}

function planOf(
  { occasion, ruleId, invitation }: Verdict,
  rules: ReadonlyMap<string, LoadedRule>,
  people: ReadonlyMap<string, LoadedPerson>,
): PlannedInvitation[] {
  const rule = rules.get(ruleId);
  if (!invitation || !rule) return [];
  const locale = people.get(occasion.customerId)?.locale;
  return [
    {
      ...invitation,
      programId: rule.id,
      surveyId: rule.surveyId,
      customerId: occasion.customerId,
      interactionId: occasion.interactionId,
      period: null,
      language: bestLanguage(rule.languages, { locale }),
    },
  ];
}

/** The workspace's zone. */
export async function zoneOf(ctx: Ctx): Promise<string> {
  const { rows } = await ctx.db.execute<{ timezone: string }>(
    sql`select timezone from workspace where id = ${ctx.workspaceId}`,
  );
  return rows[0]?.timezone ?? 'UTC';
}
