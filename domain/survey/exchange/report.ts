import type { SurveyDefinition } from '../definition';
import type { Fault } from '../fault';

/** Largest file that is read, in bytes of UTF-8. */
export const MAX_IMPORT_BYTES = 2 * 1024 * 1024;

export type Outcome = 'kept' | 'changed' | 'dropped';

/** What becomes of one thing in a file that is brought in. */
export type ImportRow = {
  /** What a reader of the other tool knows it by: a question's title or name, or what else it is. */
  subject: string;
  isQuestion: boolean;
  outcome: Outcome;
  /** What is different, one sentence each; empty where nothing is. */
  notes: string[];
};

export type ImportSource = 'afterword' | 'surveyjs' | 'qualtrics';

/** A file as a survey, with an account of every part. Nothing is stored by making one. */
export type ImportedSurvey = {
  source: ImportSource;
  definition: SurveyDefinition;
  rows: ImportRow[];
  /** What is wrong or doubtful in the definition, as the builder will say. */
  faults: Fault[];
};

/** "12 of 15 questions come over, 4 of them changed." */
export function summarySentence(rows: readonly ImportRow[]): string {
  const questions = rows.filter(row => row.isQuestion);
  const come = questions.filter(row => row.outcome !== 'dropped').length;
  const changed = questions.filter(row => row.outcome === 'changed').length;
  const noun = questions.length === 1 ? 'question' : 'questions';
  const whole =
    come < questions.length
      ? `${come} of ${questions.length} ${noun} come over`
      : questions.length === 1
        ? 'The question comes over'
        : `All ${questions.length} ${noun} come over`;
  const how = changed === 0 ? '' : changed === come ? ', changed' : `, ${changed} of them changed`;
  const others = rows.filter(row => !row.isQuestion && row.outcome === 'dropped').length;
  const left =
    others === 0 ? '' : ` ${others === 1 ? 'One other thing stays' : `${others} other things stay`} behind.`;
  return questions.length === 0 ? 'The file holds no question.' : `${whole}${how}.${left}`;
}

/** Adds a note that something is different. */
export function note(row: ImportRow, sentence: string): void {
  if (row.outcome === 'kept') row.outcome = 'changed';
  if (!row.notes.includes(sentence)) row.notes.push(sentence);
}

export const droppedRow = (subject: string, why: string, isQuestion = false): ImportRow => ({
  subject,
  isQuestion,
  outcome: 'dropped',
  notes: [why],
});

export const keptRow = (subject: string, isQuestion = false): ImportRow => ({
  subject,
  isQuestion,
  outcome: 'kept',
  notes: [],
});
