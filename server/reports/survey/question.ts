import { notFound } from '@/domain/errors';
import { type BandShare, bandShares } from '@/domain/metrics/band-shares';
import type { Comparison, MetricName, Scale } from '@/domain/metrics/metric';
import type { Ctx } from '@/server/db/tenant';
import type { Asking } from '../read-metric';
import type { Figure } from '../shape';
import { type ChoicesResult, readChoices, readTicks } from './choices';
import { type CountResult, readCount } from './count';
import { type DatesResult, readDates } from './dates';
import { type NumberResult, readNumbers } from './numbers';
import { type Outline, type RegisteredKey, readOutline } from './outline';
import { mergeQuestions, type ResultQuestion } from './questions';
import { type RankingResult, readRanking } from './ranking';
import { readSurveyQuery, type SurveyQuery, type SurveyQueryInput, surveyQuestionSchema } from './schemas';
import { metricOf, readScores, scaleOf } from './scores';

export type ScoreResult = {
  kind: 'score';
  metric: MetricName;
  scale: Scale;
  /** Responses can be narrowed to a band of this question. */
  isHeadline: boolean;
  figures: Figure[];
  /** By slice, from bad to good; none for the index and for hidden figures. */
  bands: BandShare[][];
  change?: Comparison;
};

export type MatrixResult = {
  kind: 'matrix';
  scale: Scale;
  rows: { id: string; figures: Figure[]; change?: Comparison }[];
};

/** The answers to one question by slice, as its type is best read. */
export type QuestionResult =
  | ScoreResult
  | MatrixResult
  | ChoicesResult
  | RankingResult
  | NumberResult
  | DatesResult
  | CountResult;

/** What a reader of one question's answers is given: its registered keys and how it stands in the versions. */
export type Read = {
  reading: { ctx: Ctx; signal?: AbortSignal };
  outline: Outline;
  query: SurveyQuery;
  question: ResultQuestion;
  /** The key that answers point to; of a matrix the first row's. */
  registered: RegisteredKey;
};

/** Throws `not_found` for a survey or a question that does not exist. */
export async function readQuestion({
  ctx,
  input,
  signal,
}: Asking<SurveyQueryInput & { question: string }>): Promise<QuestionResult> {
  const { question: key, ...query } = await readSurveyQuery(ctx, surveyQuestionSchema, input);
  const outline = await readOutline(ctx, query.survey);
  const question = mergeQuestions(outline.versions).find(one => one.key === key);
  const registered = outline.keys.get(keysOf(question)[0] ?? key);
  if (!question || !registered) throw notFound('question');
  return readKind({ reading: { ctx, ...(signal && { signal }) }, outline, query, question, registered });
}

function readKind(read: Read): Promise<QuestionResult> {
  switch (read.question.type) {
    case 'matrix':
      return readMatrix(read);
    case 'single':
    case 'dropdown':
    case 'multiple':
      return readChoices(read);
    case 'yesno':
      return readTicks(read);
    case 'ranking':
      return readRanking(read);
    case 'number':
      return readNumbers(read);
    case 'date':
      return readDates(read);
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
    case 'index':
      return readScore(read);
    default:
      return readCount(read);
  }
}

async function readScore({ reading, outline, query, registered }: Read): Promise<ScoreResult> {
  const [score] = await readScores(reading, outline, query, [registered]);
  const metric = metricOf(registered);
  const figures = score?.figures ?? [];
  const first = [...outline.keys.values()].find(one => one.metric === registered.metric);
  return {
    kind: 'score',
    metric,
    scale: scaleOf(registered),
    isHeadline: first?.id === registered.id && registered.metric !== 'rating' && metric !== 'index',
    figures,
    bands: figures.map(({ distribution, note }) =>
      metric === 'index' || note === 'hidden' ? [] : bandShares(metric, distribution),
    ),
    ...(score?.change && { change: score.change }),
  };
}

async function readMatrix({ reading, outline, query, question, registered }: Read): Promise<MatrixResult> {
  const keys = keysOf(question).flatMap(key => outline.keys.get(key) ?? []);
  const scores = await readScores(reading, outline, query, keys);
  return {
    kind: 'matrix',
    scale: scaleOf(registered),
    rows: scores.map(({ key, ...figures }) => ({ id: key.slice(question.key.length + 1), ...figures })),
  };
}

/** The registered keys of a question: one per row of a matrix, else its own. */
const keysOf = (question: ResultQuestion | undefined): string[] => {
  if (!question) return [];
  return question.type === 'matrix' ? question.rows.map(row => `${question.key}.${row.id}`) : [question.key];
};
