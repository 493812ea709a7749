/** Why nobody was asked whether a case worked. */
export type RecoveryReason =
  | 'off'
  | 'no_survey'
  | 'no_customer'
  | 'no_address'
  | 'do_not_ask'
  | 'unsubscribed'
  | 'suppressed'
  | 'fewer';

const WORDS: Record<RecoveryReason, string> = {
  off: 'Nobody is asked whether it worked: it is switched off in Settings › Follow-up.',
  no_survey: 'There is no published survey to ask with. Publish one made from the template “Recovery check”.',
  no_customer: 'Nobody knows who it was, so nobody could be asked.',
  no_address: 'There is no e-mail address to ask at.',
  do_not_ask: 'This customer is marked as “do not ask”.',
  unsubscribed: 'This customer has unsubscribed from surveys.',
  suppressed: 'This address is on the list of those never mailed.',
  fewer: 'This customer chose to be asked less often.',
};

/** The sentence for what a case keeps as `recovery_reason`. */
export const recoveryWords = (reason: string): string =>
  Object.hasOwn(WORDS, reason) ? WORDS[reason as RecoveryReason] : 'Nobody was asked.';
