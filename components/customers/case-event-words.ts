import { lowerFirst } from '@/domain/metrics/findings';
import type { CaseStep } from '@/domain/timeline';
import { outcomeWords, reasonWords } from '../cases/case-words';
import type { HistoryEvent } from './history';

type CaseEvent = Extract<HistoryEvent, { kind: 'case' }>;

const steps: Record<CaseStep, string> = {
  opened: 'Case opened',
  attempt: 'Tried to reach them',
  contacted: 'Spoken with',
  note: 'Noted on the case',
  overdue: 'Promise overdue',
  escalated: 'Case escalated',
  reopened: 'Case reopened',
  not_asked: 'Not asked whether it worked',
  resolved: 'Case resolved',
  closed: 'Case closed',
};

/** What was done about a case: the title that leads to it, and the facts below, each a few words. */
export function caseEventWords(event: CaseEvent): { title: string; details: string[] } {
  const { step, reason, because, owner, by, outcome, rootCause, state } = event;
  const facts: Record<CaseStep, (string | null)[]> = {
    opened: [because ?? lowerFirst(reasonWords[reason]), owner && `owner ${owner}`, stands(state)],
    attempt: [by],
    contacted: [by],
    note: [by],
    overdue: [],
    escalated: [],
    reopened: [by],
    not_asked: [],
    resolved: [by, outcome && lowerFirst(outcomeWords[outcome]), rootCause],
    closed: [by ?? 'the customer took it back'],
  };
  return { title: steps[step], details: facts[step].filter(fact => typeof fact === 'string') };
}

const stands = (state: CaseEvent['state']): string | null =>
  state === 'open'
    ? 'still open'
    : state === 'in_progress'
      ? 'in progress'
      : state === 'waiting'
        ? 'waits for the customer'
        : null;
