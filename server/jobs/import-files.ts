import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '../db/client';
import { workOnImport } from '../services/importRun/work';

/** Goes on with every import that waits, one after another. */
export async function importWaiting(isStopping: () => boolean): Promise<void> {
  const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select gate_imports() as id`);
  for (const { id } of rows) {
    for (let more = true; more && !isStopping(); ) more = await workOnImport(id, isStopping);
  }
}
