import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '../db/client';
import { type Actor, inWorkspace } from '../db/tenant';
import { log } from '../log';
import { type Readers, readComments } from '../services/comment/read';
import { withRetry } from './retry';

const reader: Actor = { kind: 'system', name: 'reader' };

/** Compiled themes and models of so many workspaces are kept between runs. */
const MOST_READERS = 50;
const readers: Readers = new Map();

/**
 * Reads every comment that waits, a batch per transaction, workspaces in turn: one with a million comments to read anew holds
 * up nobody's new one. Swept, as judging is; woken where themes changed.
 */
export async function readWaitingComments(isStopping: () => boolean): Promise<void> {
  for (let more = true; more && !isStopping(); ) {
    more = false;
    const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select gate_comments() as id`);
    for (const { id } of rows) {
      if (isStopping()) return;
      try {
        const batch = await withRetry(() => inWorkspace(id, reader, ctx => readComments({ ctx, readers })));
        more ||= batch.more;
      } catch (error) {
        log().warn(
          { workspace: id, err: error instanceof Error ? error.message : String(error) },
          'comments could not be read',
        );
      }
      for (const oldest of readers.keys()) {
        if (readers.size <= MOST_READERS) break;
        readers.delete(oldest);
      }
    }
  }
}
