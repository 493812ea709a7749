import {
  addHistograms,
  total as answersIn,
  emptyHistogram,
  type Histogram,
} from '@/domain/metrics/histogram';
import { type Comparison, compare, type Estimate, estimate, type MetricName } from '@/domain/metrics/metric';
import { benjaminiHochberg } from '@/domain/metrics/multiple-comparisons';
import { compareSegments } from '@/domain/metrics/segments';
import { FEWEST_TO_COMPARE, type Verdict, verdictOf } from '@/domain/metrics/verdict';
import { type Interval, type Period, periodStart, periodsBetween } from '@/domain/time/periods';
import type { ReportQuestion } from './frame';
import type { Weighted } from './insight/weights';
import type { MetricPlan, Span } from './plan';
import type { CountRow } from './sql';

/**
 * An estimate as it is shown. `note`: `few` below ten answers (greyed), `hidden` where the workspace hides the values
 * of groups this small (value, interval, share and distribution are then withheld).
 */
export type Figure = Estimate & { note?: 'few' | 'hidden' };

/** `verdict`: against the point before, p-values adjusted over the whole series. */
export type Point = Period & Figure & { verdict?: Verdict };

/**
 * A segment over the whole range. `verdict`: against the rest of its attribute, adjusted over the table; `difference` in
 * the metric's unit. `change` (with compare): against the same segment in the previous period, not yet adjusted.
 */
export type Group = { attribute: string; key: string } & Figure & {
    verdict: Verdict;
    difference: { value: number | null; low: number | null; high: number | null; p: number | null };
    previous?: Figure;
    change?: Comparison;
  };

export type MetricReport = {
  metric: MetricName;
  /** Null: nobody was ever asked such a question. */
  question: ReportQuestion | null;
  timezone: string;
  from: string;
  to: string;
  interval: Interval;
  points: Point[];
  groups?: Group[];
  /** Groups too small to be listed, by attribute: how many, and their answers. They are of the rest of each that is. */
  beyond?: Record<string, { segments: number; n: number }>;
  total: Figure;
  previous?: Period & Figure & { points: Point[] };
  /** Current minus previous. */
  change?: Comparison;
  /** Present where `weight` was asked for: `total` as all eligible interactions would have it. */
  weighted?: Weighted;
};

/** Turns counted answers into the report: buckets without answers are there with n 0, groups are the largest first. */
export function shapeMetric(plan: MetricPlan, rows: readonly CountRow[]): MetricReport {
  const { query, question, timezone, interval } = plan;
  const counted = gather(plan, rows);
  const show = figureOf(plan);
  const [current, previous] = plan.spans.map(span => seriesOf(plan, counted, span));
  if (!current) throw new Error('a plan has at least the current span');
  const report: MetricReport = {
    metric: query.metric,
    question,
    timezone,
    from: query.from,
    to: query.to,
    interval,
    points: current.points,
    total: show(current.whole, plan.isPart),
  };
  if (plan.splitBy.length > 0)
    report.groups = plan.splitBy.flatMap(attribute => groupsOf(plan, counted, attribute));
  if (counted.beyond.size > 0)
    report.beyond = Object.fromEntries(
      [...counted.beyond].map(([attribute, { segments, histogram }]) => [
        attribute,
        { segments, n: answersIn(histogram) },
      ]),
    );
  if (previous) {
    const { start, end } = previous;
    const before = show(previous.whole, plan.isPart);
    report.previous = { start, end, ...before, points: previous.points };
    report.change = changeOf(plan, [report.total, current.whole], [before, previous.whole]);
  }
  return report;
}

type Counted = {
  buckets: Map<string, Histogram>;
  groups: Map<string, Map<string, Record<Span, Histogram>>>;
  /** Of the current span. */
  beyond: Map<string, { segments: number; histogram: Histogram }>;
};

/** Cells and deltas of one bucket or group added up. */
function gather(plan: MetricPlan, rows: readonly CountRow[]): Counted {
  const empty = emptyOf(plan);
  const buckets: Counted['buckets'] = new Map();
  const groups: Counted['groups'] = new Map();
  const beyond: Counted['beyond'] = new Map();
  for (const { span, bucket, attribute, key, counts, beyond: segments } of rows) {
    const part = { min: empty.min, counts };
    if (attribute === null) {
      const name = `${span} ${bucket}`;
      buckets.set(name, addHistograms(buckets.get(name) ?? empty, part));
      continue;
    }
    if (key === null) {
      if (span === 'current') beyond.set(attribute, { segments: segments ?? 0, histogram: part });
      continue;
    }
    const table = groups.get(attribute) ?? new Map<string, Record<Span, Histogram>>();
    groups.set(attribute, table);
    const spans = table.get(key) ?? { current: empty, previous: empty };
    table.set(key, { ...spans, [span]: addHistograms(spans[span], part) });
  }
  return { buckets, groups, beyond };
}

