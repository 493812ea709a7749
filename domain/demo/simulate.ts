import { type Dealing, liveLife } from './life';
import { exponential, randomFor } from './noise';
import { makePerson } from './people';
import { HISTORY_DAYS, type PlantedDates, plantedDates } from './truths';

/** How many of the customers who ever come (without the referred ones) are there from the first day on. */
const THERE_FROM_THE_START = 0.45;
/** Answers that one customer gives over the two years, on average: by simulation. */
const ANSWERS_PER_CUSTOMER = 1.8;

export type SimulationOptions = {
  /** The moment at which the history ends. */
  now: Date;
  seed: number;
  /** About how many answers the history shall hold. */
  answers: number;
  /** Goes before every id, so that several histories fit into one workspace. */
  prefix?: string;
};

export type Simulation = {
  dates: PlantedDates;
  customers: number;
  /** Dealings of each of the 730 days that end at the clock time of `now`, oldest first, in order of time. */
  days: Dealing[][];
};

/**
 * Two years of Fjell & Field up to `now`: the same for the same options, on every machine. Holds one history in memory,
 * about 1 kB per answer.
 */
export function simulate({ now, seed, answers, prefix = '' }: SimulationOptions): Simulation {
  const dates = plantedDates(now);
  const days: Dealing[][] = Array.from({ length: HISTORY_DAYS }, () => []);
  const wanted = Math.max(1, Math.round(answers / ANSWERS_PER_CUSTOMER));
  const queue = arrivals(seed, wanted, dates);
  let customers = 0;
  for (let next = queue.pop(); next; next = queue.pop()) {
    customers += 1;
    const person = makePerson(seed, `c-${prefix}${customers}`, next.country);
    const { dealings, referrals } = liveLife(seed, person, next, dates);
    for (const dealing of dealings) days[dayOf(dealing.at, dates)]?.push(dealing);
    queue.push(...referrals.filter(({ at }) => at < now).map(({ at, ...who }) => ({ ...who, arrival: at })));
  }
  for (const day of days) day.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  return { dates, customers, days };
}

/** The end of a day of the history: when what happened on it is recorded. */
export const endOfDay = (dates: PlantedDates, day: number): Date =>
  new Date(dates.start.getTime() + (day + 1) * DAY);

type Arrival = { arrival: Date; referredBy: string | null; country?: string };

function arrivals(seed: number, count: number, dates: PlantedDates): Arrival[] {
  const random = randomFor(seed, 'arrivals');
  const length = dates.now.getTime() - dates.start.getTime();
  return Array.from({ length: count }, () => {
    // Those who are there already buy next after some time of their own pace.
    const isThere = random() < THERE_FROM_THE_START;
    const offset = isThere ? exponential(random, 110 * DAY) : random() * length;
    return { arrival: new Date(dates.start.getTime() + offset), referredBy: null };
  }).filter(({ arrival }) => arrival < dates.now);
}

const dayOf = (at: Date, dates: PlantedDates): number =>
  Math.max(0, Math.floor((at.getTime() - dates.start.getTime()) / DAY));

const DAY = 86_400_000;
