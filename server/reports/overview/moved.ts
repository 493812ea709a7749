import type { Comparison, MetricName } from '@/domain/metrics/metric';
import { benjaminiHochberg } from '@/domain/metrics/multiple-comparisons';
import { verdictOf } from '@/domain/metrics/verdict';
import type { Group, MetricReport } from '../shape';

/** A segment whose figure changed against the previous period, beyond the noise. `change.p` is adjusted. */
export type Move = { metric: MetricName; question: string } & Pick<
  Group,
  'attribute' | 'key' | 'n' | 'value' | 'low' | 'high'
> & { change: Comparison };

/**
 * Tests every segment of every metric against its own previous period, as one family (Benjamini-Hochberg), and keeps
 * those that changed; the largest effect first, in shares of the metric's range so that metrics can be told in one list.
 */
export function findMoves(reports: readonly MetricReport[]): Move[] {
  const tests = reports.flatMap(report =>
    (report.groups ?? []).flatMap(group =>
      group.change &&
      group.change.verdict !== 'too_few' &&
      group.note !== 'hidden' &&
      group.previous?.note !== 'hidden'
        ? [{ report, group, change: group.change }]
        : [],
    ),
  );
  const adjusted = benjaminiHochberg(tests.map(test => test.change.p ?? 1));
  return tests
    .map(({ report, group, change }, i) => {
      const p = adjusted[i] ?? 1;
      const verdict = verdictOf(p, group.n, group.previous?.n ?? 0);
      return { report, group, change: { ...change, p, verdict } };
    })
    .filter(({ change }) => change.verdict === 'real' || change.verdict === 'probable')
    .sort((a, b) => effectOf(b.report, b.change) - effectOf(a.report, a.change))
    .map(({ report, group, change }) => ({
      metric: report.metric,
      question: report.question?.key ?? '',
      attribute: group.attribute,
      key: group.key,
      n: group.n,
      value: group.value,
      low: group.low,
      high: group.high,
      change,
    }));
}

function effectOf({ metric, question }: MetricReport, change: Comparison): number {
  const points = question ? question.scale.max - question.scale.min : 1;
  const range = { nps: 200, csat: 1, ces: points, index: 100, mean: points }[metric];
  return Math.abs(change.value ?? 0) / range;
}
