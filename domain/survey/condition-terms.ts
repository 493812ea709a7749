import { type Band, bandOf } from '@/domain/metrics/bands';
import { type Condition, INTERACTION_TYPE, type Leaf, type Operator } from './conditions';
import type { Question, SurveyDefinition } from './definition';
import { pointsOf, scaleOf } from './scale';
import { questionsOf } from './scores';

/** A comparison as a marketer chooses it: the operators, `answered: false`, and the bands of a scored question. */
export type Term = Exclude<Operator, 'answered'> | 'answered' | 'unanswered' | `band:${Band}`;

/** What can be said about a subject hangs on what it holds. */
export type SubjectKind =
  | 'score'
  | 'choice'
  | 'choices'
  | 'ranking'
  | 'rank'
  | 'yesno'
  | 'consent'
  | 'number'
  | 'date'
  | 'text'
  | 'whole'
  | 'attribute'
  | 'language';

export type Subject = { kind: SubjectKind; question?: Question; row?: string };

type Wording = readonly (readonly [Term, string])[];

const answered: Wording = [
  ['answered', 'is answered'],
  ['unanswered', 'is not answered'],
];
const oneOf: Wording = [
  ['eq', 'is'],
  ['ne', 'is not'],
  ['in', 'is one of'],
  ['notIn', 'is none of'],
];
const ordered: Wording = [
  ['lte', 'is at most'],
  ['gte', 'is at least'],
  ['lt', 'is below'],
  ['gt', 'is above'],
];
const bands: Wording = [
  ['band:bad', 'is unhappy'],
  ['band:mid', 'is in between'],
  ['band:good', 'is happy'],
];

const wordings: Record<SubjectKind, Wording> = {
  score: [...bands, ...ordered, ...oneOf, ...answered],
  choice: [...oneOf, ...answered],
  choices: [
    ['eq', 'includes'],
    ['ne', 'does not include'],
    ['in', 'includes one of'],
    ['notIn', 'includes none of'],
    ...answered,
  ],
  ranking: [
    ['eq', 'ranks'],
    ['ne', 'does not rank'],
    ['in', 'ranks one of'],
    ['notIn', 'ranks none of'],
    ...answered,
  ],
  rank: [...oneOf, ...answered],
  yesno: [['eq', 'is'], ['ne', 'is not'], ...answered],
  consent: [
    ['eq', 'is'],
    ['ne', 'is not'],
  ],
  number: [...ordered, ...oneOf, ...answered],
  date: [
    ['lt', 'is before'],
    ['lte', 'is on or before'],
    ['eq', 'is on'],
    ['gte', 'is on or after'],
    ['gt', 'is after'],
    ['ne', 'is not on'],
    ...answered,
  ],
  text: [...answered, ...oneOf],
  whole: answered,
  attribute: [...oneOf, ...ordered, ['answered', 'is known'], ['unanswered', 'is not known']],
  language: [['in', 'is']],
};

/** The comparisons offered for a subject, in order; bands only where the scale has scores for them. */
export const termsFor = ({ kind, question }: Subject): Term[] =>
  wordings[kind]
    .map(([term]) => term)
    .filter(
      term => !isBand(term) || (question && bandsOf(question).some(({ band }) => term === `band:${band}`)),
    );

/** Also of comparisons that a subject does not offer, but a program may have written. */
export const wordsOfTerm = (kind: SubjectKind, term: Term): string =>
  [...wordings[kind], ...oneOf, ...ordered, ...answered].find(([one]) => one === term)?.[1] ?? term;

export const isBand = (term: Term): term is `band:${Band}` => term.startsWith('band:');

/** What a comparison is about: the kind it is worded by and, where it asks for an answer, the question and its part. */
export function subjectOf(leaf: Leaf, def: SurveyDefinition | undefined): Subject {
  if ('language' in leaf) return { kind: 'language' };
  if ('attribute' in leaf) return { kind: 'attribute' };
  const [key = '', ...rest] = leaf.question.split('.');
  const question = def && questionsOf(def).find(one => one.key === key);
  if (!question) return { kind: 'attribute' };
  const row = rest.length > 0 ? rest.join('.') : undefined;
  return { question, ...(row !== undefined && { row }), kind: kindOf(question, row) };
}

/** The comparison of a leaf: `in` over exactly a band's scores reads as the band. */
export function termOf(leaf: Leaf, { question }: Subject): Term {
  if ('language' in leaf) return 'in';
  if (leaf.op === 'answered') return leaf.value === false ? 'unanswered' : 'answered';
  if (!Array.isArray(leaf.value)) return leaf.op;
  // `eq` with several values means one of them (`holds`).
  if (leaf.op === 'ne' && leaf.value.length !== 1) return 'notIn';
  const isIn = leaf.op === 'in' || (leaf.op === 'eq' && leaf.value.length !== 1);
  if (!isIn || !question) return isIn ? 'in' : leaf.op;
  const given = [...new Set(leaf.value.map(Number))].sort((a, b) => a - b).join();
  const band = bandsOf(question).find(one => one.scores.join() === given);
  return band ? `band:${band.band}` : 'in';
}

/** The bands of a scored question (a matrix: of each row) with their scores, unhappy first; empty ones left out. */
export function bandsOf(question: Question): { band: Band; scores: number[] }[] {
  const scale = scaleOf(question);
  if (!scale) return [];
  const metric =
    question.type === 'nps' || question.type === 'csat' || question.type === 'ces' ? question.type : 'mean';
  const points = pointsOf(scale);
  const length = question.type === 'nps' ? undefined : points.length;
  return (['bad', 'mid', 'good'] as const)
    .map(band => ({ band, scores: points.filter(point => bandOf(metric, point, length) === band) }))
    .filter(({ scores }) => scores.length > 0);
}

/** Whether `attribute` names what happened rather than a property of it or of the customer. */
export const isInteractionType = (leaf: Condition): boolean =>
  'attribute' in leaf && leaf.attribute === INTERACTION_TYPE;

function kindOf(question: Question, row: string | undefined): SubjectKind {
  switch (question.type) {
    case 'matrix':
      return row === undefined ? 'whole' : 'score';
    case 'ranking':
      return row === undefined ? 'ranking' : 'rank';
    case 'single':
    case 'dropdown':
      return row === undefined ? 'choice' : 'text';
    case 'multiple':
      return row === undefined ? 'choices' : 'text';
    case 'yesno':
    case 'consent':
    case 'number':
    case 'date':
      return question.type;
    case 'short':
    case 'long':
    case 'email':
    case 'phone':
    case 'statement':
      return 'text';
    default:
      return 'score';
  }
}
