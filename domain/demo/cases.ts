import type { CaseOutcome } from '../case/case';
import { addBusinessTime, businessDayMs, type Calendar } from '../case/clock';
import { DEFAULT_HOURS, DEFAULT_RECOVERY_AFTER_HOURS } from '../case/rules';
import type { Random } from '../metrics/random';
import { type SpeedBand, speedOf } from '../metrics/recovery';
import type { ThemeKey } from '../text/taxonomy/keys';
import type { Cause, Experience } from './experience';
import { between, chance, exponential, normal, pickWeighted, randomFor } from './noise';
import { backlogAt, DEMO_ZONE, type PlantedDates, truths } from './truths';

export const demoCalendar: Calendar = { hours: DEFAULT_HOURS, timezone: DEMO_ZONE };

/** What becomes of one case. Nothing later than the history's end has happened; null: not yet, or never. */
export type CaseFate = {
  /** Somebody took it. */
  isOwned: boolean;
  attempts: Date[];
  contact: { at: Date; by: 'phone' | 'mail' } | null;
  /** The customer's answer to a mail. */
  repliedAt: Date | null;
  waitsSince: Date | null;
  resolvedAt: Date | null;
  outcome: CaseOutcome | null;
  /** When the customer was asked whether it worked, when they answered, and how they felt. */
  askedAt: Date | null;
  answered: { startedAt: Date; completedAt: Date; experience: Experience } | null;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAY_HOURS = businessDayMs(DEFAULT_HOURS) / HOUR;
/** Cases as young as this may lie forgotten: promises that are overdue today. */
const FORGOTTEN_DAYS = 14;
const FORGOTTEN = 0.3;
/** Longest wait before a case counts as one that nobody gets to. */
const MOST_HOURS = 12 * DAY_HOURS;

const OUTCOMES: { outcome: CaseOutcome; weight: number }[] = [
  { outcome: 'put_right', weight: 48 },
  { outcome: 'explained', weight: 20 },
  { outcome: 'compensated', weight: 18 },
  { outcome: 'not_possible', weight: 9 },
  { outcome: 'no_fault', weight: 5 },
];

/** The same for the same case of the same history. `id`: of the answer that opened it. */
export function caseFateOf(
  seed: number,
  id: string,
  { openedAt, cause }: { openedAt: Date; cause: Cause },
  dates: PlantedDates,
): CaseFate {
  const random = randomFor(seed, `case ${id}`);
  const backlog = backlogAt(dates, openedAt);
  const { hours, slower, never, neverMore } = truths.recovery;
  const wait = hours * (1 + slower * backlog) * Math.exp(0.9 * normal(random));
  const isForgotten =
    dates.now.getTime() - openedAt.getTime() < FORGOTTEN_DAYS * DAY && chance(random, FORGOTTEN);
  const isNever = chance(random, never + neverMore * backlog) || wait > MOST_HOURS;
  // Drawn for every case alike, so that one fate does not hang on another.
  const by = chance(random, 0.32) ? 'mail' : 'phone';
  const replies = chance(random, 0.6);
  const replyAfter = exponential(random, 14 * HOUR);
  const work = 5 * Math.exp(0.8 * normal(random));
  const came = pickWeighted(random, OUTCOMES).outcome;
  const tries = attemptsOf(random, openedAt);
  const feels = 0.7 * normal(random);
  const answers = chance(random, truths.recovery.answers);
  const answerAfter = 90_000 + 11 * HOUR * Math.exp(1.1 * normal(random));
  const takes = between(random, 15_000, 90_000);

  const isDone = (at: Date): boolean => at <= dates.now;
  const none: CaseFate = {
    isOwned: false,
    attempts: [],
    contact: null,
    repliedAt: null,
    waitsSince: null,
    resolvedAt: null,
    outcome: null,
    askedAt: null,
    answered: null,
  };
  if (isForgotten) return none;
  const contactAt = isNever ? null : addBusinessTime(openedAt, wait * HOUR, demoCalendar);
  const contact = contactAt && isDone(contactAt) ? { at: contactAt, by: by as 'phone' | 'mail' } : null;
  const attempts = (isNever ? tries : []).filter(isDone);
  if (!isNever && !contact) return { ...none, isOwned: chance(random, 0.6) };
  const from = contact?.at ?? openedAt;
  const reply = contact?.by === 'mail' && replies ? new Date(from.getTime() + replyAfter) : null;
  const begun = reply ?? from;
  const resolvedAt = addBusinessTime(begun, (isNever ? work + 3 * DAY_HOURS : work) * HOUR, demoCalendar);
  const owned: CaseFate = {
    ...none,
    isOwned: true,
    attempts,
    contact,
    repliedAt: reply && isDone(reply) ? reply : null,
    waitsSince: contact?.by === 'mail' && !(reply && isDone(reply)) ? from : null,
  };
  if (!isDone(resolvedAt)) return owned;
  const askedAt = addBusinessTime(resolvedAt, DEFAULT_RECOVERY_AFTER_HOURS * HOUR, demoCalendar);
  const speed: SpeedBand | 'never' = contact ? speedOf(wait, DAY_HOURS) : 'never';
  const completedAt = new Date(askedAt.getTime() + answerAfter);
  return {
    ...owned,
    waitsSince: null,
    resolvedAt,
    outcome: isNever ? 'not_reached' : came,
    askedAt: isDone(askedAt) ? askedAt : null,
    answered:
      answers && isDone(completedAt)
        ? {
            startedAt: new Date(completedAt.getTime() - takes),
            completedAt,
            experience: experienceAfter(truths.recovery.experience[speed] + feels, cause),
          }
        : null,
  };
}

/** Calls that nobody took, on the days after. */
function attemptsOf(random: Random, openedAt: Date): Date[] {
  const first = addBusinessTime(openedAt, between(random, 6, 14) * HOUR, demoCalendar);
  const second = addBusinessTime(first, between(random, 5, 10) * HOUR, demoCalendar);
  return chance(random, 0.5) ? [first, second] : [first];
}

const experienceAfter = (feeling: number, cause: Cause): Experience => ({
  feeling,
  cause: feeling > -0.2 ? 'solved' : cause,
});

/** Under which root cause somebody files what the customer complained of. */
export const rootCauseOf: Record<Cause, ThemeKey | null> = {
  late: 'delivery',
  rude: 'rude',
  waiting: 'waiting',
  unresolved: 'unresolved',
  price: 'price',
  quality: 'quality',
  stock: 'stock',
  hassle: 'hassle',
  friendly: null,
  advice: null,
  product: null,
  fast: null,
  solved: null,
  easy: null,
};
