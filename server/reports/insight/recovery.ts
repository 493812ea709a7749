import { z } from 'zod';
import type { CaseOutcome } from '@/domain/case/case';
import { businessClock, businessDayMs } from '@/domain/case/clock';
import { isOwed } from '@/domain/case/states';
import { reportFilterFields } from '@/domain/match';
import { bandOf } from '@/domain/metrics/bands';
import { type MedianTime, medianTime } from '@/domain/metrics/median-time';
import {
  mainEffect,
  type RecoveryEffect,
  recoveryEffects,
  type ScorePair,
  type SpeedBand,
  type SpeedEffect,
  speedEffect,
  speedOf,
} from '@/domain/metrics/recovery';
import type { ChangeUnit, ScaledScore } from '@/domain/metrics/satisfaction-scale';
import { kaplanMeier } from '@/domain/metrics/survival';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { type Share, shareOf } from '@/domain/metrics/wilson';
import { daysBetween } from '@/domain/time/local-date';
import { defaultInterval, periodsBetween } from '@/domain/time/periods';
import { instantsOf, localDate } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { readCaseSettings } from '@/server/services/case/settings';
import type { Asking } from '../read-metric';
import { checkRange, parseQuery, rangeFields } from '../schemas';
import { readWhich } from '../which';
import {
  type LeftAlone,
  MOST_CASES,
  type RecoveryCase,
  readLeftAlone,
  readRecoveryCases,
} from './recovery-sql';

export const recoverySchema = z.object({ ...rangeFields, ...reportFilterFields }).superRefine(checkRange);

const HOUR_MS = 3_600_000;

export type Control = 'check' | 'next';

/** A share 0..1 of `n`, of which `kept` were so; Wilson interval. */
export type Kept = Share & { n: number; kept: number };

export type RecoveryReport = {
  timezone: string;
  from: string;
  to: string;
  /** Cases opened in these days. `isCut`: there are more, the newest are told. */
  opened: number;
  isCut: boolean;
  contacted: number;
  resolved: number;
  owed: number;
  /** Promises whose time has come or that were kept before. */
  promises: { contact: Kept; resolve: Kept };
  /** Median business hours to the first contact; who still waits counts as waiting. `dayHours`: of a business day. */
  toContact: MedianTime & { dayHours: number };
  /** Cases in which the customer had to ask again, and how often that was. */
  chased: Kept & { times: number };
  outcomes: { key: CaseOutcome | null; n: number }[];
  causes: { id: string | null; name: string | null; n: number }[];
  /** Recovery checks sent, and how many were answered with a score. */
  asked: number;
  answered: number;
  /** Whom the contacted are compared with: customers who were asked the same question though nobody contacted them, else by their next score. */
  control: Control;
  effects: RecoveryEffect[];
  /** The unit of the effect that is told first. */
  main: ChangeUnit;
  speed: SpeedEffect;
  /** By name. Null for who may not see who works on cases. */
  owners: { id: string; name: string; n: number; contact: Kept; resolve: Kept }[] | null;
  interval: 'week' | 'month';
  periods: { start: string; end: string; contact: Kept; resolve: Kept }[];
};

/** Everything the report is made of: counted by it, listed by what stands behind each number. */
export type RecoveryFacts = {
  timezone: string;
  from: string;
  to: string;
  now: Date;
  dayHours: number;
  cases: CountedCase[];
  control: Control;
  alone: LeftAlone[];
};

/** `hours`: business hours to the first contact, or so far; `pair`: a bad first score and the check after a contact. */
export type CountedCase = RecoveryCase & {
  hours: number;
  contact: 'kept' | 'late' | null;
  resolve: 'kept' | 'late' | null;
  /** Local day on which it was opened. */
  day: string;
  pair: (ScorePair & { speed: SpeedBand }) | null;
};

/**
 * What became of cases opened in these days: promises, first contact, outcomes, and whether contact won customers back, beside
 * comparable customers whom nobody contacted. Throws as `readMetric` does.
 */
export async function readRecovery({
  ctx,
  input,
  signal,
  serves,
}: Asking<z.input<typeof recoverySchema>> & { serves: boolean }): Promise<RecoveryReport> {
  const facts = await readRecoveryFacts({ ctx, input, signal });
  const { timezone, from, to, cases, alone, control, dayHours } = facts;
  const pairs = cases.flatMap(one => one.pair ?? []);
  const effects = recoveryEffects(pairs, alone);
  const main = mainEffect(effects)?.unit ?? 'rescaled';
  const usual = defaultInterval(daysBetween(from, to));
  const interval = usual === 'day' || usual === 'week' ? 'week' : 'month';
  const isChased = (one: CountedCase): boolean => one.chased > 0;
  return {
    timezone,
    from,
    to,
    opened: cases.length,
    isCut: cases.length === MOST_CASES,
    contacted: cases.filter(one => one.contactedAt !== null).length,
    resolved: cases.filter(one => !isOwed(one.state)).length,
    owed: cases.filter(one => isOwed(one.state)).length,
    promises: promisesOf(cases),
    toContact: { ...toContact(cases), dayHours },
    chased: {
      ...keptOf(cases.map(isChased)),
      times: cases.reduce((sum, one) => sum + one.chased, 0),
    },
    outcomes: countBy(
      cases.filter(one => !isOwed(one.state)),
      one => one.outcome,
    ).map(([key, n]) => ({ key, n })),
    causes: causesOf(cases),
    asked: cases.filter(one => one.isAsked).length,
    answered: cases.filter(one => one.later !== null).length,
    control,
    effects,
    main,
    speed: speedEffect(pairs, main),
    owners: serves ? ownersOf(cases) : null,
    interval,
    periods: periodsBetween(interval, from, to).map(({ start, end }) => ({
      start,
      end,
      ...promisesOf(cases.filter(({ day }) => day >= start && day < end)),
    })),
  };
}

