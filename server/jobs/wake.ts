import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { queues } from './queue';

/** The channel on which workers hear that work waits; a lost call is made good by the sweeper. */
export const WAKE_CHANNEL = 'afterword_wake';

/**
 * Tells the workers, when the caller's transaction commits, that a queue has work for this workspace.
 * The payload is `<queue>:<workspace id>`; equal calls within a transaction arrive once.
 */
export async function wake(ctx: Ctx, queue: keyof typeof queues): Promise<void> {
  await ctx.db.execute(sql`select pg_notify(${WAKE_CHANNEL}, ${`${queues[queue]}:${ctx.workspaceId}`})`);
}
