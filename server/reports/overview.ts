import type { Period } from '@/domain/time/periods';
import { previousPeriod } from '@/domain/time/periods';
import type { Ctx } from '@/server/db/tenant';
import { cardOf, type MetricCard, type RateCard } from './overview/cards';
import { type Comment, readComments } from './overview/comments';
import { findMoves, type Move } from './overview/moved';
import { cardMetrics, type OverviewInput, overviewSchema } from './overview/schemas';
import { readSegmentAttributes, type SegmentTable, tableOf } from './overview/segments';
import { type Fact, writeSentence } from './overview/sentence';
import { readMetric } from './read-metric';
import { readResponseRate } from './response-rate';
import { parseQuery } from './schemas';
import type { MetricReport } from './shape';

export type Overview = Period & {
  timezone: string;
  interval: MetricReport['interval'];
  previous: Period;
  /** No card for a metric that nobody was ever asked about. */
  cards: MetricCard[];
  rate: RateCard;
  sentence: Fact[];
  /**
   * Segments with a significant change, the largest effect first. Null while a filter is on: two attributes at once count
   * rows, so the screen asks for them apart, with `readMetric` and `groupBy`.
   */
  moved: Move[] | null;
  segments: SegmentTable | null;
  comments: Comment[];
};

/**
 * Everything on Overview, each number by the one query value. `personal`: the reader may see who wrote a comment.
 * Throws as `readMetric` does.
 */
export async function readOverview({
  ctx,
  input,
  personal = false,
  signal,
}: {
  ctx: Ctx;
  input: OverviewInput;
  personal?: boolean;
  signal?: AbortSignal;
}): Promise<Overview> {
  const query = parseQuery(overviewSchema, input);
  const { from, to, interval, filter } = query;
  const range = { from, to, interval, filter, compare: 'previous' as const };
  const filtered = Object.keys(filter).length > 0;
  const attributes = filtered ? [] : await readSegmentAttributes(ctx, query.segment);

  const reports: MetricReport[] = [];
  for (const metric of cardMetrics)
    reports.push(await readMetric({ ctx, signal, input: { metric, ...range, groupBy: attributes } }));
  const asked = reports.filter(report => report.question !== null);
  const rate = await readResponseRate({ ctx, signal, input: range });
  const comments = await readComments({ ctx, signal, query, personal });

  const cards = asked.map(cardOf);
  const moved = filtered ? null : findMoves(asked);
  return {
    start: from,
    end: to,
    timezone: rate.timezone,
    interval,
    previous: previousPeriod({ start: from, end: to }),
    cards,
    rate: { metric: 'response_rate', ...rate },
    sentence: writeSentence(cards, moved ?? []),
    moved,
    segments: filtered ? null : tableOf(asked, attributes, query.segment),
    comments,
  };
}
