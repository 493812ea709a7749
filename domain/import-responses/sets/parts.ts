import type { SurveyDefinitionInput } from '../../survey/definition';
import type { ResponseMappingInput } from '../mapping';

type QuestionInput = NonNullable<NonNullable<SurveyDefinitionInput['pages']>[number]['questions']>[number];

/** A survey of one page: a set of old answers needs no branches. */
export const onePage = (
  name: string,
  language: string,
  questions: QuestionInput[],
): ResponseMappingInput['definition'] => ({
  name,
  languages: [language],
  pages: [{ id: 'all', questions }],
});

export const matrix = (
  key: string,
  language: string,
  title: string,
  points: number,
  rows: Record<string, string>,
): QuestionInput => ({
  key,
  type: 'matrix',
  title: { [language]: title },
  points,
  rows: Object.entries(rows).map(([id, label]) => ({ id, label: { [language]: label }, driver: true })),
});

/** Columns of a matrix that share their blank codes: row → column. */
export const matrixColumns = (
  key: string,
  columns: Record<string, string>,
  blank: string[] = [],
): ResponseMappingInput['answers'] =>
  Object.fromEntries(Object.entries(columns).map(([row, column]) => [`${key}.${row}`, { column, blank }]));
