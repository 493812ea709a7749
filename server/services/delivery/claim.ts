import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import type { SendWindow } from '@/domain/program';
import { nextInWindow } from '@/domain/sending/send-window';
import { isTimeZone } from '@/domain/time/zone';
import { db } from '@/server/db/client';
import { type Actor, type Ctx, inWorkspace } from '@/server/db/tenant';

/** A worker that dies gives its claims back after this; a living one renews them. */
export const LEASE_SECONDS = 25;
/** A mail whose sending ended its worker so often is not tried again. */
const MOST_CRASHES = 20;

export const mailer: Actor = { kind: 'system', name: 'mailer' };

export type Claimed = { workspaceId: WorkspaceId; id: string };

/**
 * Claims up to `most` due deliveries of all workspaces for the worker `me`; nobody else's claim is touched while its
 * lease runs. What is due while the recipient's send window is shut is put off to its next opening instead.
 */
export async function claimDeliveries(me: string, most: number): Promise<Claimed[]> {
  const { rows } = await db().execute<{ workspace_id: WorkspaceId; id: string }>(
    sql`select workspace_id, id from gate_due_deliveries(${most})`,
  );
  const claimed: Claimed[] = [];
  for (const [workspaceId, ids] of byWorkspace(rows)) {
    claimed.push(...(await inWorkspace(workspaceId, mailer, ctx => claimOwn(ctx, me, ids))));
  }
  return claimed;
}

async function claimOwn(ctx: Ctx, me: string, ids: string[]): Promise<Claimed[]> {
  const { rows } = await ctx.db.execute<{
    id: string;
    state: string;
    window: SendWindow | null;
    zone: string;
    home: string;
  }>(sql`
    with mine as (
      select d.id, d.invitation_id, d.state = 'handing_over' and d.attempts >= ${MOST_CRASHES} as hopeless
      from delivery d
      where d.workspace_id = ${ctx.workspaceId} and d.id = any(${sql.param(ids)}::uuid[]) and d.due_at <= now()
        and (d.state = 'scheduled' or (d.state in ('claimed', 'handing_over') and d.lease_until < now()))
      for update skip locked)
    update delivery d set state = case when mine.hopeless then 'unknown' else 'claimed' end,
      finished_at = case when mine.hopeless then now() end, claimed_by = ${me}, lease_until = ${leaseEnd}
    from mine
    join invitation i on i.workspace_id = ${ctx.workspaceId} and i.id = mine.invitation_id
    join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    join workspace w on w.id = i.workspace_id
    left join program p on p.workspace_id = i.workspace_id and p.id = i.program_id
    where d.workspace_id = ${ctx.workspaceId} and d.id = mine.id
    returning d.id, d.state, p.send_window as window, c.timezone as zone, w.timezone as home`);
  const claimed = rows.filter(row => row.state === 'claimed');
  const late = claimed.flatMap(row => {
    const zone = row.zone && isTimeZone(row.zone) ? row.zone : row.home;
    const open = nextInWindow(ctx.now, row.window, zone);
    return open > ctx.now ? [{ id: row.id, due: open }] : [];
  });
  await putOff(ctx, late);
  const shut = new Set(late.map(row => row.id));
  return claimed.flatMap(({ id }) => (shut.has(id) ? [] : [{ workspaceId: ctx.workspaceId, id }]));
}

async function putOff(ctx: Ctx, late: { id: string; due: Date }[]): Promise<void> {
  if (late.length === 0) return;
  await ctx.db.execute(sql`
    update delivery d set state = 'scheduled', due_at = x.due, claimed_by = null, lease_until = null
    from json_to_recordset(${JSON.stringify(late)}::json) as x(id uuid, due timestamptz)
    where d.workspace_id = ${ctx.workspaceId} and d.id = x.id`);
}

/** Keeps the worker's claims alive. */
export async function renewLeases(me: string, held: readonly Claimed[]): Promise<void> {
  await changeHeld(me, held, sql`lease_until = ${leaseEnd}`, ['claimed', 'handing_over']);
}

/** Gives back what a stopping worker claimed and did not begin. */
export async function releaseClaims(me: string, held: readonly Claimed[]): Promise<void> {
  await changeHeld(me, held, sql`state = 'scheduled', claimed_by = null, lease_until = null`, ['claimed']);
}

async function changeHeld(
  me: string,
  held: readonly Claimed[],
  change: ReturnType<typeof sql>,
  states: string[],
): Promise<void> {
  const rows = held.map(({ workspaceId, id }) => ({ workspace_id: workspaceId, id }));
  for (const [workspaceId, ids] of byWorkspace(rows)) {
    await inWorkspace(workspaceId, mailer, ctx =>
      ctx.db.execute(sql`
        update delivery set ${change} where workspace_id = ${workspaceId} and id = any(${sql.param(ids)}::uuid[])
          and claimed_by = ${me} and state = any(${sql.param(states)}::text[])`),
    );
  }
}

export const leaseEnd = sql`now() + make_interval(secs => ${LEASE_SECONDS})`;

function byWorkspace(rows: readonly { workspace_id: WorkspaceId; id: string }[]): Map<WorkspaceId, string[]> {
  const groups = new Map<WorkspaceId, string[]>();
  for (const { workspace_id, id } of rows) {
    const list = groups.get(workspace_id);
    if (list) list.push(id);
    else groups.set(workspace_id, [id]);
  }
  return groups;
}
