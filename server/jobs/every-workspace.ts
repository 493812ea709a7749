import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '../db/client';
import { type Actor, type Ctx, inWorkspace } from '../db/tenant';

const scheduler: Actor = { kind: 'system', name: 'scheduler' };

/**
 * Runs a step in each workspace, one transaction per step, until it answers false there. One that fails holds up no other;
 * the first fault is thrown when all had their turn.
 */
export async function inEveryWorkspace(step: (ctx: Ctx) => Promise<boolean>): Promise<void> {
  const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select gate_workspaces() as id`);
  const faults: unknown[] = [];
  for (const { id } of rows) {
    try {
      for (let more = true; more; ) more = await inWorkspace(id, scheduler, step);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}
