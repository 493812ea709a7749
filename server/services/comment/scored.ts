import { type SQL, sql } from 'drizzle-orm';

/** A comment and what the same person scored: NPS before CSAT before CES before another rating; null: nothing. */
export type ScoredRow = {
  response_id: string;
  question_id: number;
  language: string | null;
  text: string;
  metric: 'nps' | 'csat' | 'ces' | 'mean' | null;
  value: number;
  /** Length of the scale. */
  points: number;
};

/** The newest comments that were read, tests left out; `language`: one alone; `isScored`: those with a score alone. */
export const scoredComments = (
  workspaceId: string,
  most: number,
  { language, isScored = false }: { language?: string; isScored?: boolean } = {},
): SQL => sql`
  select c.response_id, c.question_id, c.language, a.text, s.metric, s.value, s.points
  from comment c
  join answer a on a.workspace_id = ${workspaceId} and a.response_id = c.response_id and a.question_id = c.question_id
  join response r on r.workspace_id = ${workspaceId} and r.id = c.response_id and not r.is_test
  ${isScored ? sql`` : sql`left`} join lateral (
    select case q.metric when 'rating' then 'mean' else q.metric end as metric, v.value, q.score_max::int as points
    from answer v join question q on q.workspace_id = ${workspaceId} and q.id = v.question_id
    where v.workspace_id = ${workspaceId} and v.response_id = c.response_id and v.value is not null
      and q.metric in ('nps', 'csat', 'ces', 'rating')
    order by array_position(array['nps', 'csat', 'ces', 'rating'], q.metric), q.id limit 1) s on true
  where c.workspace_id = ${workspaceId} and c.read_with > 0
    ${language === undefined ? sql`` : sql`and c.language = ${language}`}
  order by c.at desc, c.response_id limit ${most}`;

/** An array of the questions whose scores say how somebody felt. */
export const scoring = (workspaceId: string): SQL => sql`array(
  select id from question where workspace_id = ${workspaceId} and metric in ('nps', 'csat', 'ces', 'rating'))`;
