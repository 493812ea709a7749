import type { Outputs } from '../trpc';

/** The figures that have a headline question, in the order in which they are offered. */
export const headlines = ['nps', 'csat', 'ces', 'index'] as const;

type Metric = Outputs['report']['measures'][number]['metric'];
type Asked = { metric: Metric | null; survey: string | null; question: string | null };

/**
 * The figure that an address asks for: its metric, else the first that anybody was asked about. A mean is of one question:
 * where the address names none, as after another page of Insights, the headline is meant.
 */
export function measureOf(
  { metric, survey, question }: Asked,
  measures: Outputs['report']['measures'] | undefined,
): { metric: Metric; survey?: string; question?: string } {
  const wished = metric === 'mean' && !(survey && question) ? null : metric;
  return {
    metric: wished ?? headlines.find(one => measures?.some(m => m.metric === one)) ?? 'nps',
    ...(survey && { survey }),
    ...(survey && question && { question }),
  };
}
