import { eq, sql } from 'drizzle-orm';
import type { ImportUndone } from '@/domain/import-run';
import { importRun } from '@/drizzle/schema/instance';
import { type Ctx, inWorkspace } from '@/server/db/tenant';
import { touchMemory } from '../memory/touch';
import { LEASE, type Run } from './take-file';
import { takeBackCustomers } from './undo-customers';
import { withdrawInvitations } from './withdraw';

const BATCH = 5_000;
/** Every program may have planned something about each. */
const MOST_PLANNED = 1_000_000;
const FIRST = '00000000-0000-0000-0000-000000000000';
const nothing: ImportUndone = {
  interactions: 0,
  customers: 0,
  restored: 0,
  withdrawn: 0,
  keptInteractions: 0,
  keptCustomers: 0,
};

/**
 * Takes back all that an import brought, thousands per transaction: a list's invitations that have not left are withdrawn;
 * interactions go, except those that somebody was asked about or answered; then customers are as they were. What was taken
 * back is counted with it, so that whoever goes on after a crash counts nothing twice. False where it was stopped.
 */
export async function undoImport(run: Run, isStopping: () => boolean): Promise<boolean> {
  const steps: ((ctx: Ctx, after: string) => Promise<Step>)[] = [
    async ctx => {
      const withdrawn = await withdrawInvitations(ctx, sql`i.import_id = ${run.id}`, BATCH);
      return { did: { withdrawn }, next: withdrawn === 0 ? null : FIRST };
    },
    (ctx, after) => removeInteractions(ctx, run.id, after),
    (ctx, after) => takeBackCustomers(ctx, run.id, after),
  ];
  for (const step of steps) {
    for (let after: string | null = FIRST; after !== null; ) {
      if (isStopping()) return false;
      const from: string = after;
      after = await inWorkspace(run.workspaceId, run.actor, async ctx => {
        const { did, next } = await step(ctx, from);
        await count(ctx, run.id, did);
        return next;
      });
    }
  }
  await inWorkspace(run.workspaceId, run.actor, async ctx =>
    count(ctx, run.id, await countKept(ctx, run.id)),
  );
  return true;
}

/** `next`: from where to go on; null: there is no more. */
export type Step = { did: Partial<ImportUndone>; next: string | null };

/**
 * Holds the next interactions, so that nobody decides about them any more, withdraws what was planned about them until then
 * and removes them. What still has an invitation that is neither withdrawn nor refused, or an answer, stays.
 */
async function removeInteractions(ctx: Ctx, importId: string, after: string): Promise<Step> {
  const { rows: held } = await ctx.db.execute<{ id: string }>(sql`
    select n.id from interaction n
    where n.workspace_id = ${ctx.workspaceId} and n.import_id = ${importId} and n.id > ${after}
    order by n.id limit ${BATCH} for update`);
  const last = held.at(-1);
  if (!last) return { did: {}, next: null };
  const ids = sql`any(${sql.param(held.map(row => row.id))}::uuid[])`;
  // Statements of their own: each sees what the deciders who were waited for had planned.
  const withdrawn = await withdrawInvitations(ctx, sql`i.interaction_id = ${ids}`, MOST_PLANNED);
  const { rows: gone } = await ctx.db.execute<{ customer: string }>(sql`
    delete from interaction n
    where n.workspace_id = ${ctx.workspaceId} and n.id = ${ids}
      and not exists (select 1 from invitation i where i.workspace_id = ${ctx.workspaceId} and i.interaction_id = n.id
        and i.state not in ('withdrawn', 'suppressed'))
      and not exists (select 1 from response r where r.workspace_id = ${ctx.workspaceId} and r.interaction_id = n.id)
    returning n.customer_id as customer`);
  await touchMemory(
    ctx,
    gone.map(({ customer }) => customer),
  );
  return { did: { withdrawn, interactions: gone.length }, next: last.id };
}

async function countKept(
  ctx: Ctx,
  id: string,
): Promise<Pick<ImportUndone, 'keptInteractions' | 'keptCustomers'>> {
  const { rows } = await ctx.db.execute<{ keptInteractions: number; keptCustomers: number }>(sql`
    select
      (select count(*)::int from interaction where workspace_id = ${ctx.workspaceId} and import_id = ${id}) as "keptInteractions",
      (select count(*)::int from import_change where workspace_id = ${ctx.workspaceId} and import_id = ${id} and before is null)
        as "keptCustomers"`);
  return rows[0] ?? { keptInteractions: 0, keptCustomers: 0 };
}

async function count(ctx: Ctx, id: string, did: Partial<ImportUndone>): Promise<void> {
  const [row] = await ctx.db
    .select({ undone: importRun.undone })
    .from(importRun)
    .where(eq(importRun.id, id))
    .for('no key update');
  const undone = { ...nothing, ...row?.undone };
  for (const [name, more] of Object.entries(did)) undone[name as keyof ImportUndone] += more;
  await ctx.db.update(importRun).set({ undone, leaseUntil: LEASE }).where(eq(importRun.id, id));
}
