import { type SQL, sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { MAX_VALUES_PER_ATTRIBUTE } from '@/server/db/score-delta';

/** Longest scale the cube holds: the index counts 0..27, ratings have up to 11 points. */
const MAX_BINS = 32;

/** Where a cell of the cube is written to: the generation, and the zone its days are in. */
export type CubeTarget = { workspaceId: WorkspaceId; generation: number; timezone: string };

/** Of which days are made: a zone's name, or SQL that yields it. */
type Days = { workspaceId: WorkspaceId; timezone: string | SQL };

/** The current score of every question of every real response, at the response's moment and with its snapshot. */
export const answerScores = (workspaceId: WorkspaceId): SQL => sql`
  select a.question_id, r.scored_at as moment, r.attributes, a.value::int as score, 1 as sign
  from answer a
  join response r on r.workspace_id = a.workspace_id and r.id = a.response_id
  where a.workspace_id = ${workspaceId} and a.value is not null and not r.is_test and r.scored_at is not null`;

/**
 * CTEs `step` and `tally` over `scores` (question_id, moment, attributes, score, sign): changes per question × workspace
 * day × bin, for everything (attribute null) and for each attribute value as text. Scores off the scale count nowhere.
 */
export const tallyCtes = (scores: SQL, { workspaceId, timezone }: Days): SQL => sql`
  step as materialized (
    select s.question_id, (s.moment at time zone ${timezone})::date as day, s.attributes,
      s.score - q.score_min + 1 as bin, q.score_max - q.score_min + 1 as bins, s.sign
    from ${scores} s
    join question q on q.workspace_id = ${workspaceId} and q.id = s.question_id
    where s.score between q.score_min and q.score_max and q.score_max - q.score_min < ${MAX_BINS}
  ),
  tally as materialized (
    select question_id, day, bins, bin, null::text as attribute, null::text as value, sum(sign)::int as change
    from step group by question_id, day, bins, bin
    union all
    select question_id, day, bins, bin, a.key, a.value, sum(sign)::int
    from step cross join lateral jsonb_each_text(attributes) a
    where a.value is not null
    group by question_id, day, bins, bin, a.key, a.value
  )`;

/**
 * CTEs that add `tally` to the cube: missing dimensions first, then the cells by day (`day_written`) and by month.
 * The caller holds the lock on `rollup_state`, so that nobody else makes dimensions or cells meanwhile.
 */
export const writeCtes = ({ workspaceId, generation }: CubeTarget): SQL => sql`
  pair as materialized (select distinct attribute, value from tally where attribute is not null),
  fresh as (
    insert into dimension (workspace_id, attribute, value)
    select ${workspaceId}::uuid, attribute, value from (
      select p.attribute, p.value,
        row_number() over (partition by p.attribute order by p.value)
        + (select count(*) from dimension k where k.workspace_id = ${workspaceId} and k.attribute = p.attribute) as place
      from pair p
      where not exists (
        select from dimension k
        where k.workspace_id = ${workspaceId} and k.attribute = p.attribute and k.value = p.value)
    ) missing
    where place <= ${MAX_VALUES_PER_ATTRIBUTE}
    returning id, attribute, value
  ),
  known as materialized (
    select k.id, k.attribute, k.value from pair p
    join dimension k on k.workspace_id = ${workspaceId} and k.attribute = p.attribute and k.value = p.value
    union all
    select id, attribute, value from fresh
  ),
  cell as materialized (
    select question_id, 0 as dimension_id, day, bins, bin, change from tally where attribute is null
    union all
    select t.question_id, k.id, t.day, t.bins, t.bin, t.change from tally t join known k using (attribute, value)
  ),
  day_written as (${upsert(sql`score_rollup`, sql`day`, workspaceId, generation)}),
  month_written as (${upsert(sql`score_rollup_month`, sql`date_trunc('month', day::timestamp)::date`, workspaceId, generation)})`;

// In the order of the key: neighbours on the page, and quicker into the index.
const upsert = (table: SQL, day: SQL, workspaceId: WorkspaceId, generation: number): SQL => sql`
  insert into ${table} as cube (workspace_id, generation, question_id, dimension_id, day, counts)
  select ${workspaceId}::uuid, ${generation}::int, question_id, dimension_id, ${day}, (array[${bins}])[1:bins]
  from cell
  group by question_id, dimension_id, ${day}, bins
  order by question_id, dimension_id, ${day}
  on conflict (workspace_id, generation, question_id, dimension_id, day)
  do update set counts = add_counts(cube.counts, excluded.counts)
  returning 1`;

const bins = sql.raw(
  Array.from(
    { length: MAX_BINS },
    (_, i) => `coalesce(sum(change) filter (where bin = ${i + 1}), 0)::int`,
  ).join(', '),
);
