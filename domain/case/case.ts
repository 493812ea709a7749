/** Where a case stands. `waiting`: for the customer, its clock stands still. Only `open`, `in_progress` and `waiting` are still owed. */
export const caseStates = ['open', 'in_progress', 'waiting', 'resolved', 'closed'] as const;
export type CaseState = (typeof caseStates)[number];

/** States in which somebody still owes the customer something. */
export const owedStates = ['open', 'in_progress', 'waiting'] as const satisfies readonly CaseState[];

/** Why it was opened: the customer asked to be called, what a rule waits for, or a person's own decision. */
export const caseReasons = ['callback', 'score', 'ending', 'theme', 'trust', 'overdue', 'manual'] as const;
export type CaseReason = (typeof caseReasons)[number];

/** The most pressing first. */
export const casePriorities = ['urgent', 'high', 'normal', 'low'] as const;
export type CasePriority = (typeof casePriorities)[number];

/** What came of it. */
export const caseOutcomes = [
  'put_right',
  'explained',
  'compensated',
  'not_possible',
  'not_reached',
  'no_fault',
] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

/** What is written into a case's history. `contact`: the customer was spoken with; `chased`: the customer had to ask again. */
export const caseEventKinds = [
  'opened',
  'note',
  'contact',
  'attempt',
  'owner',
  'state',
  'priority',
  'root_cause',
  'outcome',
  'mail_out',
  'mail_in',
  'mail_failed',
  'overdue',
  'escalated',
  'recovery_sent',
  'recovery_skipped',
  'recovery_answered',
  'answered_again',
] as const;
export type CaseEventKind = (typeof caseEventKinds)[number];

/** Facts of an event, as its kind needs them: what it was and what it became, how the customer was reached, which mail. */
export type CaseEventDetail = {
  from?: string | null;
  to?: string | null;
  /** How the customer was reached. */
  by?: 'phone' | 'mail' | 'in_person' | 'other';
  /** Which promise was late: first contact, or resolution. */
  promise?: 'contact' | 'resolve';
  days?: number;
  /** Of a late promise: how often the case had been opened again when it was given; absent: never. */
  reopened?: number;
  message?: string;
  response?: string;
};

/** What a member is told about a case: it is theirs now, a promise is late, the customer wrote, a mail to the customer failed, somebody named them in a note. */
export type CaseNoticeKind = 'new' | 'late' | 'reply' | 'failed' | 'mention';
