import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '../db/client';

type Gate =
  | 'gate_cases'
  | 'gate_case_notices'
  | 'gate_due_digests'
  | 'gate_letters'
  | 'gate_memory'
  | 'gate_unjudged';

/**
 * Does a piece of work in each workspace that the gate names, one after the other. One that fails holds up no other; the first
 * fault is thrown when all had their turn. Once stopped, none begins.
 */
export async function inTurn(
  gate: Gate,
  work: (workspace: WorkspaceId) => Promise<void>,
  isStopping: () => boolean = () => false,
): Promise<void> {
  const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select ${sql.raw(gate)}() as id`);
  const faults: unknown[] = [];
  for (const { id } of rows) {
    if (isStopping()) break;
    try {
      await work(id);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}
