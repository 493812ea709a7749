import {
  bandsOf,
  isBand,
  isInteractionType,
  type Subject,
  subjectOf,
  type Term,
  termOf,
  wordsOfTerm,
} from './condition-terms';
import type { Condition, Leaf } from './conditions';
import type { SurveyDefinition } from './definition';
import { OTHER_CHOICE } from './definition';
import { languageName, questionTitle } from './names';
import { pickText } from './translate';

/**
 * A condition as part of a sentence: `“How was it?” is at most 6 and (…)`. With the definition questions, rows and
 * choices are called by their titles in `language` (default: its first); without it, by their keys.
 */
export function conditionInWords(condition: Condition, def?: SurveyDefinition, language?: string): string {
  const group = (parts: Condition[], word: string) =>
    parts
      .map((part, index) => {
        if ('all' in part || 'any' in part) return `(${conditionInWords(part, def, language)})`;
        const before = parts[index - 1];
        // "“How was it?” is above 2 and is below 4": the same subject is named once.
        return before && isAboutSame(before, part)
          ? termInWords(part, def, language)
          : leafInWords(part, def, language);
      })
      .join(` ${word} `);
  if ('all' in condition) return condition.all.length > 0 ? group(condition.all, 'and') : 'always';
  if ('any' in condition) return condition.any.length > 0 ? group(condition.any, 'or') : 'never';
  return leafInWords(condition, def, language);
}

/** The subject of a comparison: `“Our staff”: Friendly`, `the language`, `location`. */
export function subjectInWords(leaf: Leaf, def?: SurveyDefinition, language?: string): string {
  if ('language' in leaf) return 'the language';
  if ('attribute' in leaf) return isInteractionType(leaf) ? 'the type of interaction' : leaf.attribute;
  const { question, row } = subjectOf(leaf, def);
  if (!def || !question) return leaf.question;
  const title = `“${questionTitle(def, question, language)}”`;
  return row === undefined ? title : `${title}: ${partInWords(question, row, def, language)}`;
}

/** A single stored value of a subject as the survey calls it: a choice by its label, `true` as yes. */
export function valueInWords(
  { kind, question }: Subject,
  value: string | number | boolean,
  def?: SurveyDefinition,
  language?: string,
): string {
  if (kind === 'consent') return value === true ? 'ticked' : 'not ticked';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (kind === 'language') return languageName(String(value));
  if (def && question && 'choices' in question && kind !== 'text') {
    const label = choiceInWords(question, String(value), def, language);
    return label ? `“${label}”` : `“${value}”`;
  }
  return typeof value === 'number' ? String(value) : kind === 'date' ? value : `“${value}”`;
}

function isAboutSame(before: Condition, leaf: Leaf): boolean {
  if ('question' in before && 'question' in leaf) return before.question === leaf.question;
  return 'attribute' in before && 'attribute' in leaf && before.attribute === leaf.attribute;
}

function leafInWords(leaf: Leaf, def: SurveyDefinition | undefined, language: string | undefined): string {
  return `${subjectInWords(leaf, def, language)} ${termInWords(leaf, def, language)}`;
}

function termInWords(leaf: Leaf, def: SurveyDefinition | undefined, language: string | undefined): string {
  const subject = subjectOf(leaf, def);
  const term = termOf(leaf, subject);
  const words = wordsOfTerm(subject.kind, term);
  if (term === 'answered' || term === 'unanswered') return words;
  if (isBand(term)) return `${words} (${scoresInWords(subject, term)})`;
  const value = 'language' in leaf ? leaf.language : leaf.value;
  const values = value === undefined ? [] : [value].flat();
  if (values.length === 0) return `${words} …`;
  const joined = values.map(one =>
    def || 'language' in leaf ? valueInWords(subject, one, def, language) : plain(one),
  );
  return `${words} ${'language' in leaf ? joined.join(' or ') : joined.join(', ')}`;
}

/** Without a definition values stand as they are stored. */
const plain = (value: string | number | boolean): string => String(value);

/** `0 to 6`: the scores of a band. */
export function scoresInWords({ question }: Subject, term: Term): string {
  const scores = question && bandsOf(question).find(({ band }) => term === `band:${band}`)?.scores;
  const [first, last] = [scores?.[0], scores?.at(-1)];
  return first === last ? String(first) : `${first} to ${last}`;
}

function partInWords(
  question: NonNullable<Subject['question']>,
  row: string,
  def: SurveyDefinition,
  language: string | undefined,
): string {
  const tag = language ?? def.languages[0] ?? 'en';
  if (question.type === 'matrix') {
    const label = pickText(question.rows.find(one => one.id === row)?.label, tag, def.languages);
    return label || row;
  }
  if (question.type === 'ranking') return 'first place';
  return row === OTHER_CHOICE ? 'text of the last choice' : row;
}

function choiceInWords(
  question: Extract<Subject['question'], { choices: unknown }>,
  id: string,
  def: SurveyDefinition,
  language: string | undefined,
): string {
  const tag = language ?? def.languages[0] ?? 'en';
  if ('other' in question && question.other && id === OTHER_CHOICE)
    return pickText(question.other.label, tag, def.languages) || 'Other';
  return pickText(question.choices.find(choice => choice.id === id)?.label, tag, def.languages);
}
