import { sql } from 'drizzle-orm';
import { newId } from '@/domain/ids';
import type { Revocation } from '@/domain/sending/book';
import { decide, type Verdict } from '@/domain/sending/decide';
import type { Occasion } from '@/domain/sending/facts';
import { bestLanguage, matchLanguage } from '@/domain/survey/translate';
import type { Ctx } from '@/server/db/tenant';
import { claimAffected, claimDue, claimInteractions } from './claim';
import { type LoadedPerson, loadReplies, lockAsks, lockPeople, lookBack } from './load';
import { loadCases, loadHappenings, lockPlaces } from './load-around';
import { type LoadedRule, loadRules } from './rules';
import {
  markDecided,
  type PlannedInvitation,
  revokeInvitations,
  saveDecisions,
  saveInvitations,
} from './save';

/** `decided` = how many new interactions were taken; `more`: perhaps not all that there is to decide. */
export type Decided = { decided: number; invited: number; more: boolean };

/**
 * Decides about at most `limit` undecided interactions of the workspace, and as many decisions whose waiting is over, so
 * that neither holds up the other: one decision row per interaction × program of its type, the invitations with the mail
 * they owe, and scheduled ones that give way, all in the caller's transaction. A fixed number of statements, however many.
 */
export async function decideInteractions({
  ctx,
  input: { limit },
}: {
  ctx: Ctx;
  input: { limit: number };
}): Promise<Decided> {
  const rules = await loadRules(ctx);
  const fresh = await claimInteractions(ctx, limit);
  const due = await claimDue(ctx, limit);
  const wanted = new Set(rules.flatMap(rule => [...(rule.types ?? []), ...rule.unless]));
  const told = fresh.filter(({ type }) => type !== null && wanted.has(type));
  const invited = await decideOccasions(ctx, rules, [...told, ...due]);
  await markDecided(
    ctx,
    fresh.map(occasion => occasion.id),
  );
  return { decided: fresh.length, invited, more: fresh.length === limit || due.length === limit };
}

/** Decides and writes what comes of it. Answers how many are invited. */
export async function decideOccasions(
  ctx: Ctx,
  rules: readonly LoadedRule[],
  occasions: readonly Occasion[],
): Promise<number> {
  const { verdicts, invitations, revoked } = await judgeOccasions(ctx, rules, occasions);
  await revokeInvitations(ctx, revoked);
  await saveInvitations(ctx, invitations);
  await saveDecisions(ctx, verdicts);
  return invitations.length;
}

/** Locks the people concerned, reads their ledger and decides; writes nothing. */
async function judgeOccasions(
  ctx: Ctx,
  rules: readonly LoadedRule[],
  given: readonly Occasion[],
): Promise<{ verdicts: Verdict[]; invitations: PlannedInvitation[]; revoked: Revocation[] }> {
  if (given.length === 0 || rules.length === 0) return { verdicts: [], invitations: [], revoked: [] };
  const zone = await zoneOf(ctx);
  const ids = [...new Set(given.map(occasion => occasion.customerId))];
  const people = await lockPeople(ctx, ids, zone);
  const occasions = withoutRepeats([...given, ...(await claimAffected(ctx, rules, ids))]);
  const since = lookBack(ctx.now, rules, people);
  const byId = new Map(people.map(person => [person.id, person]));
  const { verdicts, revoked } = decide({
    now: ctx.now,
    zone,
    rules,
    occasions,
    people: byId,
    asks: await lockAsks(ctx, people, since.asks),
    replies: await loadReplies(ctx, people, since.replies),
    happenings: await loadHappenings(ctx, rules, occasions),
    cases: await loadCases(ctx, rules, occasions),
    planned: await lockPlaces(ctx, rules, occasions, zone),
    newId,
  });
  const ruleOf = new Map(rules.map(rule => [rule.id, rule]));
  return { verdicts, revoked, invitations: verdicts.flatMap(verdict => planOf(verdict, ruleOf, byId)) };
}

/** A decision that waited may be claimed twice: as due, and as affected by something new. */
function withoutRepeats(occasions: readonly Occasion[]): Occasion[] {
  const seen = new Set<string>();
  return occasions.filter(({ decisionId }) => {
    if (decisionId === null) return true;
    const isNew = !seen.has(decisionId);
    seen.add(decisionId);
    return isNew;
  });
}

function planOf(
  { occasion, ruleId, invitation }: Verdict,
  rules: ReadonlyMap<string, LoadedRule>,
  people: ReadonlyMap<string, LoadedPerson>,
): PlannedInvitation[] {
  const rule = rules.get(ruleId);
  const person = people.get(occasion.customerId);
  if (!invitation || !rule || !person) return [];
  return [
    {
      ...invitation,
      programId: rule.id,
      surveyId: rule.surveyId,
      customerId: occasion.customerId,
      interactionId: occasion.interactionId,
      period: occasion.period,
      channelId: rule.channelId,
      language: languageFor(rule, person),
    },
  ];
}

/** The program's language where the survey speaks it; else what the customer chose, else what the company says of them. */
const languageFor = ({ language, languages }: LoadedRule, person: LoadedPerson): string =>
  (language && matchLanguage(languages, language)) ||
  bestLanguage(languages, { asked: person.language, locale: person.locale });

/** The workspace's zone. */
export async function zoneOf(ctx: Ctx): Promise<string> {
  const { rows } = await ctx.db.execute<{ timezone: string }>(
    sql`select timezone from workspace where id = ${ctx.workspaceId}`,
  );
  return rows[0]?.timezone ?? 'UTC';
}
