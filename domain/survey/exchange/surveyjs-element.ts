import { cleanLine } from '../plain-text';
import type { LocalizedText } from '../text';
import type { QuestionInput } from './assemble';
import { isTrueAt, type Json, numberAt, textAt } from './json';
import { type ImportRow, note } from './report';
import type { SurveyJsTexts } from './surveyjs-text';
import type { Known } from './wish';

export type Scalar = string | number | boolean;
export type Made = { question: QuestionInput; known: Known | null };
export type Maker = (from: Element) => Made | null;

/** One element of a SurveyJS page that asks or says something. */
export type Element = { node: Json; key: string; texts: SurveyJsTexts; row: ImportRow };

export const common = ({ node, key, texts, row }: Element) => {
  const title = texts.read(node, 'title', 1000, row) ?? {
    [texts.first]: cleanLine(textAt(node, 'name') ?? key),
  };
  const help = texts.read(node, 'description', 2000, row, true);
  return { key, title, required: isTrueAt(node, 'isRequired'), ...(help ? { help } : {}) };
};

export const placeholderOf = ({ node, texts, row }: Element): { placeholder?: LocalizedText } => {
  const placeholder = texts.read(node, 'placeholder', 200, row) ?? texts.read(node, 'placeHolder', 200, row);
  return placeholder ? { placeholder } : {};
};

export const lengthOf = ({ node, row }: Element, most: number): { maxLength?: number } => {
  const wanted = numberAt(node, 'maxLength');
  if (wanted === undefined || wanted < 1) return {};
  if (wanted > most) note(row, `An answer has at most ${most} characters here.`);
  return { maxLength: Math.min(most, Math.floor(wanted)) };
};

export const as = (key: string, question: QuestionInput, storedFor: Known['storedFor']): Made => ({
  question,
  known: { key, type: question.type, storedFor, rows: new Map() },
});

export const wordsOnly = (value: Scalar): string => String(value);
export const numbersOnly = (value: Scalar): number | undefined =>
  typeof value !== 'boolean' && Number.isFinite(Number(value)) ? Number(value) : undefined;
