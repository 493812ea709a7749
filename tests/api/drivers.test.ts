import { expect, it } from 'vitest';
import { apiOf } from '../factories/api';
import { newWorld } from '../factories/world';
import { publish } from '../respond/survey';

const range = 'from=2026-03-01&to=2026-04-01';

it('drivers: nothing to ask, too little to rank, and keys that are none', async () => {
  const world = await newWorld();
  const api = await apiOf(world);
  expect((await api('GET', '/drivers')).body).toMatchObject({ survey: null, ranking: null });
  const survey = await publish(world, {
    name: 'Visit',
    languages: ['en'],
    pages: [
      {
        id: 'one',
        questions: [
          { key: 'satisfaction', type: 'csat', title: { en: 'Satisfied?' } },
          { key: 'price', type: 'rating', title: { en: 'Price' } },
          { key: 'staff', type: 'rating', title: { en: 'Staff' } },
        ],
      },
    ],
  });
  const match = encodeURIComponent(JSON.stringify({ attribute: 'location', op: 'eq', value: 'Leeds' }));
  const { status, body } = await api('GET', `/drivers?survey=${survey}&${range}&match=${match}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    from: '2026-03-01',
    outcome: { key: 'satisfaction', metric: 'csat' },
    rows: { n: 0, isLimited: false },
    ranking: { ok: false, reason: 'too_few', n: 0, needed: 100 },
  });
  const unknown = await api('GET', `/drivers?survey=${survey}&items=price,nobody`);
  expect(unknown.status).toBe(422);
  expect(unknown.body.errors).toMatchObject([{ path: 'items' }]);
});

it('a weighted figure says why it is none', async () => {
  const world = await newWorld();
  const api = await apiOf(world);
  await publish(world, {
    name: 'Visit',
    languages: ['en'],
    pages: [{ id: 'one', questions: [{ key: 'recommend', type: 'nps', title: { en: 'Recommend?' } }] }],
  });
  const { body } = await api('GET', `/metrics?metric=nps&${range}&weight=location,tier`);
  expect(body.weighted).toEqual({
    ok: false,
    attributes: ['location', 'tier'],
    reason: 'no_population',
    population: null,
  });
});
