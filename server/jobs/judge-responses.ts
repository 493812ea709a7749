import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '../db/client';
import { type Actor, inWorkspace } from '../db/tenant';
import { judgeResponses } from '../services/response/judge';
import type { Yardsticks } from '../services/response/yardstick';
import { withRetry } from './retry';

const judge: Actor = { kind: 'system', name: 'judge' };

/** What is usual for each version of a survey, kept between runs. */
const yardsticks: Yardsticks = new Map();

/**
 * Judges every finished answer that waits, a batch per transaction. Swept, not woken: a call from each save would queue
 * the saves behind one another when they commit, and nobody waits for a flag.
 */
export async function judgeWaiting(isStopping: () => boolean): Promise<void> {
  const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select gate_unjudged() as id`);
  for (const { id } of rows) {
    for (let more = true; more && !isStopping(); ) {
      ({ more } = await withRetry(() => inWorkspace(id, judge, ctx => judgeResponses({ ctx, yardsticks }))));
    }
  }
}
