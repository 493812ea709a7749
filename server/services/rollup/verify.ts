import { sql } from 'drizzle-orm';
import { deltaScores, MAX_VALUES_PER_ATTRIBUTE } from '@/server/db/score-delta';
import type { Ctx } from '@/server/db/tenant';
import { answerScores, tallyCtes } from './cells';

/** A bin in which cube and answers disagree. `attribute` and `value` are null for "everything"; `off` = cube − answers. */
export type RollupDifference = {
  grain: 'day' | 'month';
  question: number;
  attribute: string | null;
  value: string | null;
  day: string;
  bin: number;
  off: number;
};

export type RollupProof = {
  exact: boolean;
  /** Cells of days in the generation that is read. */
  cells: number;
  /** Changes that wait to be folded; they are part of the proof. */
  deltas: number;
  /** At most 100. */
  differences: RollupDifference[];
};

/**
 * Proves that the cube plus the deltas not yet folded equals a recount of the answers, bin by bin, and that the
 * months equal their days. One statement, so answers that come in meanwhile disturb nothing. Reads every answer.
 */
export async function verifyRollup({ ctx }: { ctx: Ctx }): Promise<RollupProof> {
  const { workspaceId } = ctx;
  await ctx.db.execute(sql`select set_config('work_mem', '64MB', true)`);
  const state = sql`(select timezone from rollup_state where workspace_id = ${workspaceId})`;
  const generation = sql`(select generation from rollup_state where workspace_id = ${workspaceId})`;
  const open = sql`(select * from score_delta where workspace_id = ${workspaceId})`;
  const scores = sql`(
    select question_id, moment, attributes, score, -sign as sign from (${answerScores(workspaceId)}) answers
    union all ${deltaScores(open)})`;
  const { rows } = await ctx.db.execute<{
    cells: number;
    deltas: number;
    differences: RollupDifference[] | null;
  }>(sql`
    with ${tallyCtes(scores, { workspaceId, timezone: state })},
    day_cube as materialized (${cube(sql`score_rollup`, workspaceId, generation)}),
    month_cube as materialized (${cube(sql`score_rollup_month`, workspaceId, generation)}),
    uncounted as materialized (
      select distinct t.attribute, t.value from tally t
      where t.attribute is not null
        and not exists (
          select from dimension d
          where d.workspace_id = ${workspaceId} and d.attribute = t.attribute and d.value = t.value)
        and (select count(*) from dimension d where d.workspace_id = ${workspaceId} and d.attribute = t.attribute)
          >= ${MAX_VALUES_PER_ATTRIBUTE}
    ),
    difference as (
      select 'day' as grain, question_id, attribute, value, day, bin, sum(change)::int as off
      from (
        select question_id, attribute, value, day, bin, change from tally
        where (attribute, value) not in (select attribute, value from uncounted) or attribute is null
        union all select question_id, attribute, value, day, bin, change from day_cube
      ) both_sides
      group by question_id, attribute, value, day, bin having sum(change) <> 0
      union all
      select 'month', question_id, attribute, value, day, bin, sum(change)::int
      from (
        select question_id, attribute, value, date_trunc('month', day::timestamp)::date as day, bin, -change as change from day_cube
        union all select question_id, attribute, value, day, bin, change from month_cube
      ) both_grains
      group by question_id, attribute, value, day, bin having sum(change) <> 0
    )
    select
      (select count(*) from score_rollup where workspace_id = ${workspaceId} and generation = ${generation})::int as cells,
      (select count(*) from score_delta where workspace_id = ${workspaceId})::int as deltas,
      (select jsonb_agg(jsonb_build_object('grain', grain, 'question', question_id, 'attribute', attribute,
        'value', value, 'day', day, 'bin', bin, 'off', off))
        from (select * from difference order by grain, question_id, day, bin limit 100) first) as differences`);
  const { cells = 0, deltas = 0, differences = null } = rows[0] ?? {};
  return { exact: differences === null, cells, deltas, differences: differences ?? [] };
}

/** The cube of one grain, a row per bin; cells of questions that no longer exist are left out as nothing reads them. */
const cube = (table: ReturnType<typeof sql>, workspaceId: string, generation: ReturnType<typeof sql>) => sql`
  select c.question_id, d.attribute, d.value, c.day, bin::int, change
  from ${table} c
  join question q on q.workspace_id = c.workspace_id and q.id = c.question_id
  left join dimension d on d.workspace_id = c.workspace_id and d.id = c.dimension_id
  cross join lateral unnest(c.counts) with ordinality as bins(change, bin)
  where c.workspace_id = ${workspaceId} and c.generation = ${generation} and change <> 0`;
