import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '../db/client';
import { type Actor, inWorkspace } from '../db/tenant';
import { foldScores } from '../services/rollup/fold';

const folder: Actor = { kind: 'system', name: 'folder' };

/** Folds every waiting change of a score into its cube, a batch per transaction. */
export async function foldWaiting(isStopping: () => boolean): Promise<void> {
  const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select gate_unfolded() as id`);
  for (const { id } of rows) {
    for (let more = true; more && !isStopping(); ) {
      ({ more } = await inWorkspace(id, folder, ctx => foldScores({ ctx })));
    }
  }
}
