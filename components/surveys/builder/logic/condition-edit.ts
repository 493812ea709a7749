import {
  bandsOf,
  isBand,
  type Subject,
  subjectOf,
  type Term,
  termOf,
  termsFor,
} from '@/domain/survey/condition-terms';
import { type Condition, FIRST_PLACE, INTERACTION_TYPE, type Leaf } from '@/domain/survey/conditions';
import type { Question, SurveyDefinition } from '@/domain/survey/definition';
import { questionTitle } from '@/domain/survey/names';
import { pointsOf, scaleOf } from '@/domain/survey/scale';
import { pickText } from '@/domain/survey/translate';
import { choiceIds } from '@/domain/survey/value';

/** A group as the editor shows it; `isBare`: a single comparison that was written without a group. */
export type Group = { join: 'all' | 'any'; items: Condition[]; isBare: boolean };

export type Value = string | number | boolean;

/** Every condition is shown as a group; groups inside it stay what they are. */
export function asGroup(condition: Condition): Group {
  if ('all' in condition) return { join: 'all', items: condition.all, isBare: false };
  if ('any' in condition) return { join: 'any', items: condition.any, isBare: false };
  return { join: 'all', items: [condition], isBare: true };
}

/** The condition a group stands for; null when nothing is left in it. */
export function fromGroup({ join, items, isBare }: Group): Condition | null {
  const [first] = items;
  if (!first) return null;
  if (isBare && items.length === 1) return first;
  return join === 'all' ? { all: items } : { any: items };
}

/** The questions that can be asked about at `path`, with their running numbers: earlier ones; all for an ending. */
export function questionsBefore(
  def: SurveyDefinition,
  path: string,
): { question: Question; number: number }[] {
  const [room, pageIndex, part, index] = path.split('.');
  const pages = room === 'pages' ? def.pages.slice(0, Number(pageIndex)) : def.pages;
  const here = room === 'pages' ? (def.pages[Number(pageIndex)]?.questions ?? []) : [];
  const asked = [
    ...pages.flatMap(page => page.questions),
    ...(part === 'questions' ? here.slice(0, Number(index)) : here),
  ];
  return asked
    .filter(({ type }) => type !== 'statement')
    .map((question, place) => ({ question, number: place + 1 }));
}

export type Choice = { value: string; label: string };

/** What an answer can be asked for by: the question itself, the rows of a matrix, the first of a ranking. */
export function answerChoices(def: SurveyDefinition, path: string, language: string): Choice[] {
  return questionsBefore(def, path).flatMap(({ question, number }) => {
    const title = `${number}. ${questionTitle(def, question, language)}`;
    const whole = { value: `q:${question.key}`, label: title };
    if (question.type === 'matrix') {
      const rows = question.rows.map(row => ({
        value: `q:${question.key}.${row.id}`,
        label: `${title}: ${pickText(row.label, language, def.languages) || row.id}`,
      }));
      return [...rows, { ...whole, label: `${title} (any row)` }];
    }
    if (question.type !== 'ranking') return [whole];
    return [{ value: `q:${question.key}.${FIRST_PLACE}`, label: `${title}: first place` }, whole];
  });
}

/** The value of a subject in a list of choices. */
export function subjectValue(leaf: Leaf): string {
  if ('language' in leaf) return 'language';
  return 'attribute' in leaf ? `a:${leaf.attribute}` : `q:${leaf.question}`;
}

/** A comparison about another subject, with what makes a sentence there at once. */
export function leafAbout(value: string, def: SurveyDefinition): Leaf {
  if (value === 'language') return { language: def.languages.slice(0, 1) };
  if (value.startsWith('a:')) return { attribute: value.slice(2), op: 'eq' };
  const leaf: Leaf = { question: value.slice(2), op: 'answered' };
  const subject = subjectOf(leaf, def);
  return withTerm(leaf, termsFor(subject)[0] ?? 'answered', subject);
}

