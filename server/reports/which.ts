import { sql } from 'drizzle-orm';
import type { Match, MatchLeaf, ReportFilter } from '@/domain/match';
import { bandNameOf } from '@/domain/metrics/bands';
import type { Ctx } from '@/server/db/tenant';
import { readFilter } from '@/server/services/filter/read';
import { type NormalMatch, normalise } from './match';

/** A score from `from` to `to`, both included, given to one of these questions. */
type Given = { questions: number[]; from: number; to: number };

/** A condition on one answer, with the questions looked up that a band or a score is about. */
export type CountedLeaf = Exclude<MatchLeaf, { band: unknown } | { score: unknown }> | { given: Given[] };
export type CountedMatch =
  | { all: CountedMatch[] }
  | { any: CountedMatch[] }
  | { not: CountedMatch }
  | CountedLeaf;

/** Which answers a report is about, ready to be counted. Plain data. */
export type Which = { filter: NormalMatch['filter']; match: CountedMatch | null; survey: string | null };

/**
 * A filter and a match without saved ones or scores in it need no reading. Throws `not_found` where the saved filter is
 * gone: that never means "all answers".
 */
export async function readWhich(ctx: Ctx, { filter = {}, match, saved }: ReportFilter): Promise<Which> {
  const matches = [
    ...(match ? [match] : []),
    ...(saved === undefined ? [] : [(await readFilter({ ctx, input: { id: saved } })).match]),
  ];
  const normal = normalise(filter, matches);
  if (!normal.match) return { ...normal, match: null };
  const scored = asksForScores(normal.match) ? await readScored(ctx) : [];
  return { ...normal, match: lookUp(normal.match, scored) };
}

/** Whether anything is left out at all. */
export const isWhole = ({ filter, match }: Pick<Which, 'filter' | 'match'>): boolean =>
  match === null && Object.keys(filter).length === 0;

/** What is left to ask of answers to this survey: conditions on the survey itself are settled. */
export function withinSurvey(match: CountedMatch | null, survey: string): CountedMatch | null {
  if (!match) return null;
  const parts = 'all' in match ? match.all : [match];
  const rest = parts.filter(part => !('survey' in part && part.survey.includes(survey)));
  if (rest.some(part => 'survey' in part)) return { not: { all: [] } };
  return rest.length === 0 ? null : { all: rest };
}

type ScoredQuestion = {
  id: number;
  survey: string;
  key: string;
  metric: string;
  min: number;
  max: number;
  /** The survey's first of its metric, whose band an answer has. */
  is_first: boolean;
};

async function readScored({ db, workspaceId }: Ctx): Promise<ScoredQuestion[]> {
  const { rows } = await db.execute<ScoredQuestion>(sql`
    select id, survey_id as survey, key, metric, score_min as min, score_max as max,
      id = min(id) over (partition by survey_id, metric) as is_first
    from question where workspace_id = ${workspaceId} and metric is not null`);
  return rows;
}

function asksForScores(match: Match): boolean {
  if ('all' in match) return match.all.some(asksForScores);
  if ('any' in match) return match.any.some(asksForScores);
  if ('not' in match) return asksForScores(match.not);
  return 'band' in match || 'score' in match;
}

function lookUp(match: Match, scored: readonly ScoredQuestion[]): CountedMatch {
  if ('all' in match) return { all: match.all.map(part => lookUp(part, scored)) };
  if ('any' in match) return { any: match.any.map(part => lookUp(part, scored)) };
  if ('not' in match) return { not: lookUp(match.not, scored) };
  if ('band' in match) return { given: match.band.flatMap(band => bandRanges(band, scored)) };
  if (!('score' in match)) return match;
  const { survey, question, from, to } = match.score;
  const questions = scored.filter(one => one.survey === survey && one.key === question);
  return { given: [{ questions: questions.map(one => one.id), from, to }] };
}

/** Questions on one scale share a range: the scores that `bandNameOf` gives this name. */
function bandRanges(band: string, scored: readonly ScoredQuestion[]): Given[] {
  const ranges = new Map<string, Given>();
  for (const { id, metric, min, max, is_first } of scored) {
    if (!is_first || (metric !== 'nps' && metric !== 'csat' && metric !== 'ces')) continue;
    const points = max - min + 1;
    const scores = Array.from({ length: points }, (_, i) => min + i);
    const named = scores.filter(score => bandNameOf(metric, score, points) === band);
    const [from] = named;
    const to = named.at(-1);
    if (from === undefined || to === undefined) continue;
    const range = ranges.get(`${from} ${to}`) ?? { questions: [], from, to };
    ranges.set(`${from} ${to}`, { ...range, questions: [...range.questions, id] });
  }
  return [...ranges.values()];
}
