import type { CsvValue } from '../csv';
import { type Answers, type AnswerValue, OTHER_CHOICE, type SurveyDefinition } from './definition';
import { namesOf } from './path';
import { questionsOf } from './scores';
import { pickText } from './translate';

/** How choices are written: by their ids, which never change, or as the giver read them. */
export type ChoiceWriting = 'ids' | 'labels';

/** A column for everything that can be answered: the question's key, `key.<row>` of a matrix, `key.other` for what was typed beside a choice. */
export const answerColumns = (definition: SurveyDefinition): string[] =>
  questionsOf(definition).flatMap(question => {
    if (question.type === 'statement') return [];
    return question.type === 'matrix'
      ? question.rows.map(row => `${question.key}.${row.id}`)
      : namesOf(question);
  });

/** One response's answers by column. Several choices and rankings are one cell, in their order, parted by `; `. */
export function answerCells(
  definition: SurveyDefinition,
  answers: Answers,
  { language, writing }: { language: string; writing: ChoiceWriting },
): Map<string, CsvValue> {
  const cells = new Map<string, CsvValue>();
  const words = writing === 'labels' ? labelsOf(definition, language) : new Map<string, string>();
  for (const [key, value] of Object.entries(answers)) {
    if (isRows(value)) for (const [row, score] of Object.entries(value)) cells.set(`${key}.${row}`, score);
    else cells.set(key, cellOf(key, value, words));
  }
  return cells;
}

function cellOf(key: string, value: AnswerValue, words: ReadonlyMap<string, string>): CsvValue {
  const say = (id: string) => words.get(`${key} ${id}`) ?? id;
  if (Array.isArray(value)) return value.map(say).join('; ');
  return typeof value === 'object' ? null : typeof value === 'string' ? say(value) : value;
}

/** By `key id`. A text that happens to be called like a choice is never looked up: only lists have labels. */
function labelsOf(definition: SurveyDefinition, language: string): Map<string, string> {
  return new Map(
    questionsOf(definition).flatMap(question => {
      if (!('choices' in question)) return [];
      const other = 'other' in question && question.other ? [{ id: OTHER_CHOICE, ...question.other }] : [];
      return [...question.choices, ...other].map(({ id, label }): [string, string] => [
        `${question.key} ${id}`,
        pickText(label, language, definition.languages) || id,
      ]);
    }),
  );
}

const isRows = (value: AnswerValue): value is Record<string, number> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
