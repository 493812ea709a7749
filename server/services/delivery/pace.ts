import { sql } from 'drizzle-orm';
import { type Asking, namesOf, type Pointer, paceOut, type Rates } from '@/domain/sending/pace';
import type { Ctx } from '@/server/db/tenant';

/**
 * When each of these mails may leave at the workspace's rates; see `paceOut`. The pointers stay locked until the caller's
 * transaction ends, so that all workers together keep the rates.
 */
export async function askForTurns(
  ctx: Ctx,
  asking: readonly Asking[],
): Promise<{ go: Map<string, Date>; later: Map<string, Date> }> {
  const { rows } = await ctx.db.execute<{ sending: Rates | null }>(
    sql`select settings->'sending' as sending from workspace where id = ${ctx.workspaceId}`,
  );
  const rates = rows[0]?.sending ?? {};
  const names = namesOf(rates);
  if (names.length === 0) return paceOut(ctx.now, rates, new Map(), asking);
  const paced = paceOut(ctx.now, rates, await lockPointers(ctx, names), asking);
  await savePointers(ctx, paced.pointers);
  return paced;
}

/** In the order of their names, so that two workers never wait for each other. */
async function lockPointers(ctx: Ctx, names: string[]): Promise<Map<string, Pointer>> {
  const { rows } = await ctx.db.execute<{ host: string; next_at: string; queued_until: string | null }>(sql`
    insert into send_pace (workspace_id, host, next_at)
    select ${ctx.workspaceId}, x.host, ${ctx.now} from unnest(${sql.param(names)}::text[]) as x(host) order by x.host
    on conflict (workspace_id, host) do update set next_at = send_pace.next_at
    returning host, next_at, queued_until`);
  return new Map(
    rows.map(({ host, next_at, queued_until }) => [
      host,
      { nextAt: new Date(next_at), queuedUntil: queued_until === null ? null : new Date(queued_until) },
    ]),
  );
}

async function savePointers(ctx: Ctx, pointers: ReadonlyMap<string, Pointer>): Promise<void> {
  const rows = [...pointers].map(([host, { nextAt, queuedUntil }]) => ({ host, nextAt, queuedUntil }));
  await ctx.db.execute(sql`
    update send_pace p set next_at = x."nextAt", queued_until = x."queuedUntil"
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as x(host text, "nextAt" timestamptz, "queuedUntil" timestamptz)
    where p.workspace_id = ${ctx.workspaceId} and p.host = x.host`);
}

/**
 * After the rates changed: what was told to come later asks again, and nothing counts from before. Mails first, then
 * pointers, as those who claim lock them.
 */
export async function forgetTurns(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`
    update delivery set due_at = now(), slot_at = null
    where workspace_id = ${ctx.workspaceId} and state = 'scheduled' and due_at = slot_at`);
  await ctx.db.execute(sql`delete from send_pace where workspace_id = ${ctx.workspaceId}`);
}
