import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import type { SendWindow } from '@/domain/program';
import { nextInWindow } from '@/domain/sending/send-window';
import { isTimeZone } from '@/domain/time/zone';
import { db } from '@/server/db/client';
import { type Actor, type Ctx, inWorkspace } from '@/server/db/tenant';
import { askForTurns } from './pace';

/** A worker that dies gives its claims back after this; a living one renews them. */
export const LEASE_SECONDS = 25;
/** A mail whose sending ended its worker so often is not tried again. */
const MOST_CRASHES = 20;

export const mailer: Actor = { kind: 'system', name: 'mailer' };

/** `at`: when it may leave, by this process's clock. `ownServer`: through a server or a gateway of the workspace's own. */
export type Claimed = { workspaceId: WorkspaceId; id: string; at: number; ownServer: boolean };

/** Programs that are paused are asked about again so often. */
const PAUSED_MS = 10 * 60_000;
/** Most looks at the database for one claim, where all that is due has to be put off. */
const MOST_ROUNDS = 50;

/**
 * Claims up to `most` due deliveries of all workspaces but `full` for the worker `me`; nobody else's claim is touched
 * while its lease runs. What is due while its program is paused, the recipient's send window is shut or the rate towards
 * its host is used up is put off to when it asks again instead.
 */
export async function claimDeliveries(
  me: string,
  most: number,
  full: ReadonlySet<WorkspaceId> = new Set(),
): Promise<Claimed[]> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { rows } = await db().execute<{ workspace_id: WorkspaceId; id: string }>(
      sql`select workspace_id, id from gate_due_deliveries(${most})`,
    );
    const claimed: Claimed[] = [];
    let moved = 0;
    for (const [workspaceId, ids] of byWorkspace(rows.filter(row => !full.has(row.workspace_id)))) {
      const sorted = await inWorkspace(workspaceId, mailer, ctx => claimOwn(ctx, me, ids));
      claimed.push(...sorted.claimed);
      moved += sorted.moved;
    }
    if (claimed.length > 0 || moved === 0) return claimed;
  }
  return [];
}

type Candidate = {
  id: string;
  hopeless: boolean;
  paused: boolean;
  had_turn: boolean;
  host: string;
  own_server: boolean;
  window: SendWindow | null;
  zone: string | null;
  home: string;
};

type Change = { id: string; state: 'claimed' | 'unknown' | 'scheduled'; due: Date | null; slot: Date | null };

async function claimOwn(ctx: Ctx, me: string, ids: string[]): Promise<{ claimed: Claimed[]; moved: number }> {
  const candidates = await lockCandidates(ctx, ids);
  if (candidates.length === 0) return { claimed: [], moved: 0 };
  const changes: Change[] = [];
  const open: Candidate[] = [];
  for (const one of candidates) {
    const due = one.hopeless ? null : shutUntil(ctx.now, one);
    if (one.hopeless) changes.push({ id: one.id, state: 'unknown', due: null, slot: null });
    else if (due) changes.push({ id: one.id, state: 'scheduled', due, slot: null });
    else open.push(one);
  }
  const { go, later } = await askForTurns(
    ctx,
    open.map(({ id, host, had_turn }) => ({ id, host, hadTurn: had_turn })),
  );
  for (const [id, due] of later) changes.push({ id, state: 'scheduled', due, slot: due });
  for (const id of go.keys()) changes.push({ id, state: 'claimed', due: null, slot: null });
  await saveChanges(ctx, me, changes);
  const claimed = open.flatMap(({ id, own_server: ownServer }) => {
    const at = go.get(id);
    if (!at) return [];
    // The rates are kept by the database's clock; the wait is the same by ours.
    const wait = at.getTime() - ctx.now.getTime();
    return [{ workspaceId: ctx.workspaceId, id, at: Date.now() + wait, ownServer }];
  });
  return { claimed, moved: changes.length - claimed.length };
}

async function lockCandidates(ctx: Ctx, ids: string[]): Promise<Candidate[]> {
  const { rows } = await ctx.db.execute<Candidate>(sql`
    select d.id, d.state = 'handing_over' and d.attempts >= ${MOST_CRASHES} as hopeless,
      coalesce(not p.active, false) as paused, d.slot_at is not null as had_turn,
      case when i.channel_id is null then lower(split_part(coalesce(c.email, ''), '@', 2)) else '' end as host, coalesce(x.smtp is not null, false) or i.channel_id is not null as own_server,
      p.send_window as window, c.timezone as zone, w.timezone as home
    from unnest(${sql.param(ids)}::uuid[]) as wanted(id)
    cross join lateral (
      -- The limit makes it one look into the index per mail: else, before there are statistics, all that is due is read.
      select * from delivery where workspace_id = ${ctx.workspaceId} and id = wanted.id limit 1 for update skip locked
    ) d
    join invitation i on i.workspace_id = d.workspace_id and i.id = d.invitation_id
    join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    join workspace w on w.id = i.workspace_id
    left join sender x on x.workspace_id = i.workspace_id
    left join program p on p.workspace_id = i.workspace_id and p.id = i.program_id
    where d.due_at <= now()
      and (d.state = 'scheduled' or (d.state in ('claimed', 'handing_over') and d.lease_until < now()))
    order by d.due_at, d.id`);
  return rows;
}

/** When it may be asked about again, or null where nothing stands against sending it now. */
function shutUntil(now: Date, { paused, window, zone, home }: Candidate): Date | null {
  if (paused) return new Date(now.getTime() + PAUSED_MS);
  const open = nextInWindow(now, window, zone && isTimeZone(zone) ? zone : home);
  return open > now ? open : null;
}

async function saveChanges(ctx: Ctx, me: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await ctx.db.execute(sql`
    update delivery d set state = x.state, due_at = coalesce(x.due, d.due_at), slot_at = x.slot,
      finished_at = case when x.state = 'unknown' then now() end,
      claimed_by = case when x.state = 'claimed' then ${me} end,
      lease_until = case when x.state = 'claimed' then ${leaseEnd} end
    from json_to_recordset(${JSON.stringify(changes)}::json)
      as x(id uuid, state text, due timestamptz, slot timestamptz)
    where d.workspace_id = ${ctx.workspaceId} and d.id = x.id
      and d.id = any(${sql.param(changes.map(change => change.id))}::uuid[])`);
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
      // What a lane has in hand is left alone: it gets a new lease there, and two that lock many rows would wait for each other.
      ctx.db.execute(sql`
        update delivery d set ${change} from (
          select id from delivery where workspace_id = ${workspaceId} and id = any(${sql.param(ids)}::uuid[])
            and claimed_by = ${me} and state = any(${sql.param(states)}::text[])
          for update skip locked) held
        where d.workspace_id = ${workspaceId} and d.id = held.id`),
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
