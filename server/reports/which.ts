import { sql } from 'drizzle-orm';
import type { Match, MatchLeaf, ReportFilter } from '@/domain/match';
import { leavesIn } from '@/domain/match-words';
import { bandNameOf } from '@/domain/metrics/bands';
import type { Ctx } from '@/server/db/tenant';
import { readFilter } from '@/server/services/filter/read';
import { type NormalMatch, normalise } from './match';
import { readSearch, type Search } from './search';

/** A score from `from` to `to`, both included, given to one of these questions. */
type Given = { questions: number[]; from: number; to: number };

/** A condition on one answer, with what was looked up: the questions that a band or a score is about, words as languages read them. */
export type CountedLeaf =
  | Exclude<MatchLeaf, { band: unknown } | { score: unknown } | { text: unknown }>
  | { given: Given[] }
  | { search: Search };
export type CountedMatch =
  | { all: CountedMatch[] }
  | { any: CountedMatch[] }
  | { not: CountedMatch }
  | CountedLeaf;

/** Which answers a report is about, ready to be counted. Plain data. */
export type Which = { filter: NormalMatch['filter']; match: CountedMatch | null; survey: string | null };

/**
 * A filter and a match without saved ones or scores in it need no reading. Throws `not_found` where the saved filter is
 * gone: that never means "all answers". Looking words up is a part of the report: it stops as that does.
 */
export async function readWhich(
  ctx: Ctx,
  { filter = {}, match, saved }: ReportFilter,
  signal?: AbortSignal,
): Promise<Which> {
  const matches = [
    ...(match ? [match] : []),
    ...(saved === undefined ? [] : [(await readFilter({ ctx, input: { id: saved } })).match]),
  ];
  const normal = normalise(filter, matches);
  if (!normal.match) return { ...normal, match: null };
  const leaves = leavesIn(normal.match);
  const scored = leaves.some(leaf => 'band' in leaf || 'score' in leaf) ? await readScored(ctx) : [];
  const searches = new Map<string, Search>();
  for (const leaf of leaves)
    if ('text' in leaf) searches.set(leaf.text, await readSearch(ctx, leaf.text, signal));
  return { ...normal, match: lookUp(normal.match, { scored, searches }) };
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

const NO_WORDS: Search = { terms: [], queries: [], people: [], among: [] };

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

type Known = { scored: readonly ScoredQuestion[]; searches: ReadonlyMap<string, Search> };

function lookUp(match: Match, known: Known): CountedMatch {
  const { scored, searches } = known;
  if ('all' in match) return { all: match.all.map(part => lookUp(part, known)) };
  if ('any' in match) return { any: match.any.map(part => lookUp(part, known)) };
  if ('not' in match) return { not: lookUp(match.not, known) };
  if ('text' in match) return { search: searches.get(match.text) ?? NO_WORDS };
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
