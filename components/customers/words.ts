import type { Outputs } from '../trpc';

const states: Record<string, string> = {
  scheduled: 'The mail is planned',
  sent: 'Sent, not opened yet',
  visited: 'Opened, not answered yet',
  started: 'Answer begun',
  completed: 'Answered',
  suppressed: 'Not mailed',
  bounced: 'The mail came back',
  failed: 'The mail could not be delivered',
  expired: 'Not answered in time',
  withdrawn: 'Withdrawn',
};

/**
 * How far an invitation came and why it ended; a link that is never mailed is not "sent". `tapped`: points of the mail's
 * scale that were tapped and never sent.
 */
export function invitationWords(
  state: string,
  {
    channel,
    reason,
    tapped,
    isScanned,
  }: {
    channel: 'email' | 'link' | 'webhook';
    reason: string | null;
    tapped: readonly string[];
    isScanned: boolean;
  },
): string {
  if (reason === 'deleted_by_customer') return 'Answered; the customer deleted the answer';
  if (channel === 'link' && (state === 'scheduled' || state === 'sent')) return 'Link made, not opened yet';
  const taps = tapped.length > 0 ? `; ${tapped.join(' and ')} tapped in the mail and not sent` : '';
  const scan = isScanned ? '; a mail scanner followed the link' : '';
  return `${states[state] ?? state}${reason ? ` (${reason})` : ''}${taps}${scan}`;
}

const mailStates: Record<string, string> = {
  scheduled: 'planned for',
  claimed: 'leaving',
  handing_over: 'leaving',
  sent: 'sent',
  failed: 'failed',
  unknown: 'sent perhaps,',
  suppressed: 'stopped',
};

/** `Mail sent 3 Mar 2026, 10:00`, `Reminder planned for …`. `kind` is `invitation` or `reminder-1`, … */
export function mailWords(
  { kind, state, wished }: { kind: string; state: string; wished: boolean },
  moment: string,
): string {
  const what = wished
    ? 'Reminder the customer asked for,'
    : kind.startsWith('reminder')
      ? 'Reminder'
      : 'Mail';
  return `${what} ${mailStates[state] ?? state} ${moment}`;
}

type Review = Outputs['invitation']['reviewAsk'];

/** Why nobody may ask this customer this way. */
export const neverWords: Record<NonNullable<Review['never']>, string> = {
  do_not_ask: 'This customer is marked as “do not ask”. Nobody asks them.',
  unsubscribed: 'This customer has unsubscribed. Nobody asks them.',
  suppressed: 'This address is on the list of those never mailed. A link may be another way.',
  no_address: 'There is no address to reach this customer by this way.',
  channel_off: 'This channel is switched off.',
  fewer: 'This customer chose to be asked at most about twice a year, and was asked or answered since.',
};

/** `Asked 3 days ago by “After the purchase”.` `ago`: how a moment is told from now. */
export function againstWords(
  { asked, answeredAt }: NonNullable<Review['against']>,
  ago: (at: Date) => string,
): string {
  const answered = answeredAt ? `Answered ${ago(answeredAt)}.` : null;
  const by = asked?.program ? ` by “${asked.program}”` : '';
  const ask = asked ? `${asked.isPlanned ? 'To be asked' : 'Asked'} ${ago(asked.at)}${by}.` : null;
  return [ask, answered].filter(Boolean).join(' ');
}
