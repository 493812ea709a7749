import { describe, expect, it } from 'vitest';
import { deleteTopic } from '@/server/services/topic/delete';
import { listTopics } from '@/server/services/topic/list';
import { saveTopic } from '@/server/services/topic/save';
import { updateWorkspace } from '@/server/services/workspace/update';
import { askAtOnce } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const save = (world: World, input: Parameters<typeof saveTopic>[0]['input']) =>
  world.run(ctx => saveTopic({ ctx, input }));
const list = (world: World) => world.run(ctx => listTopics({ ctx }));

describe('topics', () => {
  it('are named, renamed, and listed with the programs that ask about them', async () => {
    const world = await newWorld();
    expect(await list(world)).toEqual({ topics: [], languages: ['en'] });
    const orders = await save(world, { label: { en: ' Orders & déliveries ', de: 'Bestellungen' } });
    expect(orders).toEqual({
      id: 'orders-deliveries',
      label: { en: 'Orders & déliveries', de: 'Bestellungen' },
    });
    const visits = await save(world, { label: { ja: 'ご来店' } });
    expect(visits.id).toMatch(/^topic-[0-9a-f]{8}$/);
    await askAtOnce(world, { topic: visits.id });
    await save(world, { id: orders.id, label: { en: 'Orders' } });
    const { topics, languages } = await list(world);
    expect(topics).toEqual([
      { id: 'orders-deliveries', label: { en: 'Orders' }, programs: [] },
      { ...visits, programs: [{ id: expect.any(String), name: 'After the purchase' }] },
    ]);
    expect(languages).toContain('de');
  });

  it('come back where they stood, under their id, with what was chosen about them', async () => {
    const world = await newWorld();
    const [orders] = [
      await save(world, { label: { en: 'Orders' } }),
      await save(world, { label: { en: 'Visits' } }),
    ];
    await world.run(ctx => deleteTopic({ ctx, input: { id: 'orders' } }));
    expect((await list(world)).topics.map(({ id }) => id)).toEqual(['visits']);
    await expect(world.run(ctx => deleteTopic({ ctx, input: { id: 'orders' } }))).rejects.toThrow(
      'no such topic',
    );
    await save(world, { ...orders, place: 0 });
    expect((await list(world)).topics.map(({ id }) => id)).toEqual(['orders', 'visits']);
    await world.run(ctx => deleteTopic({ ctx, input: { id: 'visits' } }));
    expect((await save(world, { label: { en: 'Visits' } })).id).toBe('visits');
  });

  it('are told apart by their names, and are not too many', async () => {
    const world = await newWorld();
    await save(world, { label: { en: 'Orders', de: 'Einkauf' } });
    await expect(save(world, { label: { en: 'Shopping', de: ' einkauf' } })).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ path: 'label.de' }],
    });
    await expect(save(world, { label: {} })).rejects.toThrow();
    await expect(save(world, { label: { en: '  ' } })).rejects.toThrow();
    await Promise.all(
      Array.from({ length: 19 }, (_, index) => save(world, { label: { en: `Topic ${index}` } })),
    );
    await expect(save(world, { label: { en: 'One more' } })).rejects.toThrow('20 topics already');
    // Another setting that is saved keeps them.
    await world.run(ctx => updateWorkspace({ ctx, input: { settings: { editHours: 3 } } }));
    expect((await list(world)).topics).toHaveLength(20);
  });
});
