import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { workspace } from '@/drizzle/schema/workspace';
import { newWorld } from '../factories/world';

describe('workspaces', () => {
  it('see their own row only, and cannot write into another', async () => {
    const [ours, theirs] = [await newWorld(), await newWorld()];
    expect(await ours.run(ctx => ctx.db.select({ id: workspace.id }).from(workspace))).toEqual([
      { id: ours.workspaceId },
    ]);
    await ours.run(ctx =>
      ctx.db.update(workspace).set({ name: 'Taken over' }).where(eq(workspace.id, theirs.workspaceId)),
    );
    const names = await theirs.run(ctx => ctx.db.select({ name: workspace.name }).from(workspace));
    expect(names).toEqual([{ name: 'Boots & Co' }]);
  });

  it('get a readable slug, and a different one where it is taken', async () => {
    const [first, second] = [
      await newWorld({ name: 'Müller & Söhne' }),
      await newWorld({ name: 'Müller & Söhne' }),
    ];
    expect(first.slug).toBe('muller-sohne');
    expect(second.slug).toMatch(/^muller-sohne-[0-9a-f]{6}$/);
  });
});
