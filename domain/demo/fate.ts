import type { Random } from '../metrics/random';
import type { Answers } from '../survey/definition';
import { type AskedTemplate, answersTo } from './answers';
import type { Dealing } from './life';
import { between, chance, exponential, normal, randomFor } from './noise';
import { truths } from './truths';

/** What becomes of one invitation. Times may lie after the history's end: then it has not happened yet. */
export type Fate = {
  bounced: boolean;
  unsubscribedAt: Date | null;
  /** Marked the mail as spam instead of using its link. */
  complainedAt: Date | null;
  visitedAt: Date | null;
  answered: { startedAt: Date; completedAt: Date; answers: Answers } | null;
};

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const VISITS_ONLY = 0.12;
const UNSUBSCRIBES = 0.004;
const COMPLAINS = 0.0006;
/** Of those who answer, so many only do after the reminder. */
const AFTER_REMINDER = 0.24;
/** Nobody answers later than this, so that an answer always precedes the invitation's expiry. */
const LATEST = 25 * DAY;

/** The same for the same dealing and survey, whatever else happens. */
export function fateOf(
  seed: number,
  template: AskedTemplate,
  dealing: Dealing,
  { sentAt, reminderAfter }: { sentAt: Date; reminderAfter: number | null },
): Fate {
  const random = randomFor(seed, `fate ${template} ${dealing.id}`);
  const nothing: Fate = {
    bounced: false,
    unsubscribedAt: null,
    complainedAt: null,
    visitedAt: null,
    answered: null,
  };
  if (dealing.person.unreachable) return { ...nothing, bounced: true };
  const answers = answersTo(template, dealing, random);
  if (!chance(random, probabilityOf(dealing))) {
    if (!chance(random, VISITS_ONLY)) {
      const complains = chance(random, COMPLAINS);
      return { ...nothing, complainedAt: complains ? later(sentAt, exponential(random, 10 * HOUR)) : null };
    }
    const visitedAt = later(sentAt, exponential(random, 20 * HOUR));
    return {
      ...nothing,
      visitedAt,
      unsubscribedAt: chance(random, UNSUBSCRIBES / VISITS_ONLY) ? visitedAt : null,
    };
  }
  const visitedAt = later(sentAt, lag(random, reminderAfter));
  const startedAt = later(visitedAt, between(random, 4, 25) * SECOND);
  const completedAt = later(startedAt, between(random, 8, 110) * SECOND);
  return { ...nothing, visitedAt, answered: { startedAt, completedAt, answers } };
}

function probabilityOf({ experience, person, attributes }: Dealing): number {
  const { byFeeling, byLanguage, byChannel } = truths.answering;
  const { feeling } = experience;
  const base = feeling > 0.15 ? byFeeling.delighted : feeling > -0.9 ? byFeeling.content : byFeeling.unhappy;
  const channel = Object.hasOwn(byChannel, String(attributes.channel))
    ? byChannel[attributes.channel as keyof typeof byChannel]
    : 1;
  return base * byLanguage[person.language] * channel;
}

/** Half of the answers come within some nine hours (lognormal), the rest over the following days. */
function lag(random: Random, reminderAfter: number | null): number {
  const own = 9 * HOUR * Math.exp(1.3 * normal(random));
  const wait = reminderAfter !== null && chance(random, AFTER_REMINDER) ? reminderAfter + 0.6 * own : own;
  return Math.min(LATEST, Math.max(90 * SECOND, wait));
}

const later = (at: Date, milliseconds: number): Date => new Date(Math.round(at.getTime() + milliseconds));