/** The first comparison of a new condition: about the closest question before it. */
export function firstLeaf(def: SurveyDefinition, path: string): Leaf {
  const last = questionsBefore(def, path).at(-1);
  if (!last) return leafAbout(def.languages.length > 1 ? 'language' : `a:${INTERACTION_TYPE}`, def);
  return leafAbout(
    answerChoices(def, path, '').findLast(({ value }) => isOf(value, last.question))?.value ?? '',
    def,
  );
}

/** The same subject compared in another way; what it is compared with stays where it fits. */
export function withTerm(leaf: Leaf, term: Term, subject: Subject): Leaf {
  if ('language' in leaf) return leaf;
  const { value: _, ...bare } = leaf;
  if (term === 'answered') return { ...bare, op: 'answered' };
  if (term === 'unanswered') return { ...bare, op: 'answered', value: false };
  if (isBand(term)) {
    const scores = subject.question ? bandsOf(subject.question) : [];
    return { ...bare, op: 'in', value: scores.find(({ band }) => term === `band:${band}`)?.scores ?? [] };
  }
  const before = termOf(leaf, subject);
  const kept = before === 'answered' || before === 'unanswered' || isBand(before) ? [] : valuesOf(leaf);
  const values = kept.length > 0 ? kept : firstValues(subject);
  return withValues({ ...bare, op: term }, values);
}

/** The same comparison with other values; none at all is said to be missing by the checks. */
export function withValues(leaf: Leaf, values: Value[]): Leaf {
  if ('language' in leaf) return { language: values.map(String) };
  const { value: _, ...bare } = leaf;
  if (leaf.op === 'in' || leaf.op === 'notIn') return { ...bare, value: values };
  if (values.length > 1 && (leaf.op === 'eq' || leaf.op === 'ne'))
    return { ...bare, op: leaf.op === 'eq' ? 'in' : 'notIn', value: values };
  const [first] = values;
  return first === undefined ? bare : { ...bare, value: first };
}

/** What a comparison compares with, as a list. */
export function valuesOf(leaf: Leaf): Value[] {
  const value = 'language' in leaf ? leaf.language : leaf.value;
  return value === undefined ? [] : [value].flat();
}

/** The values that can be chosen from, as text with their labels; null where they are written. */
export function valueChoices(subject: Subject, def: SurveyDefinition, language: string): Choice[] | null {
  const { kind, question } = subject;
  if (kind === 'yesno') return [YES, NO];
  if (kind === 'consent')
    return [
      { ...YES, label: 'ticked' },
      { ...NO, label: 'not ticked' },
    ];
  if (kind === 'score' && question) {
    const scale = scaleOf(question);
    return scale && pointsOf(scale).map(point => ({ value: String(point), label: String(point) }));
  }
  if (!question || !('choices' in question) || kind === 'text') return null;
  return [...choiceIds(question)].map(id => {
    const choice = question.choices.find(one => one.id === id);
    const label = choice?.label ?? ('other' in question ? question.other?.label : undefined);
    const fallback = choice ? id : 'Other';
    return { value: id, label: pickText(label, language, def.languages) || fallback };
  });
}

/** What was chosen in a list, as it is stored. */
export function storedValue({ kind }: Subject, text: string): Value {
  if (kind === 'yesno' || kind === 'consent') return text === 'true';
  return kind === 'score' ? Number(text) : text;
}

const YES = { value: 'true', label: 'yes' };
const NO = { value: 'false', label: 'no' };

const isOf = (value: string, { key }: Question): boolean =>
  value === `q:${key}` || value.startsWith(`q:${key}.`);

function firstValues({ kind, question }: Subject): Value[] {
  if (kind === 'yesno' || kind === 'consent') return [true];
  if (kind === 'score' && question) return [scaleOf(question)?.min ?? 0];
  if (kind === 'text' || !question || !('choices' in question)) return [];
  return [...choiceIds(question)].slice(0, 1);
}
