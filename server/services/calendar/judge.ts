import { sql } from 'drizzle-orm';
import { capKey } from '@/domain/sending/cap';
import { clocksOf } from '@/domain/sending/clocks';
import type { Ask, Person, Rule } from '@/domain/sending/facts';
import { Ledger } from '@/domain/sending/ledger';
import { nextInWindow } from '@/domain/sending/send-window';
import { addDays, daysBetween } from '@/domain/time/local-date';
import { instantOf, localDate, localMinutes, startOfLocalDay } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { IN_LEDGER, type LoadedPerson, loadAsks, loadReplies, lockPeople, lookBack } from '../decision/load';
import { type LoadedRule, loadRules } from '../decision/rules';
import type { Send } from './pick';

/** Why a send stays where it is. `gone`: it is leaving, or somebody else was quicker. */
export type StayReason = 'fatigue' | 'window' | 'daily_cap' | 'expired' | 'past' | 'gone';

/** What became of each: its new moment, or why it stays. */
export type Judged = { send: Send; at: Date } | { send: Send; stays: StayReason };

/** The programs and people that a change of the calendar must know. */
export type Scene = {
  zone: string;
  rules: ReadonlyMap<string, LoadedRule>;
  people: ReadonlyMap<string, LoadedPerson>;
};

/** Locks capped programs, then the customers, as deciders do: nobody plans an invitation for them meanwhile. */
export async function setScene(ctx: Ctx, sends: readonly Send[], zone: string): Promise<Scene> {
  const rules = await loadRules(ctx);
  const people = await lockPeople(ctx, [...new Set(sends.map(send => send.customerId))], zone);
  return {
    zone,
    rules: new Map(rules.map(rule => [rule.id, rule])),
    people: new Map(people.map(person => [person.id, person])),
  };
}

/**
 * The same clock on another day, in the recipient's own zone, where the program's window is open then: or why not. An hour
 * that is over already becomes now.
 */
export function onDay(ctx: Ctx, { rules, people, zone }: Scene, send: Send, to: string): Judged {
  const window = (send.programId && rules.get(send.programId)?.window) || null;
  const own = people.get(send.customerId)?.zone ?? zone;
  const shift = daysBetween(localDate(send.dueAt, zone), to);
  const wanted = instantOf(addDays(localDate(send.dueAt, own), shift), localMinutes(send.dueAt, own), own);
  const at = nextInWindow(new Date(Math.max(wanted.getTime(), ctx.now.getTime())), window, own);
  if (localDate(at, zone) !== to) return { send, stays: to < localDate(ctx.now, zone) ? 'past' : 'window' };
  // A reminder's link must not end before it; an invitation's moves along.
  if (send.kind !== 'invitation' && at >= send.expiresAt) return { send, stays: 'expired' };
  return { send, at };
}

/**
 * Looks at the clocks and the day's places of each invitation at its new moment, in order; what was accepted stands in the way
 * of the next. Reminders belong to what was asked already. `since`: sends go back to where they were then, so that of the
 * others' clocks only those of newer invitations count.
 */
