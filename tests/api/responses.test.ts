import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { response } from '@/drizzle/schema/response';
import { apiOf, type Call } from '../factories/api';
import { newWorld, type World } from '../factories/world';
import { everyQuestion } from '../respond/every-question';
import { publish } from '../respond/survey';

let world: World;
let api: Call;
let survey: string;

beforeAll(async () => {
  world = await newWorld();
  api = await apiOf(world);
  survey = await publish(world, everyQuestion);
});

describe('responses over REST', () => {
  it('are imported, listed newest first, filtered and read in the shape that is promised', async () => {
    const responses = ['ann', 'bob', 'cleo'].map((customer, index) => ({
      externalId: `r-${customer}`,
      survey,
      customer,
      completedAt: `2026-02-0${index + 1}T10:00:00+01:00`,
      answers: { recommend: index * 5, why: `Said ${customer}` },
      attributes: { product: 'boots' },
    }));
    const taken = await api('POST', '/responses', { responses: [...responses, { externalId: 'broken' }] });
    expect(taken).toMatchObject({
      status: 200,
      body: { accepted: 3, duplicates: 0, rejected: [{ index: 3 }] },
    });

    const list = await api('GET', `/responses?survey=${survey}`);
    expect(list.body).toMatchObject({
      data: [{ customer: 'cleo' }, { customer: 'bob' }, { customer: 'ann' }],
      nextCursor: null,
    });
    const first = await api('GET', '/responses?limit=1');
    expect(first.body.nextCursor).toBeTypeOf('string');
    const second = await api('GET', `/responses?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body.data).toMatchObject([{ customer: 'bob' }]);
    expect((await api('GET', '/responses?band=promoter')).body.data).toMatchObject([{ customer: 'cleo' }]);
    expect((await api('GET', '/responses?q=said%20ann')).body.data).toMatchObject([{ customer: 'ann' }]);
    await world.run(({ db }) =>
      db
        .update(response)
        .set({ flags: ['speeder'] })
        .where(eq(response.externalId, 'r-ann')),
    );
    const flagged = async (flag: string) =>
      (await api('GET', `/responses?flag=${flag}`)).body.data.map(
        (one: { customer: string }) => one.customer,
      );
    expect([await flagged('speeder'), await flagged('any'), await flagged('bot')]).toEqual([
      ['ann'],
      ['ann'],
      [],
    ]);
    expect(await flagged('none')).toEqual(['cleo', 'bob']);
    const since = encodeURIComponent('2026-02-02T00:00:00+01:00');
    expect((await api('GET', `/responses?since=${since}`)).body.data).toHaveLength(2);

    const [newest] = list.body.data;
    expect((await api('GET', `/responses/${newest.id}`)).body).toEqual({
      id: newest.id,
      survey,
      version: 1,
      state: 'completed',
      customer: 'cleo',
      interaction: null,
      language: 'en',
      startedAt: '2026-02-03T09:00:00.000Z',
      completedAt: '2026-02-03T09:00:00.000Z',
      answers: { recommend: 10, why: 'Said cleo' },
      scores: { nps: 10 },
      attributes: { product: 'boots' },
      themes: [],
      flags: [],
      revision: 1,
    });
  });

  it('are nobody else’s, and refuse what they do not understand', async () => {
    const stranger = await apiOf(await newWorld());
    const { body } = await api('GET', '/responses?limit=1');
    expect((await stranger('GET', `/responses/${body.data[0].id}`)).status).toBe(404);
    expect((await stranger('GET', `/responses?survey=${survey}`)).body.data).toEqual([]);
    expect((await api('GET', '/responses/no-id-at-all')).status).toBe(404);
    expect((await api('GET', '/responses?band=grumpy')).status).toBe(422);
    expect((await api('GET', '/responses?flag=lazy')).status).toBe(422);
    expect(
      (await api('POST', '/responses', { responses: Array.from({ length: 1001 }, () => ({})) })).status,
    ).toBe(422);
  });
});