type Series = Period & { whole: Histogram; points: Point[] };

function seriesOf(
  plan: MetricPlan,
  { buckets }: Counted,
  { span, start, end }: MetricPlan['spans'][number],
): Series {
  const { interval, query, question } = plan;
  const empty = emptyOf(plan);
  const show = figureOf(plan);
  const periods = periodsBetween(interval, start, end);
  const histograms = periods.map(
    period =>
      buckets.get(`${span} ${interval === 'none' ? 'all' : periodStart(interval, period.start)}`) ?? empty,
  );
  const verdicts = verdictsAlong(query.metric, histograms, question?.scale);
  const points = periods.map((period, i) => {
    const verdict = verdicts[i];
    const figure = show(histograms[i] ?? empty, plan.isPart);
    return { ...period, ...figure, ...(verdict ? { verdict } : {}) };
  });
  return { start, end, whole: addHistograms(empty, ...histograms), points };
}

/** Each bucket against the one before it, one family per series; the first has nothing before it. */
function verdictsAlong(
  metric: MetricName,
  histograms: readonly Histogram[],
  scale: ReportQuestion['scale'] | undefined,
): (Verdict | undefined)[] {
  const tests = histograms.map((histogram, i) => {
    const before = histograms[i - 1];
    return (
      before && {
        n: answersIn(histogram),
        before: answersIn(before),
        ...compare(metric, histogram, before, scale),
      }
    );
  });
  const family = tests.flatMap((test, i) =>
    test && test.verdict !== 'too_few' ? [{ i, p: test.p ?? 1 }] : [],
  );
  const adjusted = benjaminiHochberg(family.map(test => test.p));
  const pOf = new Map(family.map(({ i }, place) => [i, adjusted[place] ?? 1]));
  return tests.map((test, i) => test && verdictOf(pOf.get(i) ?? null, test.n, test.before));
}

function groupsOf(plan: MetricPlan, counted: Counted, attribute: string): Group[] {
  const { metric, compare: withPrevious } = plan.query;
  const scale = plan.question?.scale;
  const show = figureOf(plan);
  const table = [...(counted.groups.get(attribute) ?? [])]
    .map(([key, spans]) => ({ key, ...spans, n: answersIn(spans.current) }))
    .filter(group => group.n > 0)
    .sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
  const results = compareSegments(
    metric,
    table.map(({ key, current }) => ({ key, histogram: current })),
    scale,
    [counted.beyond.get(attribute)?.histogram ?? []].flat(),
  );
  return table.map(({ key, current, previous }, i) => {
    const figure = show(current, true);
    const tested = results[i]?.difference;
    const { verdict = 'too_few', value = null, low = null, high = null, p = null } = tested ?? {};
    const difference =
      figure.note === 'hidden' ? { value: null, low: null, high: null, p: null } : { value, low, high, p };
    const group: Group = { attribute, key, ...figure, verdict, difference };
    if (!withPrevious) return group;
    const before = show(previous, true);
    return { ...group, previous: before, change: changeOf(plan, [figure, current], [before, previous]) };
  });
}

const UNTOLD: Comparison = { value: null, low: null, high: null, p: null, verdict: 'too_few' };

/** Each side as it is shown and as it was counted. A change beside one figure would tell the other: none where either is hidden. */
function changeOf(
  { query, question }: MetricPlan,
  [shownNow, now]: [Figure, Histogram],
  [shownBefore, before]: [Figure, Histogram],
): Comparison {
  if (shownNow.note === 'hidden' || shownBefore.note === 'hidden') return UNTOLD;
  return compare(query.metric, now, before, question?.scale);
}

/** `small`: a part of the answers, to which the workspace's minimum n applies. */
const figureOf =
  ({ query, question, minimumN }: MetricPlan) =>
  (histogram: Histogram, small: boolean): Figure => {
    const figure = estimate(query.metric, histogram, question?.scale);
    if (small && figure.n > 0 && figure.n < minimumN)
      return { n: figure.n, value: null, low: null, high: null, distribution: {}, note: 'hidden' };
    return figure.n < FEWEST_TO_COMPARE ? { ...figure, note: 'few' } : figure;
  };

function emptyOf({ query, question }: MetricPlan): Histogram {
  if (question) return emptyHistogram(question.scale.min, question.scale.max);
  return { min: query.metric === 'nps' || query.metric === 'index' ? 0 : 1, counts: [] };
}
