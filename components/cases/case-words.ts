import type { CaseOutcome, CasePriority, CaseReason, CaseState } from '@/domain/case/case';
import { stateWords } from '@/domain/case/states';
import type { Outputs } from '../trpc';

export type CaseRow = Outputs['case']['list']['data'][number];
export type OpenedCase = Outputs['case']['read'];
type CaseEvent = OpenedCase['events'][number];

export const priorityWords: Record<CasePriority, string> = {
  urgent: 'Urgent',
  high: 'High',
  normal: 'Normal',
  low: 'Low',
};

export const reasonWords: Record<CaseReason, string> = {
  callback: 'Asked to be called',
  score: 'Unhappy answer',
  ending: 'Came to an ending',
  theme: 'What was written',
  trust: 'Trust fell',
  overdue: 'Nobody had answered',
  manual: 'Opened by hand',
};

export const outcomeWords: Record<CaseOutcome, string> = {
  put_right: 'Put right',
  explained: 'Explained',
  compensated: 'Compensated',
  not_possible: 'Could not be put right',
  not_reached: 'Customer not reached',
  no_fault: 'Nothing was wrong',
};

/** `In progress`. */
export const stateTitle = (state: CaseState): string => capital(stateWords(state));

/** Who came in by a door that is open to anybody. */
export const NOBODY = 'Somebody not known';

export const customerName = ({ customer }: Pick<CaseRow, 'customer'>): string =>
  customer ? (customer.name ?? customer.email ?? customer.id) : NOBODY;

const promiseWords = { contact: 'First contact', resolve: 'Put right' } as const;

/** What is owed next and how soon; `isLate`: a promise is broken. `at`: the moment the words stand for. */
export function dueWords(
  row: Pick<CaseRow, 'state' | 'due' | 'waitingSince' | 'resolvedAt' | 'closedAt'>,
  now: Date,
): { text: string; isLate: boolean; at: Date | null } {
  const { state, due, waitingSince, resolvedAt, closedAt } = row;
  if (state === 'waiting') return { text: 'Waiting for the customer', isLate: false, at: waitingSince };
  if (state === 'resolved')
    return { text: `Resolved ${ago(resolvedAt, now)}`, isLate: false, at: resolvedAt };
  if (state === 'closed') return { text: `Closed ${ago(closedAt, now)}`, isLate: false, at: closedAt };
  if (!due) return { text: 'Due time follows', isLate: false, at: null };
  const span = spanWords(Math.abs(due.at.getTime() - now.getTime()));
  if (due.at < now) return { text: `Overdue by ${span}`, isLate: true, at: due.at };
  return { text: `${promiseWords[due.promise]} in ${span}`, isLate: false, at: due.at };
}

/** One promise: what is left of it, or how it was kept. `due`: when it falls due; null where none was given. */
export function clockWords(
  row: Pick<CaseRow, 'state' | 'contactDueAt' | 'resolveDueAt' | 'contactedAt' | 'resolvedAt' | 'closedAt'>,
  promise: 'contact' | 'resolve',
  now: Date,
): { text: string; isLate: boolean; due: Date | null } {
  const due = promise === 'contact' ? row.contactDueAt : row.resolveDueAt;
  const kept = promise === 'contact' ? row.contactedAt : (row.resolvedAt ?? row.closedAt);
  if (kept) {
    const late = due ? kept.getTime() - due.getTime() : 0;
    const how = !due ? '' : late > 0 ? `, ${spanWords(late)} late` : ', in time';
    return { text: `${ago(kept, now)}${how}`, isLate: late > 0, due };
  }
  if (row.state === 'resolved' || row.state === 'closed') return { text: 'Not made', isLate: false, due };
  if (!due) return { text: 'Follows', isLate: false, due };
  if (row.state === 'waiting') return { text: 'The clock stands still', isLate: false, due };
  const left = due.getTime() - now.getTime();
  if (left < 0) return { text: `Overdue by ${spanWords(-left)}`, isLate: true, due };
  return { text: `In ${spanWords(left)}`, isLate: false, due };
}

/** What a due time is the promise of, for its tooltip: `First contact by 3 Mar 2026, 10:00 CET`. */
export const dueTitle = ({ due }: Pick<CaseRow, 'due'>, moment: (at: Date) => string): string =>
  due ? `${promiseWords[due.promise]} by ${moment(due.at)}` : '';

const steps: [unit: string, ms: number][] = [
  ['day', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
];

/** `2 days`, `5 h`, `12 min`; below a minute `a moment`. */
export function spanWords(ms: number): string {
  const [unit, size] = steps.find(([, length]) => ms >= length) ?? [];
  if (!unit || !size) return 'a moment';
  const count = Math.floor(ms / size);
  return unit === 'day' ? `${count} ${count === 1 ? 'day' : 'days'}` : `${count} ${unit}`;
}

const ago = (at: Date | null, now: Date): string =>
  at ? `${spanWords(Math.max(0, now.getTime() - at.getTime()))} ago` : '';

const howWords = { phone: 'by telephone', mail: 'by mail', in_person: 'in person', other: 'in another way' };

/** What happened, without who (`by`) and when: `Note`, `Given to Ann`; `Taken` when Ann gave it to herself. */
export function eventWords({
  kind,
  detail,
  by: actor,
}: Pick<CaseEvent, 'kind' | 'detail'> & Partial<Pick<CaseEvent, 'by'>>): string {
  const { from, to, by, promise, days } = detail;
  switch (kind) {
    case 'opened':
      return 'Case opened';
    case 'note':
      return 'Note';
    case 'contact':
      return `Spoke with the customer ${by ? howWords[by] : ''}`.trim();
    case 'attempt':
      return `Tried to reach the customer ${by ? howWords[by] : ''}`.trim();
    case 'owner':
      if (to && to === actor) return from ? `Taken over from ${from}` : 'Taken';
      return to
        ? from
          ? `Passed from ${from} to ${to}`
          : `Given to ${to}`
        : `Given back by ${from ?? 'somebody'}`;
    case 'state':
      return to ? `Now ${isState(to) ? stateWords(to) : to}` : 'State changed';
    case 'priority':
      return `Priority from ${from ?? '–'} to ${to ?? '–'}`;
    case 'root_cause':
      return to ? `Root cause: ${to}` : 'Root cause taken away';
    case 'outcome':
      return `Outcome: ${isOutcome(to) ? outcomeWords[to].toLowerCase() : '–'}`;
    case 'mail_out':
      return 'Mail to the customer';
    case 'mail_in':
      return 'Mail from the customer';
    case 'mail_failed':
      return 'The mail could not be sent';
    case 'overdue':
      return `${promise === 'resolve' ? 'To be put right' : 'First contact'}: overdue${days ? `, day ${days}` : ''}`;
    case 'escalated':
      return 'Escalated';
    case 'recovery_sent':
      return 'Asked whether it worked';
    case 'recovery_skipped':
      return 'Not asked whether it worked';
    case 'recovery_answered':
      return 'Answered whether it worked';
    case 'answered_again':
      return 'Gave another unhappy answer';
  }
}

/** `twice`, `3 times`. */
export const timesWords = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);

const isState = (text: string): text is CaseState =>
  ['open', 'in_progress', 'waiting', 'resolved', 'closed'].includes(text);

const isOutcome = (text: string | null | undefined): text is CaseOutcome =>
  text != null && Object.hasOwn(outcomeWords, text);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
