import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '../db/client';
import { type Actor, inWorkspace } from '../db/tenant';
import { decideInteractions } from '../services/decision/decide';
import { withRetry } from './retry';

const BATCH = 1_000;
const decider: Actor = { kind: 'system', name: 'decider' };

/** Decides about everything that waits, a batch per transaction; `onInvited` after each batch that invited somebody. */
export async function decideWaiting(onInvited: () => void, isStopping: () => boolean): Promise<void> {
  const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select gate_undecided() as id`);
  for (const { id } of rows) {
    for (let decided = BATCH; decided === BATCH && !isStopping(); ) {
      const done = await withRetry(() =>
        inWorkspace(id, decider, ctx => decideInteractions({ ctx, input: { limit: BATCH } })),
      );
      decided = done.decided;
      if (done.invited > 0) onInvited();
    }
  }
}