/** The cases and customers that a query is about, with what is counted of each. */
export async function readRecoveryFacts({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof recoverySchema>>): Promise<RecoveryFacts> {
  const query = parseQuery(recoverySchema, input);
  const { calendar } = await readCaseSettings(ctx);
  const { timezone } = calendar;
  const { from, to } = query;
  const { start, end } = instantsOf({ start: from, end: to }, timezone);
  const asked = { start, end, which: await readWhich(ctx, query, signal) };
  const dayHours = businessDayMs(calendar.hours) / HOUR_MS;
  const clock = businessClock(start, ctx.now, calendar);
  const rows = await readRecoveryCases({ ctx, signal }, asked);
  const cases = rows.map(one => counted(ctx, one, { clock, timezone, dayHours }));
  const checked = cases.flatMap(aloneOf);
  // The same question at the same time compares best.
  const control: Control = checked.length >= FEWEST_TO_COMPARE ? 'check' : 'next';
  const next = control === 'next' ? await readLeftAlone({ ctx, signal }, asked) : [];
  return {
    timezone,
    from,
    to,
    now: ctx.now,
    dayHours,
    cases,
    control,
    alone: [...checked, ...next],
  };
}

function counted(
  { now }: Ctx,
  one: RecoveryCase,
  {
    clock,
    timezone,
    dayHours,
  }: { clock: ReturnType<typeof businessClock>; timezone: string; dayHours: number },
): CountedCase {
  const until = one.contactedAt ?? (isOwed(one.state) ? now : (one.resolvedAt ?? now));
  const hours = clock(one.openedAt, until) / HOUR_MS;
  return {
    ...one,
    hours,
    day: localDate(one.openedAt, timezone),
    contact: keptPromise(one.contactDueAt, one.contactedAt, contactEnd(one), now),
    resolve: keptPromise(one.resolveDueAt, one.resolvedAt, null, now),
    pair: pairOf(one, speedOf(hours, dayHours)),
  };
}

/** What was resolved without a word needed none by then. */
const contactEnd = (one: RecoveryCase): Date | null => (one.contactedAt === null ? one.resolvedAt : null);

/** Null while its time has not come, or where it ended before without anybody having to keep it. */
function keptPromise(
  due: Date | null,
  kept: Date | null,
  ended: Date | null,
  now: Date,
): 'kept' | 'late' | null {
  if (due === null) return null;
  if (kept !== null) return kept <= due ? 'kept' : 'late';
  if (ended !== null && ended <= due) return null;
  return due <= now ? 'late' : null;
}

function pairOf(one: RecoveryCase, speed: SpeedBand): CountedCase['pair'] {
  const { first, later, contactedAt } = one;
  if (!first || !later || !contactedAt || contactedAt > later.at) return null;
  if (!isBad(first)) return null;
  const { metric, score, points } = later;
  return { first, later: { metric, score, points }, speed };
}

/** A customer whom nobody contacted and who was asked all the same. */
function aloneOf(one: CountedCase): LeftAlone[] {
  const { first, later, contactedAt, customer, openedAt } = one;
  if (!first || !later || !customer || (contactedAt && contactedAt <= later.at) || !isBad(first)) return [];
  const { metric, score, points } = later;
  return [
    { first, later: { metric, score, points }, customer, at: openedAt, case: one.isSeen ? one.id : null },
  ];
}

const isBad = ({ metric, score, points }: ScaledScore): boolean =>
  bandOf(metric, score, points ?? undefined) === 'bad';

const keptOf = (all: readonly boolean[]): Kept => {
  const kept = all.filter(Boolean).length;
  return { ...shareOf(kept, all.length), n: all.length, kept };
};

const promisesOf = (cases: readonly CountedCase[]): RecoveryReport['promises'] => {
  const of = (promise: 'contact' | 'resolve') =>
    keptOf(cases.filter(one => one[promise] !== null).map(one => one[promise] === 'kept'));
  return { contact: of('contact'), resolve: of('resolve') };
};

const toContact = (cases: readonly CountedCase[]): MedianTime =>
  medianTime(
    kaplanMeier(cases.map(({ hours, contactedAt }) => ({ time: hours, event: contactedAt !== null }))),
  );

/** Every different value with how often it stands there, the most frequent first. */
function countBy<T, K>(all: readonly T[], keyOf: (one: T) => K): [K, number][] {
  const counts = new Map<K, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

function causesOf(cases: readonly CountedCase[]): RecoveryReport['causes'] {
  const names = new Map(cases.map(({ cause }) => [cause?.id ?? null, cause?.name ?? null]));
  return countBy(
    cases.filter(one => !isOwed(one.state)),
    one => one.cause?.id ?? null,
  ).map(([id, n]) => ({ id, name: names.get(id) ?? null, n }));
}

/** In order of their names: this is no ranking. */
function ownersOf(cases: readonly CountedCase[]): NonNullable<RecoveryReport['owners']> {
  const names = new Map(cases.flatMap(({ owner }) => (owner ? [[owner.id, owner.name] as const] : [])));
  return [...names]
    .map(([id, name]) => {
      const own = cases.filter(({ owner }) => owner?.id === id);
      return { id, name, n: own.length, ...promisesOf(own) };
    })
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}
