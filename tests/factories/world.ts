import { type Actor, type Ctx, inWorkspace } from '@/server/db/tenant';
import { type CreatedWorkspace, createWorkspace } from '@/server/services/workspace/create';

export const tester: Actor = { kind: 'system', name: 'test' };

export type World = CreatedWorkspace & {
  /** Runs a service as the tester inside this workspace's transaction. */
  run: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;
};

/** A fresh workspace: "Boots & Co", in Berlin's zone unless told otherwise. */
export async function newWorld(input: { name?: string; timezone?: string } = {}): Promise<World> {
  const made = await createWorkspace({
    actor: tester,
    input: { name: 'Boots & Co', timezone: 'Europe/Berlin', ...input },
  });
  return { ...made, run: work => inWorkspace(made.workspaceId, tester, work) };
}
