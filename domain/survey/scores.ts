import type {
  Answers,
  AnswerValue,
  Question,
  QuestionOf,
  QuestionType,
  SurveyDefinition,
} from './definition';
import { OTHER_CHOICE } from './definition';
import { scaleOf } from './scale';

export type ScoreMetric = 'nps' | 'csat' | 'ces' | 'rating' | 'index_sum';

/** Key of the derived score: Σ(x − 1) of the three index items, 0 … 27. */
export const INDEX_KEY = '_index';
export const INDEX_ROLES = ['overall', 'expectation', 'ideal'] as const;
const INDEX_MAX = 27;

/** `key` is the question's, `key.<row id>` for each row of a matrix, or `_index`. */
export type ScoredQuestion = {
  key: string;
  type: QuestionType | 'index';
  metric: ScoreMetric;
  min: number;
  max: number;
};

/** One thing that can be answered; `score` is null where only choices, text or raw numbers are kept. */
export type AnswerableKey = {
  key: string;
  type: ScoredQuestion['type'];
  score: { metric: ScoreMetric; min: number; max: number } | null;
};

/** Everything that can hold an answer, in survey order, matrices row by row, the satisfaction index last. */
export function answerableKeys(def: SurveyDefinition): AnswerableKey[] {
  const keys = questionsOf(def).flatMap((question): AnswerableKey[] => {
    const { key, type } = question;
    if (type === 'statement') return [];
    const scale = scaleOf(question);
    const score = scale && { metric: metricOf(type), ...scale };
    return type === 'matrix'
      ? question.rows.map(row => ({ key: `${key}.${row.id}`, type, score }))
      : [{ key, type, score }];
  });
  if (!indexItems(def)) return keys;
  return [...keys, { key: INDEX_KEY, type: 'index', score: { metric: 'index_sum', min: 0, max: INDEX_MAX } }];
}

/** The scored questions of a survey, in survey order. */
export function scoreQuestions(def: SurveyDefinition): ScoredQuestion[] {
  return answerableKeys(def).flatMap(({ key, type, score }) => (score ? [{ key, type, ...score }] : []));
}

/** Whole-number scores by scored key; only answered ones are in it. */
export function scoresOf(def: SurveyDefinition, answers: Answers): Map<string, number> {
  const scores = new Map<string, number>();
  for (const row of narrowAnswers(def, answers)) {
    if (row.scored && row.number !== null) scores.set(row.key, row.number);
  }
  const sum = indexSum(def, answers);
  if (sum !== null) scores.set(INDEX_KEY, sum);
  return scores;
}

/**
 * The figures shown with one response: those of the survey's first question of each type, and the satisfaction index
 * 0 … 100 (Σ(x − 1) ÷ 27 × 100, equal weights; after Fornell et al. 1996). A figure not given is left out.
 */
export function headlineScores(
  def: SurveyDefinition,
  answers: Answers,
): { nps?: number; csat?: number; ces?: number; index?: number } {
  const scores: { nps?: number; csat?: number; ces?: number; index?: number } = {};
  for (const type of ['nps', 'csat', 'ces'] as const) {
    const first = questionsOf(def).find(question => question.type === type);
    const answer = first && own(answers, first.key);
    if (typeof answer === 'number') scores[type] = answer;
  }
  const sum = indexSum(def, answers);
  if (sum !== null) scores.index = (sum / INDEX_MAX) * 100;
  return scores;
}

/** One answer as analysis reads it. yes/no and consent are 1 or 0; dates are text; an other text stands beside its choice. */
export type NarrowAnswer = {
  key: string;
  number: number | null;
  choices: string[] | null;
  text: string | null;
  scored: boolean;
};

/** One row per answered question, matrices row by row, in survey order; `_index` is not among them. */
export function narrowAnswers(def: SurveyDefinition, answers: Answers): NarrowAnswer[] {
  return questionsOf(def).flatMap(question => {
    const answer = own(answers, question.key);
    if (answer === undefined || question.type === 'statement') return [];
    const scored = scaleOf(question) !== null;
    if (question.type === 'matrix') return matrixRows(question, answer);
    return [{ key: question.key, scored, ...columnsOf(question, answer, answers) }];
  });
}

/** Σ(x − 1) of the three index items, or null unless all three are answered. */
export function indexSum(def: SurveyDefinition, answers: Answers): number | null {
  const given = indexItems(def)?.map(question => own(answers, question.key));
  if (!given?.every(answer => typeof answer === 'number')) return null;
  return given.reduce((sum, answer) => sum + answer - 1, 0);
}

/** The three items of the satisfaction index in the order of `INDEX_ROLES`, or null when the survey lacks one. */
export function indexItems(def: SurveyDefinition): QuestionOf<'rating'>[] | null {
  const ratings = questionsOf(def).filter(question => question.type === 'rating');
  const items = INDEX_ROLES.flatMap(
    role => ratings.find(item => item.metric === 'index' && item.role === role && item.points === 10) ?? [],
  );
  return items.length === INDEX_ROLES.length ? items : null;
}

export function questionsOf(def: SurveyDefinition): Question[] {
  return def.pages.flatMap(page => page.questions);
}

function metricOf(type: QuestionType): ScoreMetric {
  return type === 'nps' || type === 'csat' || type === 'ces' ? type : 'rating';
}

function matrixRows(question: QuestionOf<'matrix'>, answer: AnswerValue): NarrowAnswer[] {
  if (typeof answer !== 'object' || Array.isArray(answer)) return [];
  return question.rows.flatMap(row => {
    const number = Object.hasOwn(answer, row.id) ? answer[row.id] : undefined;
    if (number === undefined) return [];
    return [{ key: `${question.key}.${row.id}`, number, choices: null, text: null, scored: true }];
  });
}

function columnsOf(question: Question, answer: AnswerValue, answers: Answers) {
  const empty: Pick<NarrowAnswer, 'number' | 'choices' | 'text'> = {
    number: null,
    choices: null,
    text: null,
  };
  if (typeof answer === 'number') return { ...empty, number: answer };
  if (typeof answer === 'boolean') return { ...empty, number: answer ? 1 : 0 };
  const words = own(answers, `${question.key}.${OTHER_CHOICE}`);
  const text = typeof words === 'string' ? words : null;
  if (Array.isArray(answer)) return { ...empty, choices: answer, text };
  if (typeof answer !== 'string') return empty;
  const isChoice = question.type === 'single' || question.type === 'dropdown';
  return isChoice ? { ...empty, choices: [answer], text } : { ...empty, text: answer };
}

function own(answers: Answers, name: string): AnswerValue | undefined {
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}
