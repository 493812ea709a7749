import { formatChange, formatShare } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import type { Outputs } from '../trpc';

type Improvement = Outputs['improvement']['list'][number];
type Reach = Outputs['improvement']['reach'];

/** Whether people write it less since: both shares, what stands behind them, and how sure the change is. */
export function helpedSentence({ helped, theme }: Pick<Improvement, 'helped' | 'theme'>): string | null {
  if (!helped || !theme) return null;
  const { before, after, change, days } = helped;
  const share = ({ x, n }: { x: number; n: number }) =>
    `${formatShare(n > 0 ? x / n : null)} of ${formatCount(n, 'comment')}`;
  const verdict = formatChange('csat', change, 'en', {
    up: 'Up {amount} points',
    down: 'Down {amount} points',
    probablyUp: 'Probably up {amount} points',
    probablyDown: 'Probably down {amount} points',
    noise: 'No clear change',
    tooFew: 'Too few comments to say',
    range: '{low} to {high}',
  });
  return `“${theme.name}” in ${share(after)} in the ${formatCount(days, 'day')} since, against ${share(before)} in the ${formatCount(days, 'day')} before. ${verdict}.`;
}

/** How far the mails are. */
export function mailsSentence({ waiting, sent, failed, suppressed }: Improvement['mails']): string | null {
  if (waiting + sent + failed + suppressed === 0) return null;
  return [
    `Told ${formatCount(sent, 'customer')}`,
    ...(waiting > 0 ? [`${new Intl.NumberFormat('en').format(waiting)} to go`] : []),
    ...(failed > 0 ? [`${failed} not delivered`] : []),
    ...(suppressed > 0 ? [`${suppressed} kept back`] : []),
  ].join(', ');
}

const reasons: Record<Reach['leftOut'][number]['reason'], string> = {
  told: 'were told already',
  no_address: 'have no e-mail address',
  do_not_ask: 'are not to be mailed',
  unsubscribed: 'unsubscribed',
  suppressed: 'have an address that bounced or complained',
  no_link: 'were never invited by a link, so a mail could not carry one to unsubscribe',
  same_address: 'share their address with somebody who is told',
};

/** Each reason why somebody who raised it is not told: `3 unsubscribed`. */
export const leftOutWords = ({ leftOut, anonymous }: Reach): string[] => [
  ...leftOut.map(({ reason, n }) => `${new Intl.NumberFormat('en').format(n)} ${reasons[reason]}`),
  ...(anonymous > 0 ? [`${formatCount(anonymous, 'answer')} by nobody known`] : []),
];
