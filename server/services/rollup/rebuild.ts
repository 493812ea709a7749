import { sql } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import { isTimeZone } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { answerScores, tallyCtes, writeCtes } from './cells';
import { recountSends } from './sends';
import { lockRollup } from './state';

export type Rebuilt = { generation: number; timezone: string; cells: number };

/**
 * Counts every answer again into a new generation of the cube, with days in the workspace's zone (or in `timezone`), and
 * swaps it in. Answers keep coming in meanwhile; screens read the old generation, in its zone, until the commit.
 */
export async function rebuildRollup({ ctx, timezone }: { ctx: Ctx; timezone?: string }): Promise<Rebuilt> {
  const old = await lockRollup(ctx);
  const zone = timezone ?? old.wanted;
  if (!(await isKnownZone(ctx, zone))) throw unknownZone(zone);
  const target = { workspaceId: ctx.workspaceId, generation: old.generation + 1, timezone: zone };
  // One statement, hence one snapshot: a delta that is dropped here belongs to an answer that is counted here.
  const { rows } = await ctx.db.execute<{ cells: number }>(sql`
    with dropped as (delete from score_delta where workspace_id = ${ctx.workspaceId}),
    ${tallyCtes(sql`(${answerScores(ctx.workspaceId)})`, target)},
    ${writeCtes(target)},
    swapped as (
      update rollup_state set generation = ${target.generation}, timezone = ${zone}, folded_at = now()
      where workspace_id = ${ctx.workspaceId}
    )
    select count(*)::int as cells from day_written`);
  await recountSends(ctx, target);
  for (const table of [sql`score_rollup`, sql`score_rollup_month`])
    await ctx.db.execute(
      sql`delete from ${table} where workspace_id = ${ctx.workspaceId} and generation <> ${target.generation}`,
    );
  return { generation: target.generation, timezone: zone, cells: rows[0]?.cells ?? 0 };
}

/** The runtime draws the buckets, PostgreSQL cuts the days: both must know the zone. */
export async function isKnownZone(ctx: Ctx, zone: string): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ known: boolean }>(
    sql`select exists (select from pg_timezone_names where lower(name) = lower(${zone})) as known`,
  );
  return isTimeZone(zone) && rows[0]?.known === true;
}

function unknownZone(zone: string): AppError {
  const message = `${zone} is not a known time zone; use a name like Europe/Berlin. The numbers were left as they were.`;
  return new AppError('invalid', message, [{ path: 'timezone', message }]);
}
