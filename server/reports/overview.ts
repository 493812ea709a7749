import type { Period } from '@/domain/time/periods';
import { previousPeriod } from '@/domain/time/periods';
import type { Ctx } from '@/server/db/tenant';
import { asksOfAnswers } from './mails-sql';
import { cardOf, type MetricCard, type RateCard } from './overview/cards';
import { type Comment, readComments } from './overview/comments';
import { findMoves, type Move } from './overview/moved';
import { cardMetrics, type OverviewInput, overviewSchema } from './overview/schemas';
import { readSegmentAttributes, type SegmentTable, tableOf } from './overview/segments';
import { type Fact, writeSentence } from './overview/sentence';
import { readTargets } from './overview/targets';
import { countWaiting, NOBODY_WAITS } from './overview/waiting';
import { isNarrowed } from './plan';
import { readMetric } from './read-metric';
import { type ResponseRateReport, readResponseRate } from './response-rate';
import { parseQuery } from './schemas';
import type { MetricReport } from './shape';
import { isWhole, readWhich, type Which } from './which';

/** Mails that a filtered response rate may go through within the time that a screen has. */
const MOST_MAILS = 20_000;

export type Overview = Period & {
  timezone: string;
  interval: MetricReport['interval'];
  previous: Period;
  /** No card for a metric that nobody was ever asked about. */
  cards: MetricCard[];
  /**
   * Null with a filter over more mails than can be gone through at once (ask for it apart, with `readResponseRate`), and
   * with a filter on what was answered, of which no mail knows.
   */
  rate: RateCard | null;
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
  const { from, to, interval, filter, match, saved } = query;
  const range = { from, to, interval, filter, match, saved, compare: 'previous' as const };
  const filtered = isNarrowed(query);
  const attributes = filtered ? [] : await readSegmentAttributes(ctx, query.segment);

  const reports: MetricReport[] = [];
  for (const metric of cardMetrics)
    reports.push(await readMetric({ ctx, signal, input: { metric, ...range, groupBy: attributes } }));
  const asked = reports.filter(report => report.question !== null);
  const which = await readWhich(ctx, query, signal);
  const rate = await rateWithin({ ctx, signal, input: range }, which);
  const comments = await readComments({ ctx, signal, query, which, personal });

  const targets = await readTargets(ctx);
  const cards = asked.map(report => cardOf(report, targets));
  const moved = filtered ? null : findMoves(asked);
  return {
    start: from,
    end: to,
    timezone: reports[0]?.timezone ?? 'UTC',
    interval,
    previous: previousPeriod({ start: from, end: to }),
    cards,
    rate: rate && { metric: 'response_rate', ...rate },
    sentence: writeSentence(cards, moved ?? [], filtered ? NOBODY_WAITS : await countWaiting(ctx)),
    moved,
    segments: filtered ? null : tableOf(asked, attributes, query.segment),
    comments: comments.map(comment => withoutHidden(comment, cards)),
  };
}

/** Beside its words a score would tell what a card hides because so few people gave one. */
function withoutHidden(comment: Comment, cards: readonly MetricCard[]): Comment {
  const card = cards.find(({ metric }) => metric === comment.score?.metric);
  return card?.total.note === 'hidden' ? { ...comment, score: null } : comment;
}

/** A filter goes through the mails one by one; without one it reads a row per day. */
async function rateWithin(
  asking: Parameters<typeof readResponseRate>[0],
  which: Which,
): Promise<ResponseRateReport | null> {
  if (asksOfAnswers(which.match)) return null;
  const { match: _, saved: __, ...input } = asking.input;
  const whole = await readResponseRate({ ...asking, input: { ...input, filter: {} } });
  if (isWhole(which)) return whole;
  return whole.total.n + (whole.previous?.n ?? 0) > MOST_MAILS ? null : readResponseRate(asking);
}
