import { formatChange, formatInterval, formatShare } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import { listed } from './segment-words';
import type { RateRow, Score } from './use-quality';

/** `31% (28 to 34%)`. */
export const rateText = ({ value, low, high }: RateRow['rate']): string => {
  const range = formatInterval('csat', { low, high });
  return range ? `${formatShare(value)} (${range})` : formatShare(value);
};

/**
 * What is found about one table of rates: of whom fewer answer, of whom more, the surest first; else that chance explains
 * it. `where` is said before the names: `for` a store, `in` a language.
 */
export function ratesFinding(
  rows: readonly RateRow[],
  attribute: string,
  where: 'for' | 'in' | '' = 'for',
): string {
  const said = (verdict: 'real' | 'probable', sign: 1 | -1): { how: string; whom: string }[] => {
    const some = rows.filter(
      ({ difference }) => difference.verdict === verdict && (difference.value ?? 0) * sign > 0,
    );
    if (some.length === 0) return [];
    const how = `${verdict === 'real' ? '' : 'probably '}${sign < 0 ? 'fewer' : 'more'}`;
    return [{ how, whom: [where, listed(some.map(row => row.key))].filter(Boolean).join(' ') }];
  };
  const told = [...said('real', -1), ...said('real', 1), ...said('probable', -1), ...said('probable', 1)];
  if (told.length === 0) return `No ${attribute} answers clearly more or less than the rest`;
  const [first, ...others] = told.map(
    ({ how, whom }, place) => `${how}${place === 0 ? ' answer' : ''} ${whom}`,
  );
  return [capital(first ?? ''), ...others].join(', ');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Up 12` of a rate reads as points of percent: the words of every change, against the rest. */
export const againstRest = ({ difference }: RateRow): string =>
  formatChange('csat', difference, 'en', {
    up: '{amount} points more',
    down: '{amount} points less',
    probablyUp: 'Probably {amount} points more',
    probablyDown: 'Probably {amount} points less',
    noise: 'No clear difference',
    tooFew: 'Too few mails',
    range: '{low} to {high}',
  });

const sources: Record<string, string> = {
  email: 'By mail',
  webhook: 'By another channel',
  link: 'By a personal link',
  door: 'By an open door',
  import: 'Imported',
};

export const sourceName = (key: string): string => sources[key] ?? key;

/** `German`; the tag itself where nobody has named it. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** `1 h`, `3 days`. */
export const hoursName = (hours: number): string => (hours < 48 ? `${hours} h` : `${hours / 24} days`);

type Refusal = Extract<NonNullable<Score['weighted']>, { ok: false }>;

/** Why there is no weighted figure. */
export function weightRefusal({ reason, attributes }: Refusal): string {
  switch (reason) {
    case 'no_population':
      return 'No program asks about interactions with this survey in these days, so nobody knows who could have answered.';
    case 'part':
      return 'Weights need a filter on attributes alone: what only an answer has, such as a score or a comment, is not known of the silent.';
    case 'too_many':
      return `${attributes.join(', ')} have too many combinations to weigh by.`;
    case 'too_few':
      return 'Fewer than ten of these answers can be laid against the interactions.';
    case 'hidden':
      return 'The workspace hides figures of groups this small.';
  }
}

/** `post-stratified over location` in the reader's words. */
export const methodWords = (method: 'post-stratified' | 'raked', attributes: readonly string[]): string =>
  method === 'raked'
    ? `raked to each of ${attributes.join(', ')}: some combinations have fewer than five answers`
    : `each ${attributes.length > 1 ? 'combination' : 'value'} of ${attributes.join(', ')} counts as much as it has interactions`;

export const answersText = (n: number): string => formatCount(Math.round(n), 'answer');
