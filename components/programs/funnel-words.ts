import { type ChangeWords, formatInterval, formatShare } from '@/domain/metrics/format';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { bucketLabel, bucketName, formatCount } from '@/domain/metrics/words';
import type { DrawnSeries } from '../charts/types';
import type { Funnel } from './use-funnel';

type Rate = Funnel['total']['rate'];

/** `23% (21 to 25%)`; a dash where nothing arrived. */
export const rateInWords = (rate: Pick<Rate, 'value' | 'low' | 'high'>): string =>
  rate.value === null ? '–' : `${formatShare(rate.value)} (${formatInterval('csat', rate)})`;

/** The ten-second reading: the rate with its interval, what was lost, and whether it is settled. */
export function funnelSentence({ total, cohorts }: Pick<Funnel, 'total' | 'cohorts'>): string {
  const { sent, delivered, bounced, failed, unsubscribed, complained, rate } = total;
  if (sent === 0) return 'Nothing was sent in these days.';
  if (delivered === 0) return `None of ${formatCount(sent, 'mail')} arrived.`;
  const first =
    delivered < FEWEST_TO_COMPARE
      ? `${number(rate.completed)} of ${number(delivered)} delivered were answered: too few to read a rate from.`
      : `${formatShare(rate.value)} of ${number(delivered)} delivered were answered (${formatInterval('csat', rate)}).`;
  const lost = [
    bounced > 0 ? `${number(bounced)} came back` : null,
    failed > 0 ? `${number(failed)} could not be sent` : null,
    unsubscribed > 0 ? `${number(unsubscribed)} unsubscribed` : null,
    complained > 0 ? `${number(complained)} marked it as spam` : null,
  ].filter(part => part !== null);
  const losses =
    lost.length === 0 ? '' : ` ${new Intl.ListFormat('en', { type: 'conjunction' }).format(lost)}.`;
  return first + losses + unsettled(cohorts);
}

function unsettled(cohorts: Funnel['cohorts']): string {
  const open = cohorts.filter(({ delivered, rate }) => delivered > 0 && !rate.mature);
  const mails = open.reduce((sum, cohort) => sum + cohort.delivered, 0);
  if (mails === 0) return '';
  return ` ${formatCount(mails, 'mail')} ${mails === 1 ? 'is' : 'are'} so young that answers may still come: the rate can only rise.`;
}

/** The rate by cohort as the chart draws it: hollow where few arrived or answers may still come. */
export const rateSeries = ({ cohorts, interval }: Funnel): DrawnSeries => ({
  metric: 'rate',
  points: cohorts.map(({ start, rate }) => ({
    start,
    label: bucketLabel(interval, start),
    name: bucketName(interval, start),
    n: rate.n,
    value: rate.value,
    low: rate.low,
    high: rate.high,
    isOpen: rate.n > 0 && (rate.note !== undefined || !rate.mature),
  })),
  format: value => formatShare(value),
  formatRange: (low, high) => formatInterval('csat', { low, high }),
});

/**
 * What reminders brought, claiming no more than was seen: whoever answered after a reminder might have answered without it.
 */
export function reminderSentence({ reminders, total }: Pick<Funnel, 'reminders' | 'total'>): string {
  const { people, answered, share, before } = reminders;
  if (people === 0) return 'Nobody was reminded.';
  const after = `${number(answered)} of ${number(people)} who were reminded answered afterwards, ${rateInWords(share)}.`;
  if (answered === 0) return after;
  return `${after} Without those answers the rate would be ${formatShare(before.value)} instead of ${formatShare(total.rate.value)}.`;
}

/** A segment's rate against the rest. */
export const AGAINST_THE_REST: ChangeWords = {
  up: '{amount} points above the rest',
  down: '{amount} points below the rest',
  probablyUp: 'Probably {amount} points above the rest',
  probablyDown: 'Probably {amount} points below the rest',
  noise: 'Like the rest',
  tooFew: 'Too few mails',
  range: '{low} to {high}',
};

export const number = (n: number): string => new Intl.NumberFormat('en').format(n);
