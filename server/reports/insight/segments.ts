import { z } from 'zod';
import { fairRanking, type RankedGroup } from '@/domain/metrics/fair-ranking';
import { adjustFamily } from '@/domain/metrics/family';
import { histogramFrom } from '@/domain/metrics/histogram';
import type { Comparison } from '@/domain/metrics/metric';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import type { Period } from '@/domain/time/periods';
import { type Asking, readMetric } from '../read-metric';
import { checkRange, metricQueryFields, parseQuery } from '../schemas';
import type { Figure, Group, MetricReport } from '../shape';

/** The largest segments of a table; those beyond are counted in `more`. */
const MOST_ROWS = 200;

/** What every table of segments is asked: a metric's answers of some days, split by the attribute `by`. */
export const segmentsSchema = metricQueryFields
  .pick({
    metric: true,
    survey: true,
    question: true,
    from: true,
    to: true,
    filter: true,
    match: true,
    saved: true,
  })
  .extend({ by: z.string().trim().min(1).max(100) })
  .superRefine(checkRange);

/** Its place by the empirical-Bayes estimate `value` (metric's unit), which is one of `ranks`: they cannot be told apart. */
type Rank = { value: number; ranks: RankedGroup['ranks'] };

export type SegmentRow = Omit<Group, 'attribute' | 'previous' | 'change'> & {
  /** The same segment in the period before. */
  previous: Figure;
  /** Of all answers in the range, 0..1. */
  ofAll: number;
  /** Against the period before, adjusted over the table; without values where either figure is hidden. */
  change: Comparison;
  /** Null below ten answers or where the figure is hidden. */
  rank: Rank | null;
};

export type SegmentsReport = Pick<
  MetricReport,
  'metric' | 'question' | 'timezone' | 'from' | 'to' | 'total' | 'change'
> & {
  by: string;
  previous: Period;
  /** The largest first. `verdict` and `difference` are against the rest. */
  rows: SegmentRow[];
  /** Segments that are not among the rows, and their answers. */
  more: { segments: number; n: number };
  /** Answers that do not carry the attribute. */
  without: number;
};

/**
 * Where a metric is good and where it is not: each value of an attribute against the rest and against the period before,
 * each of the two comparisons adjusted as one family, and ranked fairly. The figures and the verdicts against the rest are
 * those of `readMetric` with `groupBy`. Throws as it does.
 */
export async function readSegments({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof segmentsSchema>>): Promise<SegmentsReport> {
  const { by, ...query } = parseQuery(segmentsSchema, input);
  const report = await readMetric({
    ctx,
    signal,
    input: { ...query, interval: 'none', groupBy: by, compare: 'previous' },
  });
  const { metric, question, timezone, from, to, total, change, previous, groups = [], beyond } = report;
  const changes = changesOf(groups);
  const shown = groups.slice(0, MOST_ROWS);
  const ranks = ranksOf(report, shown);
  const rest = groups.slice(MOST_ROWS);
  const { segments: moreSegments, n: moreAnswers } = beyond?.[by] ?? { segments: 0, n: 0 };
  return {
    metric,
    question,
    timezone,
    from,
    to,
    by,
    total,
    ...(change && { change }),
    previous: { start: previous?.start ?? from, end: previous?.end ?? from },
    rows: shown.map(({ attribute: _, change: __, ...group }, i) => ({
      ...group,
      previous: group.previous ?? NOBODY,
      ofAll: total.n > 0 ? group.n / total.n : 0,
      change: changes[i] ?? UNTOLD,
      rank: ranks.get(group.key) ?? null,
    })),
    more: { segments: rest.length + moreSegments, n: answersOf(rest) + moreAnswers },
    without: Math.max(0, total.n - answersOf(groups) - moreAnswers),
  };
}

const NOBODY: Figure = { n: 0, value: null, low: null, high: null, distribution: {} };
const UNTOLD: Comparison = { value: null, low: null, high: null, p: null, verdict: 'too_few' };

function changesOf(groups: readonly Group[]): Comparison[] {
  return adjustFamily(
    groups.map(({ n, previous, change = UNTOLD }) => ({ change, nA: n, nB: previous?.n ?? 0 })),
  );
}

/** Ten answers are the fewest that take a place: however lucky, three never lead. */
function ranksOf({ metric, question }: MetricReport, groups: readonly Group[]): Map<string, Rank> {
  const able = groups.filter(({ n, note }) => n >= FEWEST_TO_COMPARE && note !== 'hidden');
  const ranked = fairRanking(
    metric,
    able.map(({ key, distribution }) => ({ key, histogram: histogramFrom(distribution) })),
    question?.scale,
  );
  return new Map(ranked.map(({ key, shrunk, ranks }) => [key, { value: shrunk, ranks }]));
}

const answersOf = (groups: readonly Group[]): number => groups.reduce((sum, { n }) => sum + n, 0);
