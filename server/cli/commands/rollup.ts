import type { WorkspaceId } from '@/domain/ids';
import { pool } from '@/server/db/client';
import { type Actor, type Ctx, inWorkspace } from '@/server/db/tenant';
import { rebuildRollup } from '@/server/services/rollup/rebuild';
import { verifyRollup } from '@/server/services/rollup/verify';
import type { Command } from '../command';

const operator: Actor = { kind: 'system', name: 'operator' };

export const verifyRollups: Command = {
  name: 'rollup:verify',
  usage: '',
  help: 'Recounts all answers and compares them with the stored histograms, cell by cell. Exit code 1 where they differ.',
  run: async () => {
    const workspaces = await eachWorkspace(ctx => verifyRollup({ ctx }));
    const exact = workspaces.every(item => item.exact);
    if (!exact) process.exitCode = 1;
    return { exact, workspaces };
  },
};

export const rebuildRollups: Command = {
  name: 'rollup:rebuild',
  usage: '',
  help: 'Makes all histograms anew from the answers and swaps them in.',
  run: async () => ({ workspaces: await eachWorkspace(ctx => rebuildRollup({ ctx })) }),
};

async function eachWorkspace<T extends object>(
  work: (ctx: Ctx) => Promise<T>,
): Promise<(T & { workspaceId: string })[]> {
  const { rows } = await pool().query<{ id: WorkspaceId }>('select gate_workspaces() as id');
  const results: (T & { workspaceId: string })[] = [];
  for (const { id } of rows) results.push({ workspaceId: id, ...(await inWorkspace(id, operator, work)) });
  return results;
}
