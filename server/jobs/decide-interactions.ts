import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '../db/client';
import { type Actor, inWorkspace } from '../db/tenant';
import { decideInteractions } from '../services/decision/decide';
import { withRetry } from './retry';

const BATCH = 1_000;
const decider: Actor = { kind: 'system', name: 'decider' };

/**
 * Decides about everything that is new or has waited long enough, a batch per transaction, one workspace after the other, so
 * that none waits until another's backlog is done, or is held up where another's fails: the first fault is thrown at the end.
 * `onInvited` after each batch that invited somebody.
 */
export async function decideWaiting(onInvited: () => void, isStopping: () => boolean): Promise<void> {
  const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select gate_undecided() as id`);
  const waiting = rows.map(({ id }) => id);
  const faults: unknown[] = [];
  for (let id = waiting.shift(); id !== undefined && !isStopping(); id = waiting.shift()) {
    const workspace = id;
    try {
      const { invited, more } = await withRetry(() =>
        inWorkspace(workspace, decider, ctx => decideInteractions({ ctx, input: { limit: BATCH } })),
      );
      if (invited > 0) onInvited();
      if (more) waiting.push(workspace);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}
