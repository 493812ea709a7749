import type { DecisionOutcome, DecisionReason } from '@/domain/program';

/** A decision in two or three words, for filters and counts. */
export const reasonWords: Record<DecisionReason, string> = {
  condition: 'Condition not met',
  sampled_out: 'Not drawn',
  fatigue: 'Asked recently',
  unsubscribed: 'Unsubscribed',
  do_not_ask: 'Do not ask',
  suppressed: 'Address blocked',
  no_address: 'No address',
  daily_cap: 'Daily limit',
  too_old: 'Too old',
  paused: 'Program off',
  holdout: 'Kept out',
  priority: 'Another program',
  superseded: 'Asked about a later one',
  called_off: 'Called off',
  same_case: 'Same case',
  window_passed: 'Waited too long',
};

export type Decided = {
  outcome: DecisionOutcome;
  reason: DecisionReason | null;
  /** When the invitation in the way was or will be sent, in words. */
  blockedOn: string | null;
  /** When the invitation was or will be sent, in words, and how far it came. */
  sentOn: string | null;
  state: string | null;
};

/** Why somebody was asked or not, as one sentence. */
export function decisionSentence({ outcome, reason, blockedOn, sentOn, state }: Decided): string {
  if (outcome === 'invited') return invitedSentence(state, sentOn);
  if (outcome === 'waiting') return 'Waiting: it is decided later.';
  switch (reason) {
    case 'condition':
      return 'Not asked: a condition of the program was not met.';
    case 'sampled_out':
      return 'Not asked: only a share is asked, and this one was not drawn.';
    case 'fatigue':
      return blockedOn
        ? `Not asked: already asked, or planned, on ${blockedOn}.`
        : 'Not asked: asked or answered too recently.';
    case 'unsubscribed':
      return 'Not asked: unsubscribed from surveys.';
    case 'do_not_ask':
      return 'Not asked: marked as “do not ask”.';
    case 'suppressed':
      return 'Not asked: the address is on the list of those never mailed.';
    case 'no_address':
      return 'Not asked: there is no e-mail address.';
    case 'daily_cap':
      return 'Not asked: the program had reached its limit for the day.';
    case 'too_old':
      return 'Not asked: it happened too long ago, or before the program went live.';
    case 'paused':
      return 'Not asked: the program was off, or its survey took no answers.';
    case 'holdout':
      return 'Not asked: kept out, to compare with those who are asked.';
    case 'priority':
      return 'Not asked: another program asks about the same interaction.';
    case 'superseded':
      return 'Not asked: a later one of the kind was asked about instead.';
    case 'called_off':
      return 'Not asked: something happened before the mail left that calls it off.';
    case 'same_case':
      return 'Not asked: the same case was asked about already.';
    case 'window_passed':
      return 'Not asked: by the time it could have been, it was too late to ask.';
    default:
      return 'Not asked.';
  }
}

function invitedSentence(state: string | null, sentOn: string | null): string {
  const on = sentOn ? ` on ${sentOn}` : '';
  switch (state) {
    case 'scheduled':
      return sentOn ? `Invited: the mail leaves on ${sentOn}.` : 'Invited: the mail leaves soon.';
    case 'completed':
      return `Asked${on}, and answered.`;
    case 'started':
      return `Asked${on}; the answer is begun.`;
    case 'visited':
      return `Asked${on}; the page was opened.`;
    case 'bounced':
      return `Asked${on}, but the mail came back.`;
    case 'failed':
      return 'Invited, but the mail could not be delivered.';
    case 'suppressed':
      return 'Invited, then held back: something spoke against it when the mail was to leave.';
    case 'expired':
      return `Asked${on}; there was no answer in time.`;
    case 'deleted':
      return `Asked${on}, and answered; the customer deleted the answer.`;
    case 'withdrawn':
      return 'Invited, then withdrawn.';
    default:
      return `Asked${on}.`;
  }
}
