import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { matchSchema } from '@/domain/match';
import { response } from '@/drizzle/schema/response';
import { inWorkspace } from '@/server/db/tenant';
import { createFilter } from '@/server/services/filter/create';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { apiOf, type Call } from '../factories/api';
import { newWorld, type World } from '../factories/world';

let world: World;
let api: Call;
let asked: AskedSurvey;
const range = 'from=2026-03-01&to=2026-04-01';

beforeAll(async () => {
  world = await newWorld();
  api = await apiOf(world);
  asked = await world.run(ctx => askedSurvey(ctx));
  await world.run(async ctx => {
    const at = new Date('2026-03-10T10:00:00Z');
    for (const [score, location, channel] of [
      [10, 'Leeds', 'store'],
      [9, 'Leeds', 'web'],
      [3, 'York', 'store'],
      [8, 'Bath', 'web'],
    ] as const) {
      const given = { at, scores: { recommend: score }, attributes: { location, channel } };
      const id = await giveAnswer(ctx, asked, given);
      if (score === 3)
        await ctx.db
          .update(response)
          .set({ flags: ['bot'] })
          .where(eq(response.id, id));
    }
  });
});

describe('GET /metrics', () => {
  it('answers the headline question with points, distribution and the zone', async () => {
    const { status, body } = await api('GET', `/metrics?metric=nps&${range}&interval=month`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      metric: 'nps',
      timezone: 'Europe/Berlin',
      question: { survey: { id: asked.surveyId }, key: 'recommend' },
      points: [
        {
          start: '2026-03-01',
          end: '2026-04-01',
          n: 4,
          value: 25,
          distribution: { 3: 1, 8: 1, 9: 1, 10: 1, 0: 0 },
        },
      ],
    });
    expect(body).not.toHaveProperty('groups');
    expect(body).not.toHaveProperty('previous');
  });

  it('counts flagged answers like any other, and leaves them out where it is asked to', async () => {
    const { body } = await api(
      'GET',
      `/metrics?metric=nps&${range}&interval=none&flagged=exclude&groupBy=location`,
    );
    expect(body.total).toMatchObject({ n: 3, distribution: { 3: 0, 8: 1, 9: 1, 10: 1 } });
    expect(body.groups.map(({ key }: { key: string }) => key)).toEqual(['Leeds', 'Bath']);
    expect((await api('GET', `/metrics?metric=nps&${range}&flagged=maybe`)).status).toBe(422);
  });

  it('takes repeated filters, groups and a comparison', async () => {
    const { body } = await api(
      'GET',
      `/metrics?metric=nps&${range}&interval=none&groupBy=location&compare=previous&filter[location]=Leeds&filter[location]=York`,
    );
    expect(body).toMatchObject({
      total: { n: 3 },
      groups: [
        { key: 'Leeds', n: 2, value: 100, verdict: 'too_few' },
        { key: 'York', n: 1, value: -100, verdict: 'too_few' },
      ],
      previous: { start: '2026-01-29', end: '2026-03-01', n: 0, value: null },
      change: { value: null, p: null, verdict: 'too_few' },
    });
    const two = await api('GET', `/metrics?metric=nps&${range}&filter[location]=Leeds&filter[channel]=web`);
    expect(two.body).toMatchObject({ total: { n: 1, value: 100 } });
    const unknown = await api('GET', `/metrics?metric=nps&${range}&filter[planet]=mars&interval=none`);
    expect(unknown).toMatchObject({
      status: 200,
      body: { points: [{ n: 0, value: null, low: null, high: null }] },
    });
  });

  it('counts the answers that meet a match or a saved filter, and says by its headers how it was read', async () => {
    const match = { any: [{ band: ['detractor'] }, { attribute: 'location', op: 'eq', value: 'Bath' }] };
    const id = await inWorkspace(world.workspaceId, { kind: 'user', id: 'ann', name: 'Ann' }, async ctx => {
      const made = await createFilter({
        ctx,
        input: { name: 'Worth a look', match: matchSchema.parse(match) },
      });
      return made.id;
    });
    const asJson = encodeURIComponent(JSON.stringify(match));
    for (const which of [`match=${asJson}`, `saved=${id}`]) {
      const { body, headers } = await api('GET', `/metrics?metric=nps&${range}&${which}`);
      expect(body.total).toMatchObject({ n: 2, value: -50 });
      expect(headers.get('afterword-plan')).toMatch(/^answers; statements=1; ms=\d+$/);
      const list = await api('GET', `/responses?metric=nps&${range}&${which}`);
      expect(list.body.data).toHaveLength(2);
    }
    const plain = await api('GET', `/metrics?metric=nps&${range}`);
    expect(plain.headers.get('afterword-plan')).toMatch(/^cube; statements=1; ms=\d+$/);
    // A condition on one attribute is what the cube holds.
    const bath = encodeURIComponent(JSON.stringify(match.any[1]));
    const one = await api('GET', `/metrics?metric=nps&${range}&match=${bath}`);
    expect(one.body.total.n).toBe(1);
    expect(one.headers.get('afterword-plan')).toMatch(/^cube;/);
    expect((await api('GET', '/surveys')).headers.get('afterword-plan')).toBeNull();
  });

  it.each([
    [`metric=nps&${range}&match={"any"`, 'match', 'match is not JSON: it ends too early or is malformed.'],
    [
      `metric=nps&${range}&match={"band":["sunny"]}`,
      'match.band[0]',
      expect.stringMatching(/must be one of: promoter/),
    ],
    [`metric=nps&${range}&saved=mine`, 'saved', 'saved is not the id of a saved filter.'],
    ['metric=nps&from=yesterday&to=2026-04-01', 'from', 'from is not a date: write it like 2026-03-31.'],
    ['metric=nps&to=2026-04-01', 'from', 'from is missing.'],
    [
      'metric=fame&from=2026-03-01&to=2026-04-01',
      'metric',
      'metric must be one of: nps, csat, ces, index, mean.',
    ],
    [
      'metric=nps&from=2026-04-01&to=2026-03-01',
      'to',
      'to must be later than from: the range ends before 2026-03-01, that day not included.',
    ],
    [`metric=nps&${range}&compare=last`, 'compare', expect.stringMatching(/^compare /)],
  ])('answers 422 with the field for %s', async (query, path, message) => {
    const { status, body } = await api('GET', `/metrics?${query}`);
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ path, message }] });
  });

  it('answers 404 for a survey that is not ours', async () => {
    const { status } = await api(
      'GET',
      `/metrics?metric=nps&${range}&survey=0198d6c4-0000-7000-8000-000000000000`,
    );
    expect(status).toBe(404);
  });
});
