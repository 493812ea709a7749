import { describe, expect, test } from 'vitest';
import { controlChart } from '../metrics/control-chart';
import { driverReport } from '../metrics/drivers';
import { followingOf, outcomeDifference } from '../metrics/following';
import { addHistograms, emptyHistogram, type Histogram } from '../metrics/histogram';
import { logRank } from '../metrics/log-rank';
import { compare, type MetricName } from '../metrics/metric';
import { benjaminiHochberg } from '../metrics/multiple-comparisons';
import { verdictOf } from '../metrics/verdict';
import { addDays, daysBetween } from '../time/local-date';
import { periodsBetween } from '../time/periods';
import { localDate } from '../time/zone';
import type { AskedTemplate } from './answers';
import { fateOf } from './fate';
import { randomFor } from './noise';
import { demoPrograms } from './programs';
import { stores } from './retailer';
import { simulate } from './simulate';
import { DEMO_ZONE, truths } from './truths';

/**
 * The truths planted in the demo, looked for in twenty histories that share nothing but them, by the same functions that
 * the screens use. Said at the end: how often each was found, and how often something was found that is not there.
 */
const SEEDS = Array.from({ length: 20 }, (_, i) => 101 + i);
const NOW = new Date('2026-11-20T10:00:00Z');
const TODAY = localDate(NOW, DEMO_ZONE);
const DAY = 86_400_000;

type Answer = {
  template: AskedTemplate;
  day: string;
  at: Date;
  customer: string;
  store: string;
  answers: Record<string, unknown>;
};

const histories = SEEDS.map(seed => {
  const { days, dates } = simulate({ now: NOW, seed, answers: 9_000 });
  const rested = new Map<string, number>();
  const purchases = new Map<string, number[]>();
  const brought = new Map<string, number[]>();
  const answers: Answer[] = [];
  for (const dealing of days.flat()) {
    const { person, at, attributes, type, referredBy } = dealing;
    if (referredBy) brought.set(referredBy, [...(brought.get(referredBy) ?? []), at.getTime()]);
    if (type === 'purchase') purchases.set(person.id, [...(purchases.get(person.id) ?? []), at.getTime()]);
    const template = demoPrograms.find(
      ({ trigger }) =>
        'types' in trigger &&
        trigger.types.includes(type) &&
        trigger.where.every(({ attribute, value }) => attributes[attribute] === value),
    )?.template;
    // Nobody is asked twice within two weeks.
    if (!template || at.getTime() < (rested.get(person.id) ?? 0)) continue;
    rested.set(person.id, at.getTime() + 14 * DAY);
    const sentAt = new Date(at.getTime() + DAY);
    const given = fateOf(seed, template, dealing, { sentAt, reminderAfter: 4 * DAY }).answered;
    if (!given || given.completedAt >= NOW) continue;
    answers.push({
      template,
      day: localDate(given.completedAt, DEMO_ZONE),
      at: given.completedAt,
      customer: person.id,
      store: String(attributes.location ?? ''),
      answers: given.answers,
    });
  }
  return { seed, dates, answers, purchases, brought };
});
type History = (typeof histories)[number];

const scales = { nps: [0, 10], csat: [1, 5] } as const;

/** Scores of one question, as one histogram. */
function histogramOf(metric: 'nps' | 'csat', key: string, answers: readonly Answer[]): Histogram {
  const [min, max] = scales[metric];
  const histogram = emptyHistogram(min, max);
  const counts = [...histogram.counts];
  for (const { answers: given } of answers) {
    const score = given[key];
    if (typeof score === 'number') counts[score - min] = (counts[score - min] ?? 0) + 1;
  }
  return { min, counts };
}

const ofTemplate = ({ answers }: History, template: AskedTemplate, store?: string): Answer[] =>
  answers.filter(answer => answer.template === template && (store === undefined || answer.store === store));

const between = (answers: readonly Answer[], from: string, to: string): Answer[] =>
  answers.filter(({ day }) => day >= from && day < to);

/** Whole weeks or months of the history. */
function buckets(
  history: History,
  interval: 'week' | 'month',
  metric: 'nps' | 'csat',
  key: string,
  answers: Answer[],
) {
  const from = addDays(localDate(history.dates.start, DEMO_ZONE), 31);
  return periodsBetween(interval, from, TODAY)
    .slice(1, -1)
    .map(({ start, end }) => ({ start, histogram: histogramOf(metric, key, between(answers, start, end)) }));
}

