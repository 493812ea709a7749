import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import type { CubeTarget } from './cells';
import { lastOf } from './state';

/** Moves one batch of changes of send cohorts into `send_rollup`; returns how many. The caller holds the cube's lock. */
export async function foldSends(ctx: Ctx, target: CubeTarget, limit: number): Promise<number> {
  const { rows } = await ctx.db.execute<{ deltas: number }>(sql`
    with taken as (
      delete from send_delta
      where workspace_id = ${ctx.workspaceId} and id <= ${lastOf(sql`send_delta`, ctx.workspaceId, limit)}
      returning survey_id, sent_at, expires_at, delivered, completed
    ),
    written as (${addCohorts(sql`taken`, target)})
    select count(*)::int as deltas from taken`);
  return rows[0]?.deltas ?? 0;
}

/** Counts every invitation again, for a new generation. Erased customers' invitations are gone from it. */
export async function recountSends(ctx: Ctx, target: CubeTarget): Promise<void> {
  const all = sql`(
    select survey_id, sent_at, expires_at, 1 as delivered, (completed_at is not null)::int as completed
    from invitation
    where workspace_id = ${ctx.workspaceId} and sent_at is not null and not is_test
      and state not in ('bounced', 'failed')) sent`;
  await ctx.db.execute(sql`
    with dropped as (delete from send_delta where workspace_id = ${ctx.workspaceId})
    ${addCohorts(all, target)}`);
  await ctx.db.execute(
    sql`delete from send_rollup where workspace_id = ${ctx.workspaceId} and generation <> ${target.generation}`,
  );
}

const addCohorts = (source: SQL, { workspaceId, generation, timezone }: CubeTarget): SQL => sql`
  insert into send_rollup as cohort
    (workspace_id, generation, survey_id, day, delivered, completed, last_sent_at, last_expires_at)
  select ${workspaceId}::uuid, ${generation}::int, survey_id, (sent_at at time zone ${timezone}::text)::date,
    sum(delivered), sum(completed), max(sent_at), max(expires_at)
  from ${source}
  group by 3, 4
  on conflict (workspace_id, generation, survey_id, day) do update set
    delivered = cohort.delivered + excluded.delivered,
    completed = cohort.completed + excluded.completed,
    last_sent_at = greatest(cohort.last_sent_at, excluded.last_sent_at),
    last_expires_at = greatest(cohort.last_expires_at, excluded.last_expires_at)`;