export async function judge(
  ctx: Ctx,
  scene: Scene,
  wanted: readonly Judged[],
  since: Date | null = null,
): Promise<Judged[]> {
  const people = [...scene.people.values()];
  const reach = lookBack(ctx.now, [...scene.rules.values()], people);
  const asks = await loadAsks(ctx, people, reach.asks);
  const ledger = new Ledger(asks, await loadReplies(ctx, people, reach.replies));
  const newer = since && (await newerThan(ctx, asks, since));
  const places = await placesOf(ctx, scene);
  const dayKey = (rule: Rule, at: Date) => capKey(rule.id, localDate(at, scene.zone));
  return wanted.map(one => {
    if ('stays' in one || one.send.kind !== 'invitation') return one;
    const { send, at } = one;
    const rule = send.programId === null ? undefined : scene.rules.get(send.programId);
    const person = scene.people.get(send.customerId);
    if (!rule || !person) return one;
    const own = asks.find(ask => ask.id === send.invitationId);
    const from = own?.at ?? null;
    const others = newer ? asks.filter(ask => newer.has(ask.id)) : asks;
    if (isTired(ledger, others, scene, { rule, person, from, at, own: send.invitationId }))
      return { send, stays: 'fatigue' };
    const [before, after] = [own ? dayKey(rule, own.at) : null, dayKey(rule, at)];
    if (rule.dailyCap !== null && before !== after) {
      if ((places.get(after) ?? 0) >= rule.dailyCap) return { send, stays: 'daily_cap' };
      places.set(after, (places.get(after) ?? 0) + 1);
      if (before !== null) places.set(before, (places.get(before) ?? 1) - 1);
    }
    ledger.remove(send.invitationId);
    ledger.add(askOf(rule, person, send, at));
    return one;
  });
}

type Candidate = { rule: LoadedRule; person: Person; from: Date | null; at: Date; own: string };

/**
 * By its own program's clocks towards everything, and by those of what is planned after it where it comes closer: how
 * close it stands now is what the programs decided.
 */
function isTired(
  ledger: Ledger,
  asks: readonly Ask[],
  { rules }: Scene,
  { rule, person, from, at, own }: Candidate,
): boolean {
  const { asks: near, reply } = ledger.against(person, rule, at, new Set([own]));
  if (near.length > 0 || reply) return true;
  return asks.some(ask => {
    const other = ask.ruleId === null ? undefined : rules.get(ask.ruleId);
    if (!other || ask.id === own || ask.at < at || !isOf(person, ask)) return false;
    const distance = ask.at.getTime() - at.getTime();
    if (from && Math.abs(ask.at.getTime() - from.getTime()) <= distance) return false;
    return distance < clocksOf(other, person, rule.surveyId).afterInvite;
  });
}

const isOf = (person: Person, ask: Ask): boolean =>
  ask.customerId === person.id || (person.addressHash !== null && ask.addressHash === person.addressHash);

/** The ask at its new moment. Under a name of its own, as the old one is out of the ledger for good. */
const askOf = (rule: Rule, person: Person, { invitationId }: Send, at: Date): Ask => ({
  id: `moved ${invitationId}`,
  customerId: person.id,
  addressHash: person.addressHash,
  surveyId: rule.surveyId,
  ruleId: rule.id,
  interactionId: null,
  occurredAt: null,
  externalId: null,
  caseOf: null,
  at,
  isOpen: false,
});

/** Those of the asks that were made at or after `since`. */
async function newerThan(ctx: Ctx, asks: readonly Ask[], since: Date): Promise<ReadonlySet<string>> {
  const ids = asks.map(ask => ask.id);
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select id from invitation where workspace_id = ${ctx.workspaceId} and id = any(${sql.param(ids)}::uuid[])
      and created_at >= ${since.toISOString()}::timestamptz`);
  return new Set(rows.map(row => row.id));
}

/** How many invitations capped programs have on each day from today on, by `capKey`. */
async function placesOf(ctx: Ctx, { rules, zone }: Scene): Promise<Map<string, number>> {
  const capped = [...rules.values()].filter(rule => rule.dailyCap !== null).map(rule => rule.id);
  if (capped.length === 0) return new Map();
  const today = startOfLocalDay(localDate(ctx.now, zone), zone).toISOString();
  const { rows } = await ctx.db.execute<{ program: string; day: string; count: number }>(sql`
    select i.program_id as program, (i.send_at at time zone ${zone}::text)::date::text as day, count(*)::int as count
    from invitation i
    where i.workspace_id = ${ctx.workspaceId} and i.program_id = any(${sql.param(capped)}::uuid[])
      and i.send_at >= ${today}::timestamptz and ${IN_LEDGER}
    group by 1, 2`);
  return new Map(rows.map(({ program, day, count }) => [capKey(program, day), count]));
}
