import type { AttributeCondition, DecisionDetail, DecisionOutcome, DecisionReason } from '../program';

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
  cancelled: 'Cancelled',
};

/**
 * Why somebody is not asked for good: the address was closed, they do not wish to be asked about
 * this (`topic`), or what happened was recorded with the word that nobody is asked about it (`recorded`).
 */
export type StopReason = 'unsubscribed' | 'bounced' | 'complained' | 'manual' | 'topic' | 'recorded';

export type Decided = {
  outcome: DecisionOutcome;
  reason: DecisionReason | null;
  detail: DecisionDetail | null;
  /** The invitation that stood in the way: the day on which it was or will be sent, in words, and the program it came from. */
  blocked: { on: string; isPlanned: boolean; by: string | null } | null;
  /** When the invitation was or will be sent, in words; how far it came, `deleted` where the answer was taken back. */
  sentOn: string | null;
  state: string | null;
  /** When something that waits is decided again, in words. */
  dueOn: string | null;
  /** What had stopped it for good when this was decided. `on`: the day, in words. `detail`: a server's code, a note, the topic's name. */
  stopped: { reason: StopReason; on: string; detail: string | null } | null;
};

/** A piece of a sentence; `blocker`: it names the invitation that stood in the way. */
export type Part = { text: string; isBlocker: boolean };

/** Why somebody was asked or not, as one sentence. */
export const decisionSentence = (decided: Decided): string =>
  decisionParts(decided)
    .map(part => part.text)
    .join('');

/** The same sentence in pieces, so that the invitation that stood in the way can be a link. */
export function decisionParts(decided: Decided): Part[] {
  const { outcome, blocked, dueOn } = decided;
  if (outcome === 'invited') return parts(invitedSentence(decided));
  const why = whyNot(decided);
  if (outcome === 'not_invited') return parts(`Not asked: ${why}`, blocked, '.');
  const until = dueOn ? `Waiting until ${dueOn}` : 'Waiting';
  return parts(why || blocked ? `${until}: ${why}` : until, blocked, '.');
}

/** `before`, then what stood in the way, then `after`; nothing between a colon and the blocker but a space. */
function parts(before: string, blocked: Decided['blocked'] = null, after = ''): Part[] {
  if (!blocked) return [{ text: before + after, isBlocker: false }];
  const colon = /: $/.test(before) ? '' : ': ';
  return [
    { text: before + colon, isBlocker: false },
    {
      text: `${blocked.isPlanned ? 'to be asked' : 'asked'} on ${blocked.on}${blocked.by ? ` by “${blocked.by}”` : ''}`,
      isBlocker: true,
    },
    { text: after, isBlocker: false },
  ];
}

/** What spoke against it, as far as it is not the invitation in the way. */
function whyNot({ outcome, reason, detail, blocked, stopped }: Decided): string {
  switch (reason) {
    case 'condition':
      return conditionRefusal(detail);
    case 'sampled_out':
      return 'only a share is asked, and this one was not drawn';
    case 'fatigue':
      return blocked
        ? ''
        : outcome === 'waiting'
          ? 'a rest after the last question'
          : 'asked or answered too recently';
    case 'unsubscribed':
      return stopped?.reason === 'unsubscribed' || stopped?.reason === 'topic'
        ? stopWords(stopped)
        : 'unsubscribed';
    case 'do_not_ask':
      return stopped?.reason === 'recorded' ? stopWords(stopped) : 'marked as “do not ask”';
    case 'suppressed':
      return stopped ? stopWords(stopped) : 'the address is on the list of those never mailed';
    case 'no_address':
      return 'there is no address to reach this customer by';
    case 'daily_cap':
      return 'the program had reached its limit for the day';
    case 'too_old':
      return 'it happened too long ago, or before the program went live';
    case 'paused':
      return 'the program was off, or its survey took no answers';
    case 'holdout':
      return 'kept out, to compare with those who are asked';
    case 'priority':
      return 'another program goes first';
    case 'superseded':
      return 'a later one of the kind is asked about instead';
    case 'called_off':
      return detail?.calledOffBy ? `“${detail.calledOffBy}” happened first` : 'something else happened first';
    case 'same_case':
      return 'this case was asked about already';
    case 'window_passed':
      return 'it waited until there was no sense in asking any more';
    case 'cancelled':
      return 'it was planned, and somebody cancelled it before it left';
    case null:
      return '';
  }
}

/** `unsubscribed on 3 March`, `mail to this address came back on 3 March (5.1.1)`. */
export function stopWords({ reason, on, detail }: NonNullable<Decided['stopped']>): string {
  const more = detail ? ` (${detail})` : '';
  switch (reason) {
    case 'unsubscribed':
      return `unsubscribed on ${on}`;
    case 'bounced':
      return `mail to this address came back on ${on}${more}`;
    case 'complained':
      return `a mail was reported as unwanted on ${on}${more}`;
    case 'topic':
      return `does not wish to be asked about ${detail ?? 'this'}`;
    case 'recorded':
      return 'it was recorded with the word that nobody is asked about it';
    case 'manual':
      return `the address was put on the list of those never mailed on ${on}${more}`;
  }
}

/** `location was Leeds, not London`. */
function conditionRefusal(detail: DecisionDetail | null): string {
  const condition = detail?.condition;
  if (!condition) return 'a condition of the program was not met';
  const { attribute } = condition;
  const found = detail.found ?? null;
  if (found === null) return `${attribute} is not known, and must be ${wanted(condition)}`;
  const { op } = condition;
  if (op === 'ne' || op === 'notIn') return `${attribute} was ${found}, which is left out`;
  return `${attribute} was ${found}, not ${wanted(condition)}`;
}

const bounds = { lt: 'below ', lte: 'at most ', gt: 'above ', gte: 'at least ' };

function wanted({ op, value }: AttributeCondition): string {
  const values = new Intl.ListFormat('en', { type: 'disjunction' }).format([value].flat().map(String));
  return op === 'eq' || op === 'in' || op === 'ne' || op === 'notIn' ? values : `${bounds[op]}${values}`;
}

function invitedSentence({ state, sentOn }: Decided): string {
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
    case 'withdrawn':
      return 'Invited, then taken back before the mail left.';
    case 'expired':
      return `Asked${on}; there was no answer in time.`;
    case 'deleted':
      return `Asked${on}, and answered; the customer deleted the answer.`;
    default:
      return `Asked${on}.`;
  }
}
