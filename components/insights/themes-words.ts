import { isSure, nameOf, surenessOf, toneOf } from '@/domain/metrics/findings';
import {
  formatChange,
  formatInterval,
  formatShare,
  formatSignedChange,
  formatValue,
} from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import type { Cell, NumbersTable } from '../charts/numbers-table';
import { figureInWords, listed } from './segment-words';
import type { ThemeRow, ThemesData } from './use-themes';

/** The page's finding: what is said more and what less, as sure as the rows below it. */
export function themesFinding(rows: readonly Pick<ThemeRow, 'name' | 'change'>[]): string {
  const said = (verdict: 'real' | 'probable', isMore: boolean): string | null => {
    const names = rows
      .filter(
        ({ change }) => change.verdict === verdict && (change.value ?? 0) > 0 === isMore && change.value,
      )
      .map(({ name }) => `“${name}”`);
    if (names.length === 0) return null;
    return `${verdict === 'probable' ? 'probably ' : ''}${isMore ? 'more' : 'less'} about ${listed(names)}`;
  };
  const all = [
    said('real', true),
    said('real', false),
    said('probable', true),
    said('probable', false),
  ].flatMap(one => one ?? []);
  if (all.length === 0) return 'People write about the same things as before, as far as can be told';
  return `People write ${all.join(', ')}`;
}

/** What goes with the score most, on either side. */
export function impactFinding({ metric, rows }: Pick<ThemesData, 'metric' | 'rows'>): string {
  const sure = rows.filter(({ impact }) => isSure(impact.verdict) && impact.value);
  const by = (sign: 1 | -1) =>
    sure
      .filter(({ impact }) => (impact.value ?? 0) * sign > 0)
      .toSorted((a, b) => pull(b) - pull(a))
      .slice(0, 1)
      .map(({ name }) => `“${name}”`);
  const [worst] = by(-1);
  const [best] = by(1);
  const name = metric === 'mean' ? 'the rating' : nameOf(metric);
  if (!worst && !best) return `No theme goes clearly with ${name}`;
  const parts = [worst && `${worst} goes most with a low ${name}`, best && `${best} with a high one`];
  if (!worst) return `${best} goes most with a high ${name}`;
  return parts.filter(Boolean).join(', ');
}

/** How much of the whole a theme moves: frequent and strong. */
const pull = ({ share, impact }: ThemeRow): number => (share.value ?? 0) * Math.abs(impact.value ?? 0);

/** `Up 4 points`, of the share of comments. */
export const changeText = ({ n, previous, change }: ThemeRow): string => {
  if (n > 0 && previous.n === 0 && isSure(change.verdict)) return 'New';
  return formatChange('csat', change, 'en', {
    up: 'Up {amount} points',
    down: 'Down {amount} points',
    probablyUp: 'Probably up {amount} points',
    probablyDown: 'Probably down {amount} points',
    noise: 'No clear change',
    tooFew: 'Too few comments',
    range: '{low} to {high}',
  });
};

/** `−41`: the metric with the theme minus the metric without it, where that is sure. */
export const impactText = (metric: ThemesData['metric'], { figure, impact }: ThemeRow): string => {
  if (figure.note === 'hidden') return 'Hidden';
  if (impact.verdict === 'too_few') return 'Too few answers';
  if (!isSure(impact.verdict)) return 'No clear difference';
  const points = formatSignedChange(metric, impact.value);
  return impact.verdict === 'real' ? points : `Probably ${points}`;
};

export const impactTone = ({ impact }: ThemeRow) => toneOf(impact);

/** `12% (9 to 15%)`. */
export const shareText = ({ value, low, high }: ThemeRow['share']): string => {
  const range = formatInterval('csat', { low, high });
  return range ? `${formatShare(value)} (${range})` : formatShare(value);
};

/** Everything behind the share of a theme. */
export function changeFacts(row: ThemeRow, { previous, commented }: ThemesData): string[] {
  return [
    `${formatCount(row.n, 'answer')} of ${formatCount(commented.now.n, 'answer')} with a comment: ${shareText(row.share)}.`,
    `Before (${previous.start} to ${previous.end}): ${formatCount(row.previous.n, 'answer')} of ${formatCount(commented.before, 'answer')}, ${shareText(row.previous.share)}.`,
    ...(row.change.value === null ? [] : [`${surenessOf('csat', row.change)} In points of percent.`]),
  ];
}

/** Everything behind the impact of a theme. */
export function impactFacts(row: ThemeRow, { metric, commented }: ThemesData): string[] {
  return [
    `With it: ${figureInWords(metric, row.figure)}.`,
    ...(row.impact.value === null
      ? []
      : [surenessOf(metric, row.impact).replace('Change', 'Difference from comments without it:')]),
    `All answers with a comment: ${figureInWords(metric, commented.now)}.`,
    'What goes with a score need not cause it.',
  ];
}

/** `12 negative, 3 neutral, 1 positive; 4 not told apart`. */
export function feelingText({ sentiment: { negative, neutral, positive, unknown } }: ThemeRow): string {
  const known = negative + neutral + positive;
  if (known === 0) return 'Feeling not available';
  const told = `${negative} negative, ${neutral} neutral, ${positive} positive`;
  return unknown > 0 ? `${told}; ${unknown} not told apart` : told;
}

const cellOf = (text: string, raw: Cell['raw']): Cell => ({ text, raw });

/** The table with every figure it shows, unrounded, for the export. */
export function themesTable({ metric, rows }: ThemesData): NumbersTable {
  const value = (raw: number | null) => cellOf(formatValue(metric, raw), raw);
  const share = (raw: number | null) => cellOf(formatShare(raw), raw);
  const count = (raw: number) => cellOf(String(raw), raw);
  return {
    head: [
      'theme',
      'answers',
      'share of commented answers',
      'low',
      'high',
      'share before',
      'change',
      'p of change (adjusted)',
      'verdict of change',
      nameOf(metric),
      'low',
      'high',
      'impact',
      'low',
      'high',
      'p of impact (adjusted)',
      'verdict of impact',
      'negative',
      'neutral',
      'positive',
    ],
    rows: rows.map(row => ({
      label: row.name,
      cells: [
        count(row.n),
        share(row.share.value),
        share(row.share.low),
        share(row.share.high),
        share(row.previous.share.value),
        cellOf(formatSignedChange('csat', row.change.value), row.change.value),
        cellOf(String(row.change.p), row.change.p),
        cellOf(row.change.verdict, row.change.verdict),
        value(row.figure.value),
        value(row.figure.low),
        value(row.figure.high),
        cellOf(formatSignedChange(metric, row.impact.value), row.impact.value),
        cellOf(formatSignedChange(metric, row.impact.low), row.impact.low),
        cellOf(formatSignedChange(metric, row.impact.high), row.impact.high),
        cellOf(String(row.impact.p), row.impact.p),
        cellOf(row.impact.verdict, row.impact.verdict),
        count(row.sentiment.negative),
        count(row.sentiment.neutral),
        count(row.sentiment.positive),
      ],
    })),
  };
}
