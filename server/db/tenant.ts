import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { WorkspaceId } from '@/domain/ids';
import { pool, readPool, type Tx } from './client';

/** Who acts: a member, an API key, a customer with a link, whoever reads a shared page, or the product itself. */
export type Actor =
  | { kind: 'user'; id: string; name: string }
  | { kind: 'key'; id: string; name: string }
  | { kind: 'customer'; id: string }
  | { kind: 'link'; id: string }
  | { kind: 'system'; name: string };

/** What every service receives. `now` is the database's clock at the start of the transaction. */
export type Ctx = { workspaceId: WorkspaceId; actor: Actor; db: Tx; now: Date };

/**
 * Runs `work` in one transaction that sees only this workspace's rows (row-level security).
 * Commits when `work` resolves; anything thrown rolls everything back.
 */
export const inWorkspace = <T>(
  workspaceId: WorkspaceId,
  actor: Actor,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> => drizzle(pool()).transaction(async tx => work(await enter(tx, workspaceId, actor)));

/** The same for reports: read only, from the replica where there is one. */
export const readWorkspace = <T>(
  workspaceId: WorkspaceId,
  actor: Actor,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> =>
  drizzle(readPool()).transaction(async tx => work(await enter(tx, workspaceId, actor)), {
    accessMode: 'read only',
  });

/** `readWorkspace` of one workspace and actor, for what reads in several steps. */
export type Reading = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;

/** Puts a transaction into a workspace. Callers outside of `server/db` use `inWorkspace`. */
export async function enter(tx: Tx, workspaceId: WorkspaceId, actor: Actor): Promise<Ctx> {
  const { rows } = await tx.execute<{ now: Date }>(
    sql`select set_config('app.workspace', ${workspaceId}, true), date_trunc('milliseconds', now()) as now`,
  );
  const row = rows[0];
  if (!row) throw new Error('the database did not answer set_config');
  return { workspaceId, actor, db: tx, now: new Date(row.now) };
}

/** How the audit log and `created_by` columns name an actor. */
export const actorName = (actor: Actor): string =>
  actor.kind === 'system' ? `system:${actor.name}` : `${actor.kind}:${actor.id}`;
