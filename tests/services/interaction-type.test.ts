import { describe, expect, it } from 'vitest';
import { recordInteractions } from '@/server/services/interaction/record';
import { classifyInteractionType } from '@/server/services/interactionType/classify';
import { listInteractionTypes } from '@/server/services/interactionType/list';
import { newWorld } from '../factories/world';

describe('interaction types', () => {
  it('are counted, the unclassed first, and keep what a person said', async () => {
    const world = await newWorld();
    const row = (id: string, type: string) => ({
      id,
      type,
      occurredAt: '2026-11-20T10:00:00Z',
      customer: { id: 'ann' },
    });
    const record = (rows: unknown[]) => world.run(ctx => recordInteractions({ ctx, input: { rows } }));
    await record([row('1', 'purchase'), row('2', 'purchase'), row('3', 'Reklamation'), row('4', 'x-17')]);
    expect(await world.run(ctx => listInteractionTypes({ ctx }))).toMatchObject([
      { name: 'x-17', class: null, guessed: true, interactions: 1 },
      { name: 'purchase', class: 'purchase', guessed: true, interactions: 2 },
      { name: 'Reklamation', class: 'complaint', guessed: true, interactions: 1 },
    ]);
    await world.run(ctx => classifyInteractionType({ ctx, input: { name: 'x-17', class: 'visit' } }));
    await record([row('5', 'x-17')]);
    const types = await world.run(ctx => listInteractionTypes({ ctx }));
    expect(types.at(-1)).toMatchObject({
      name: 'x-17',
      class: 'visit',
      guessed: false,
      interactions: 2,
      lastAt: new Date('2026-11-20T10:00:00Z'),
    });
  });

  it('cannot be classed before they exist, nor from another workspace', async () => {
    const [ours, theirs] = [await newWorld(), await newWorld()];
    await ours.run(ctx =>
      recordInteractions({
        ctx,
        input: {
          rows: [{ id: '1', type: 'visit', occurredAt: '2026-11-20T10:00:00Z', customer: { id: 'a' } }],
        },
      }),
    );
    const classify = theirs.run(ctx =>
      classifyInteractionType({ ctx, input: { name: 'visit', class: 'purchase' } }),
    );
    await expect(classify).rejects.toThrow('no such interaction type');
  });
});
