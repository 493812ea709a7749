import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '../db/client';
import { sendDueDigests } from '../services/digest/send-due';

/** Sends the digests of every workspace that has some due; one that fails holds up no other, the first fault is thrown at the end. */
export async function sendDigests(): Promise<void> {
  const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select gate_due_digests() as id`);
  const faults: unknown[] = [];
  for (const { id } of rows) {
    try {
      await sendDueDigests(id);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}
