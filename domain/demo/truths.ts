import { addMonths } from '../time/local-date';
import { periodStart } from '../time/periods';
import { localDate, startOfLocalDay } from '../time/zone';

/**
 * What really happened at Fjell & Field: the causes that the simulation plays and that the analysis has to find again.
 * Everything here is planted on purpose; nothing else that lasts is. An `experience` is counted in standard deviations
 * of how customers feel about one dealing with the company: 0 is an ordinary one.
 */
export const DEMO_ZONE = 'Europe/Berlin';
/** How far back the history goes. */
export const HISTORY_DAYS = 730;

const DAY = 86_400_000;

export const truths = {
  /** Erosion: a rude hire is given ever more of the customers of one store. Nobody has acted yet. */
  leeds: {
    store: 'Leeds',
    agent: 'Damon',
    hiredDaysAgo: 120,
    rampDays: 80,
    firstShare: 0.08,
    lastShare: 0.5,
    experience: -1.65,
  },
  /** Shock: for one calendar month a courier loses its night shift; then everything is as before. */
  courier: { courier: 'Rask Express', monthsAgo: 7, lateShare: 0.85, experience: -2.6 },
  /** A fix that recovers: the help desk falls behind, customers have to chase; then call-backs are promised and kept. */
  helpDesk: {
    backlogDaysAgo: 210,
    backlogRampDays: 21,
    fixDaysAgo: 55,
    fixRampDays: 7,
    experience: -1.1,
    chasing: 0.5,
    chasingElsewhen: 0.08,
  },
  /** What moves satisfaction in the driver battery: shares of the pull of each item; being listened to comes first. */
  drivers: {
    listened: 0.5,
    solved: 0.2,
    friendly: 0.12,
    communication: 0.08,
    responsibility: 0.05,
    important: 0.05,
    atmosphere: 0,
  },
  /** Promoters come back sooner, leave less often, and bring others. `pull`: effect of the remembered experience on the pace. */
  loyalty: { pull: 0.5, leavesHappy: 0.05, leavesUnhappy: 0.4, refersHappy: 0.1, refersOthers: 0.006 },
  /**
   * Quick contact wins customers back, late contact does not, and who hears nothing comes back a little by themselves: how the
   * customer feels about the company when asked whether it worked. `hours`: median business hours to the first contact, and
   * how many times as long it takes where the desk is behind; `never`: share of cases that nobody gets to.
   */
  recovery: {
    experience: { hours: 0.2, day: -0.1, days: -1.1, later: -1.9, never: -2.2 },
    hours: 3.2,
    slower: 9,
    never: 0.12,
    neverMore: 0.25,
    answers: 0.62,
  },
  /** Who answers: by how it was, by the language and by where it was. */
  answering: {
    byFeeling: { delighted: 0.52, content: 0.36, unhappy: 0.46 },
    byLanguage: { en: 1, de: 1.06, fr: 0.86, es: 0.82 },
    byChannel: { store: 1, web: 1.05, 'help desk': 1.15 },
  },
} as const;

export type Driver = keyof typeof truths.drivers;

/** The planted dates for a history that ends at `now`. Days are local dates in `DEMO_ZONE`. */
export type PlantedDates = {
  start: Date;
  now: Date;
  hire: Date;
  backlog: Date;
  fix: Date;
  /** The calendar month of the courier's failure, `end` exclusive. */
  failure: { start: Date; end: Date; month: string };
};

export function plantedDates(now: Date): PlantedDates {
  const ago = (days: number): Date => new Date(now.getTime() - days * DAY);
  const month = addMonths(periodStart('month', localDate(now, DEMO_ZONE)), -truths.courier.monthsAgo);
  return {
    start: ago(HISTORY_DAYS),
    now,
    hire: ago(truths.leeds.hiredDaysAgo),
    backlog: ago(truths.helpDesk.backlogDaysAgo),
    fix: ago(truths.helpDesk.fixDaysAgo),
    failure: {
      start: startOfLocalDay(month, DEMO_ZONE),
      end: startOfLocalDay(addMonths(month, 1), DEMO_ZONE),
      month,
    },
  };
}

/** Share of the Leeds customers whom the hire serves at `at`. */
export function damonsShare(dates: PlantedDates, at: Date): number {
  if (at < dates.hire) return 0;
  const { firstShare, lastShare, rampDays } = truths.leeds;
  return firstShare + (lastShare - firstShare) * rampOf(dates.hire, at, rampDays);
}

export const courierFails = (dates: PlantedDates, courier: string, at: Date): boolean =>
  courier === truths.courier.courier && at >= dates.failure.start && at < dates.failure.end;

/** How far behind the help desk is at `at`, 0..1. */
export function backlogAt(dates: PlantedDates, at: Date): number {
  const { backlogRampDays, fixRampDays } = truths.helpDesk;
  return rampOf(dates.backlog, at, backlogRampDays) - rampOf(dates.fix, at, fixRampDays);
}

function rampOf(from: Date, at: Date, days: number): number {
  return Math.min(1, Math.max(0, (at.getTime() - from.getTime()) / (days * DAY)));
}
