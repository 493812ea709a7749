/** What the timeline of a customer tells of. */
export const timelineKinds = [
  'interaction',
  'invitation',
  'response',
  'case',
  'message',
  'note',
  'improvement',
] as const;

/** `turn`: a program that asks by the calendar came to this customer; told only on their page. */
export const historyKinds = [...timelineKinds, 'turn'] as const;
export type HistoryKind = (typeof historyKinds)[number];

/** What happens to a case, as the timeline tells it. */
export type CaseStep =
  | 'opened'
  | 'attempt'
  | 'contacted'
  | 'note'
  | 'overdue'
  | 'escalated'
  | 'reopened'
  | 'not_asked'
  | 'resolved'
  | 'closed';
