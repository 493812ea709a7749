import { percentileInterval } from './bootstrap';
import type { Interval } from './interval';
import { type Random, randomIndex, seededRandom } from './random';

/** What followed on some starts, added up; money in one currency. */
export type Outcomes = {
  starts: number;
  /** Starts with at least one purchase after them. */
  repeats: number;
  /** Customers brought. */
  referrals: number;
  /** Spent by those who were asked. */
  revenue: number;
  /** The same with what those whom they brought spent. */
  worth: number;
};

export type OutcomeName = Exclude<keyof Outcomes, 'starts'>;

/** Mean per start with its 95 % interval, null where nothing varies. */
export type OutcomeMean = { value: number; interval: Interval | null };

export type Following = { starts: number } & Record<OutcomeName, OutcomeMean>;

/** Means per start of every resample, to be compared with another band's. */
export type FollowingDraws = Record<OutcomeName, number[]>;

const NAMES = ['repeats', 'referrals', 'revenue', 'worth'] as const satisfies OutcomeName[];

/**
 * What follows on a start, by bootstrap over groups of customers (all starts of one customer are in one group, so that those
 * who were asked often do not make it look surer): 1,000 resamples, seeded (Field & Welsh 2007, JRSS-B 69:369). Null without
 * starts.
 */
export function followingOf(
  groups: readonly Outcomes[],
  { seed = 1, resamples = 1000 }: { seed?: number; resamples?: number } = {},
): { following: Following; draws: FollowingDraws } | null {
  const whole = addUp(groups);
  if (whole.starts === 0) return null;
  const draws = drawMeans(groups, seededRandom(seed), resamples);
  const mean = (name: OutcomeName): OutcomeMean => ({
    value: whole[name] / whole.starts,
    interval: varied(percentileInterval(draws[name])),
  });
  const following = {
    starts: whole.starts,
    repeats: mean('repeats'),
    referrals: mean('referrals'),
    revenue: mean('revenue'),
    worth: mean('worth'),
  };
  return { following, draws };
}

/** How much more one is than the other, from resamples of both. */
export function outcomeDifference(
  name: OutcomeName,
  more: { following: Following; draws: FollowingDraws },
  less: { following: Following; draws: FollowingDraws },
): OutcomeMean {
  const value = more.following[name].value - less.following[name].value;
  const drawn = more.draws[name].map((mean, i) => mean - (less.draws[name][i] ?? 0));
  return { value, interval: varied(percentileInterval(drawn)) };
}

function addUp(groups: readonly Outcomes[]): Outcomes {
  const sum: Outcomes = { starts: 0, repeats: 0, referrals: 0, revenue: 0, worth: 0 };
  for (const group of groups) add(sum, group);
  return sum;
}

function add(sum: Outcomes, group: Outcomes): void {
  sum.starts += group.starts;
  for (const name of NAMES) sum[name] += group[name];
}

function drawMeans(groups: readonly Outcomes[], random: Random, resamples: number): FollowingDraws {
  const draws: FollowingDraws = { repeats: [], referrals: [], revenue: [], worth: [] };
  for (let round = 0; round < resamples; round++) {
    const sum: Outcomes = { starts: 0, repeats: 0, referrals: 0, revenue: 0, worth: 0 };
    for (let drawn = 0; drawn < groups.length; drawn++) {
      const group = groups[randomIndex(random, groups.length)];
      if (group) add(sum, group);
    }
    for (const name of NAMES) draws[name].push(sum[name] / sum.starts);
  }
  return draws;
}

const varied = (interval: Interval | null): Interval | null =>
  interval && interval[0] < interval[1] ? interval : null;
