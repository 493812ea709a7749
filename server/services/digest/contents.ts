import { type DigestRhythm, digestRhythms } from '@/domain/digest';
import { trendPeriod } from '@/domain/digest-slots';
import { AppError } from '@/domain/errors';
import type { ReportFilter } from '@/domain/match';
import { movesToShow } from '@/domain/metrics/findings';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { addDays, daysBetween } from '@/domain/time/local-date';
import type { Period } from '@/domain/time/periods';
import type { Reading } from '@/server/db/tenant';
import type { DigestContents, DigestTrend } from '@/server/email/digest/parts';
import { readOverview } from '@/server/reports/overview';
import type { MetricCard } from '@/server/reports/overview/cards';
import type { Comment } from '@/server/reports/overview/comments';
import { findMoves, type Move } from '@/server/reports/overview/moved';
import { cardMetrics } from '@/server/reports/overview/schemas';
import { readSegmentAttributes } from '@/server/reports/overview/segments';
import { factsOf } from '@/server/reports/overview/sentence';
import { readMetric } from '@/server/reports/read-metric';

/** Days that are looked back where the period has too few answers for a score: the first with enough is told. */
const LONGER = [28, 90, 365];
/** Answers that a score of a longer time should have: its interval says something then. */
const ENOUGH = 30;
const MOST_VOICES = 3;

type Input = { rhythm: DigestRhythm; period: Period; which: ReportFilter };

/**
 * What an issue tells about a period: Overview of these days, with the trend behind it. Every number is `readMetric`'s.
 * Reads in several transactions. Throws as `readOverview` does.
 */
export async function readDigestContents(read: Reading, input: Input): Promise<DigestContents> {
  const { period, which } = input;
  const query = { from: period.start, to: period.end, ...which };
  const overview = await read(ctx => readOverview({ ctx, input: query }));
  const { cards, rate, comments } = overview;
  const moved = overview.moved ?? (await readFilteredMoves(read, input));
  return {
    period,
    cards,
    rate: rate && (rate.total.n > 0 || (rate.previous?.n ?? 0) > 0) ? rate : null,
    facts: factsOf(cards, moved ?? []),
    wider: await readWider(read, input, cards),
    trend: await readDigestTrend(read, input, cards),
    moved: moved && movesToShow(moved, cards),
    voices: pickVoices(comments),
    about: await read(ctx => readSegmentAttributes(ctx, undefined)),
    isQuiet: cards.every(card => card.total.n === 0) && comments.length === 0,
  };
}

/** With a filter every split counts rows: where that takes too long, the rest of the mail is still worth reading. */
async function readFilteredMoves(read: Reading, { period, which }: Input): Promise<Move[] | null> {
  try {
    return await read(async ctx => {
      const groupBy = await readSegmentAttributes(ctx, undefined);
      const range = { from: period.start, to: period.end, compare: 'previous' as const };
      const reports = [];
      for (const metric of cardMetrics)
        reports.push(await readMetric({ ctx, input: { metric, ...range, ...which, groupBy } }));
      return findMoves(reports.filter(report => report.question !== null));
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return null;
    throw error;
  }
}

async function readWider(
  read: Reading,
  { period, which }: Input,
  cards: readonly MetricCard[],
): Promise<DigestContents['wider']> {
  const wider: DigestContents['wider'] = {};
  const longer = LONGER.filter(days => days > daysBetween(period.start, period.end));
  for (const { metric, total } of cards) {
    if (total.n >= FEWEST_TO_COMPARE && total.note !== 'hidden') continue;
    for (const days of longer) {
      const range = { from: addDays(period.end, -days), to: period.end, interval: 'none' as const };
      const { total: figure } = await read(ctx => readMetric({ ctx, input: { metric, ...range, ...which } }));
      if (figure.n >= FEWEST_TO_COMPARE && figure.note !== 'hidden') wider[metric] = { days, figure };
      if (figure.n >= ENOUGH) break;
    }
  }
  return wider;
}

/**
 * The first card's metric by day, week or month, as the digest comes; by the next longer one where most of its buckets had
 * too few answers for a score. Null before two buckets have an answer, which is no trend yet.
 */
async function readDigestTrend(
  read: Reading,
  { rhythm, period, which }: Input,
  [card]: readonly MetricCard[],
): Promise<DigestTrend | null> {
  if (!card) return null;
  const { metric } = card;
  let trend: DigestTrend | null = null;
  for (const pace of digestRhythms.slice(digestRhythms.indexOf(rhythm))) {
    const { start, end, interval } = trendPeriod(pace, period);
    const { points, question } = await read(ctx =>
      readMetric({ ctx, input: { metric, from: start, to: end, interval, ...which } }),
    );
    const known = points.filter(point => point.value !== null);
    if (known.length > 1) trend = { metric, interval, points, scale: question?.scale };
    if (known.filter(point => point.note === undefined).length * 2 > points.length) break;
  }
  return trend;
}

/** The newest unhappy one, the newest happy one, then whatever is newest: not three of one kind. */
function pickVoices(comments: readonly Comment[]): Comment[] {
  const unhappy = comments.find(({ score }) => score && UNHAPPY.has(score.band));
  const happy = comments.find(({ score }) => score && HAPPY.has(score.band));
  const texts = new Set<string>();
  return [unhappy, happy, ...comments]
    .filter(one => one !== undefined)
    .filter(({ text }) => !texts.has(text) && texts.add(text))
    .slice(0, MOST_VOICES);
}

const UNHAPPY = new Set(['detractor', 'dissatisfied', 'hard']);
const HAPPY = new Set(['promoter', 'satisfied', 'easy']);
