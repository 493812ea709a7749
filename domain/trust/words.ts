import type { TrustTrend } from './trust';
import type { TrustHappening } from './valence';

/** A trend in words, for people. */
export const trendWords: Record<TrustTrend, string> = {
  rising: 'Rising',
  steady: 'Steady',
  shock: 'Fell at once',
  erosion: 'Wearing away',
};

const metricNames = { nps: 'NPS', csat: 'Satisfaction', ces: 'Ease', index: 'Satisfaction index' } as const;

/** What moved trust, in words, with the facts that are known: `Complaint left unanswered for 6 days`. */
export function contributionWords(event: TrustHappening): string {
  switch (event.kind) {
    case 'score':
      return `${scoreWords(event)}${event.survey ? ` in “${event.survey}”` : ''}`;
    case 'recovery':
      return `${scoreWords(event)} when asked whether it was put right`;
    case 'complaint':
      return complaintWords(event);
    case 'chased':
      return chasedWords(event);
    case 'overdue':
      return `${promises[event.what ?? 'contact']} was promised: late by ${dayWords(event.day ?? 1, 'business day')}`;
    case 'resolved':
      return `Case resolved ${within(event.days)}`.trim();
    case 'comeback':
      return event.days === undefined ? 'Came back' : `Came back after ${dayWords(event.days)}`;
    case 'referral':
      return 'Brought somebody';
  }
}

/** `+4`, `−18`, `0`: a change of trust in whole points with its sign. */
export const signedPoints = (change: number): string =>
  new Intl.NumberFormat('en', { maximumFractionDigits: 0, signDisplay: 'exceptZero' })
    .format(change)
    .replace('-', '−');

const promises = { contact: 'A first contact', resolve: 'A solution' } as const;

function scoreWords({
  metric,
  score,
  points,
}: Extract<TrustHappening, { kind: 'score' | 'recovery' }>): string {
  if (metric === 'nps') return `NPS ${score}`;
  if (metric === 'index') return `${metricNames.index} ${Math.round(score)}`;
  return `${metricNames[metric]} ${score} of ${points ?? (metric === 'ces' ? 7 : 5)}`;
}

function complaintWords({
  isDefect,
  answeredAfter,
  waits,
}: Extract<TrustHappening, { kind: 'complaint' }>): string {
  const what = isDefect ? 'Return for a defect' : 'Complaint';
  if (typeof answeredAfter === 'number')
    return answeredAfter >= 2
      ? `${what} left unanswered for ${dayWords(answeredAfter)}`
      : `${what}, answered ${within(answeredAfter)}`;
  if (waits !== undefined)
    return `${what} unanswered so far, ${waits === 0 ? 'since today' : dayWords(waits)}`;
  // A return is answered by taking it; a complaint wants a word.
  return answeredAfter === null && !isDefect ? `${what}, no answer on record` : what;
}

function chasedWords({ type, days }: Extract<TrustHappening, { kind: 'chased' }>): string {
  const how = type ? ` (${type})` : '';
  return `Had to ask again${how}${days ? `, ${dayWords(days)} later` : ''}`;
}

const within = (days: number | undefined): string =>
  days === undefined ? '' : days === 0 ? 'within a day' : `after ${dayWords(days)}`;

const dayWords = (days: number, unit = 'day'): string => `${days} ${unit}${days === 1 ? '' : 's'}`;