/** A store's answers of the last 90 days against the 90 before. */
function change(history: History, store: string) {
  const answers = ofTemplate(history, 'post-purchase', store);
  const recent = histogramOf('nps', 'recommend', between(answers, addDays(TODAY, -90), TODAY));
  const before = histogramOf('nps', 'recommend', between(answers, addDays(TODAY, -180), addDays(TODAY, -90)));
  const size = ({ counts }: Histogram) => counts.reduce((sum, count) => sum + count, 0);
  return { ...compare('nps', recent, before), n: size(recent), nBefore: size(before) };
}

const report: string[] = [];
const say = (what: string, hits: number, of: number): number => {
  report.push(`${what}: ${hits} of ${of} (${((100 * hits) / of).toFixed(1)} %)`);
  return hits / of;
};

describe('over twenty histories', () => {
  test('the courier’s month is told as a shock, and hardly another', () => {
    let found = 0;
    let false_ = 0;
    let watched = 0;
    for (const history of histories) {
      const months = buckets(history, 'month', 'csat', 'satisfaction', ofTemplate(history, 'delivery'));
      const { signals, points } = controlChart('csat', months);
      const month = history.dates.failure.month;
      if (signals.some(({ kind, at, direction }) => kind === 'shock' && at === month && direction === 'down'))
        found += 1;
      false_ += signals.filter(({ kind, at }) => kind === 'shock' && at !== month).length;
      watched += points.filter(({ role, start }) => role === 'monitored' && start !== month).length;
    }
    expect(say('Courier’s shock found', found, histories.length)).toBeGreaterThanOrEqual(0.95);
    expect(say('Months told as a shock that were none', false_, watched)).toBeLessThanOrEqual(0.02);
  });

  test('Leeds is told to erode, the other stores hardly ever to move', () => {
    let found = 0;
    let false_ = 0;
    let watched = 0;
    for (const history of histories) {
      const hire = localDate(history.dates.hire, DEMO_ZONE);
      for (const { name } of stores) {
        const weeks = buckets(
          history,
          'week',
          'nps',
          'recommend',
          ofTemplate(history, 'post-purchase', name),
        );
        const { signals, points } = controlChart('nps', weeks);
        if (name === truths.leeds.store) {
          if (
            signals.some(
              one =>
                one.kind === 'drift' &&
                one.direction === 'down' &&
                one.at >= hire &&
                daysBetween(hire, one.at) <= 120,
            )
          )
            found += 1;
          continue;
        }
        false_ += signals.length;
        watched += points.filter(({ role }) => role === 'monitored').length;
      }
    }
    expect(say('Leeds’s erosion found', found, histories.length)).toBeGreaterThanOrEqual(0.9);
    expect(say('Weeks of other stores told as a shock or drift', false_, watched)).toBeLessThanOrEqual(0.01);
  });

  test('what moved: Leeds, and within the error rate nothing else', () => {
    let found = 0;
    let false_ = 0;
    let tested = 0;
    for (const history of histories) {
      const changes = stores.map(({ name }) => ({ name, ...change(history, name) }));
      const adjusted = benjaminiHochberg(changes.map(({ p }) => p ?? 1));
      for (const [i, { name, value, n, nBefore }] of changes.entries()) {
        const verdict = verdictOf(adjusted[i] ?? 1, n, nBefore);
        const isSure = verdict === 'real' || verdict === 'probable';
        if (name === truths.leeds.store) found += isSure && (value ?? 0) < 0 ? 1 : 0;
        else {
          tested += 1;
          false_ += isSure ? 1 : 0;
        }
      }
    }
    expect(say('Leeds among what moved', found, histories.length)).toBeGreaterThanOrEqual(0.95);
    expect(say('Other stores among what moved', false_, tested)).toBeLessThanOrEqual(0.05);
  });

  test('the help desk’s recovery is real', () => {
    const { fixRampDays, backlogRampDays } = truths.helpDesk;
    const found = histories.filter(history => {
      const answers = ofTemplate(history, 'support');
      const local = (at: Date, days: number) => localDate(new Date(at.getTime() + days * DAY), DEMO_ZONE);
      const { dates } = history;
      const after = between(answers, local(dates.fix, fixRampDays + 3), TODAY);
      const during = between(answers, local(dates.backlog, backlogRampDays), local(dates.fix, 0));
      const { verdict, value } = compareAnswers('csat', 'satisfaction', after, during);
      return verdict === 'real' && (value ?? 0) > 0;
    });
    expect(say('Help desk’s recovery found', found.length, histories.length)).toBeGreaterThanOrEqual(0.95);
  });

  test('being listened to leads the drivers, and the atmosphere never does', () => {
    const items = Object.keys(truths.drivers).map(key => ({ key, min: 1, max: 5 }));
    let first = 0;
    let last = 0;
    for (const history of histories) {
      const rows = ofTemplate(history, 'driver-battery').map(({ answers }) => {
        const experience = answers.experience as Record<string, number> | undefined;
        return [...items.map(({ key }) => experience?.[key] ?? null), answers.satisfaction as number];
      });
      const drivers = driverReport(items, rows, { resamples: 200 });
      if (!drivers.ok) continue;
      if (drivers.drivers[0]?.key === 'listened') first += 1;
      const rank = drivers.drivers.findIndex(({ key }) => key === 'atmosphere');
      if (rank >= items.length - 3) last += 1;
    }
    expect(say('Being listened to ranked first', first, histories.length)).toBeGreaterThanOrEqual(0.95);
    expect(
      say('Atmosphere, which moves nothing, among the last three', last, histories.length),
    ).toBeGreaterThanOrEqual(0.9);
  });

  test('promoters come back sooner than detractors', () => {
    const found = histories.filter(history => {
      const groups = [
        [9, 10],
        [0, 6],
      ].map(([low = 0, high = 0]) =>
        ofTemplate(history, 'post-purchase').flatMap(({ answers, at, customer }) => {
          const score = answers.recommend;
          if (typeof score !== 'number' || score < low || score > high) return [];
          const next = (history.purchases.get(customer) ?? []).find(time => time > at.getTime());
          return [{ time: ((next ?? NOW.getTime()) - at.getTime()) / DAY, event: next !== undefined }];
        }),
      );
      return (logRank(groups)?.p ?? 1) < 0.01;
    });
    expect(say('Promoters’ earlier return found', found.length, histories.length)).toBeGreaterThanOrEqual(
      0.95,
    );
  });

  test('promoters bring more customers within a year than detractors', () => {
    const found = histories.filter(history => {
      const following = (low: number, high: number, seed: number) => {
        const starts = ofTemplate(history, 'post-purchase').filter(({ answers, at }) => {
          const score = answers.recommend;
          const isOld = at.getTime() <= NOW.getTime() - 365 * DAY;
          return isOld && typeof score === 'number' && score >= low && score <= high;
        });
        const groups = starts.map(({ customer, at }) => {
          const since = (time: number) => time > at.getTime() && time <= at.getTime() + 365 * DAY;
          const referrals = (history.brought.get(customer) ?? []).filter(since).length;
          return { starts: 1, repeats: 0, referrals, revenue: 0, worth: 0 };
        });
        return followingOf(groups, { seed });
      };
      const [promoters, detractors] = [following(9, 10, 1), following(0, 6, 2)];
      if (!promoters || !detractors) return false;
      return (outcomeDifference('referrals', promoters, detractors).interval?.[0] ?? 0) > 0;
    });
    expect(say('More referrals of promoters found', found.length, histories.length)).toBeGreaterThanOrEqual(
      0.9,
    );
  });

  test('a coin that shows nothing is told as nothing', () => {
    // The same answers dealt at random to six stores that do not exist: whatever is found there is false.
    let false_ = 0;
    let tested = 0;
    for (const history of histories) {
      const random = randomFor(history.seed, 'coin');
      const dealt = between(ofTemplate(history, 'post-purchase'), addDays(TODAY, -365), TODAY).map(
        answer => ({
          ...answer,
          store: String(Math.floor(random() * 6)),
        }),
      );
      const whole = histogramOf('nps', 'recommend', dealt);
      const tests = ['0', '1', '2', '3', '4', '5'].map(name => {
        const own = histogramOf(
          'nps',
          'recommend',
          dealt.filter(({ store }) => store === name),
        );
        const rest = addHistograms(whole, { ...own, counts: own.counts.map(count => -count) });
        return compare('nps', own, rest).p ?? 1;
      });
      const found = benjaminiHochberg(tests).filter(p => p < 0.05).length;
      tested += 1;
      false_ += found > 0 ? 1 : 0;
    }
    expect(say('Tables of random segments with anything in them', false_, tested)).toBeLessThanOrEqual(0.15);
    process.stdout.write(`\n${report.join('\n')}\n`);
  });
});

const compareAnswers = (metric: MetricName & ('nps' | 'csat'), key: string, a: Answer[], b: Answer[]) =>
  compare(metric, histogramOf(metric, key, a), histogramOf(metric, key, b));
