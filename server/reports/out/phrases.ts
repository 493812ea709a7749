import { againstTheRest, isSure, lowerFirst, nameOf, names, wordedAs } from '@/domain/metrics/findings';
import { formatChange, formatEstimate, formatSignedChange, formatValue } from '@/domain/metrics/format';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { daysLabel, formatCount, localDay } from '@/domain/metrics/words';
import type { Interval } from '@/domain/time/periods';
import { localDate } from '@/domain/time/zone';
import type { Comment } from '../overview/comments';
import type { Move } from '../overview/moved';
import { LOCALE, type Report, type ReportCard, type SegmentsOf } from './read-report';

/** Rows of a table on paper and on a slide. */
export const MOST_ROWS = 12;

export const HOW_COUNTED =
  'Each figure stands with the number of answers behind it (n) and its 95 % interval: where the true value lies in 95 of 100 such surveys. Changes are against the same number of days before; many segments tested at once are held to a stricter measure (Benjamini-Hochberg).';

const BUCKETS: Record<Interval, string> = {
  day: 'by day',
  week: 'by week',
  month: 'by month',
  quarter: 'by quarter',
  none: 'in one',
};

export const periodWords = ({ overview: { start, end } }: Report): string => daysLabel(start, end, LOCALE);

/** What to know in ten seconds. */
export const sentenceOf = ({ overview }: Report): string =>
  overview.sentence.map(({ text }) => text).join(' ') || 'Nobody has answered in these days.';

export function trendSubtitle(card: ReportCard, { overview: { interval, timezone } }: Report): string {
  const source = 'question' in card ? card.question?.survey.name : 'By the day the mail was sent';
  return [source, BUCKETS[interval], timezone].filter(Boolean).join(' · ');
}

/** `Target 50: 8 below`; null without a target or a score to hold against it. */
export function targetWords({ metric, total }: ReportCard, { targets }: Report): string | null {
  const target = targets[metric];
  if (target === undefined || total.value === null || total.n < FEWEST_TO_COMPARE) return null;
  const worded = wordedAs(metric);
  const apart = formatSignedChange(worded, total.value - target);
  const goal = `Target ${formatValue(worded, target)}`;
  if (/^[+−]?[0.]+$/.test(apart)) return `${goal}: reached`;
  return `${goal}: ${apart.replace(/^[+−]/, '')} ${total.value < target ? 'below' : 'above'}`;
}

/** What a list of moves says, as a title. */
export function movedFinding({ moves }: Report): string {
  if (moves === null) return 'What moved is not looked for while a filter is on';
  const [first] = moves;
  if (!first) return 'No segment changed beyond chance';
  const others = moves.length - 1;
  return `${moveWords(first)}${others > 0 ? `; ${others} more moved` : ''}`;
}

/** `NPS in Leeds: down 11, at 31 (27 to 35), 165 answers`. */
const moveWords = (move: Move): string =>
  `${nameOf(move.metric)} in ${shortName(move.key)}: ${lowerFirst(formatChange(move.metric, move.change))}, at ${formatEstimate(move.metric, move)}, ${formatCount(move.n, 'answer')}`;

/** One value alone has nothing to be compared with. */
export const hasRest = ({ groups }: SegmentsOf): boolean => groups.length > 1;

/** A segment's name as it fits a title or a label, on one line. */
export function shortName(key: string): string {
  const letters = [...key.replace(/\s+/g, ' ').trim()];
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('');
}

/** What a table of segments says: who stands apart from the rest most, as far as that is sure. */
export function segmentsFinding({ metric, attribute, groups }: SegmentsOf): string {
  const apart = groups
    .filter(group => isSure(group.verdict) && group.note !== 'hidden')
    .toSorted((a, b) => Math.abs(b.difference.value ?? 0) - Math.abs(a.difference.value ?? 0));
  const [first] = apart;
  if (!first) return `${names[metric]} by ${attribute}: none stands apart from the rest for sure`;
  const words = lowerFirst(againstTheRest(metric, first, false));
  return `${shortName(first.key)}: ${names[metric]} ${formatEstimate(metric, first)}, ${words}, ${formatCount(first.n, 'answer')}`;
}

/** `NPS 3, detractor`. */
export const scoreWords = ({ score }: Comment): string =>
  score ? `${names[score.metric]} ${score.value}, ${score.band}` : '';

/** Who said it (only where the reader may see that), about what, and when. */
export function aboutWords({ customer, attributes, at }: Comment, { overview }: Report): string {
  const about = Object.values(attributes).slice(0, 3).map(String);
  const day = localDay(localDate(new Date(at), overview.timezone), LOCALE);
  return [customer?.name, ...about, day].filter(Boolean).join(' · ');
}
