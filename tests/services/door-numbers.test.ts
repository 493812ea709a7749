import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOverview } from '@/server/reports/overview';
import { readMetric } from '@/server/reports/read-metric';
import { readResponseRate } from '@/server/reports/response-rate';
import { readSurveyResults } from '@/server/reports/survey/results';
import { createDoors } from '@/server/services/door/create';
import { listDoors } from '@/server/services/door/list';
import { updateDoor } from '@/server/services/door/update';
import { browseResponses } from '@/server/services/response/browse';
import { openResponse } from '@/server/services/response/open';
import { foldScores } from '@/server/services/rollup/fold';
import { apiOf } from '../factories/api';
import { newWorld, type World } from '../factories/world';
import { ask, filled, look, post, publish, serveSurveys } from '../respond/survey';

/** Ann was mailed and answered; two people answered at the till in Leeds, one in York, one went away half way. */
let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let survey: string;

const today = new Date();
const day = (away: number) => new Date(today.getTime() + away * 86_400_000).toISOString().slice(0, 10);
const range = { from: day(-2), to: day(2) };

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  survey = await publish(world, {
    name: 'Store visit',
    languages: ['en'],
    pages: [
      { id: 'one', questions: [{ key: 'recommend', type: 'nps', title: 'Recommend us?' }] },
      { id: 'two', questions: [{ key: 'why', type: 'long', title: 'Why?' }] },
    ],
    endings: [{ id: 'thanks', title: 'Thank you' }],
  });
  const [leeds, york] = await world.run(ctx =>
    createDoors({ ctx, input: { survey, attribute: 'location', locations: ['Leeds', 'York'] } }),
  );
  if (!leeds || !york) throw new Error('two doors were made');
  await answer(`${site.url}/s/p/${leeds.publicId}`, '9', 'Kind people');
  await answer(`${site.url}/s/p/${leeds.publicId}`, '2', 'A long queue');
  await answer(`${site.url}/s/p/${york.publicId}`, '10');
  const ann = await ask(world, survey, { sentAt: new Date(Date.now() - 3_600_000) });
  await answer(site.url + ann.path, '10', 'Boots');
  await world.run(async ctx => {
    while ((await foldScores({ ctx, limit: 1000 })).more);
  });
});
afterAll(() => site.close());

/** By the page, without script. Without `why` they leave after the first page. */
async function answer(url: string, score: string, why?: string): Promise<void> {
  const first = await look(url);
  const second = await post(url, filled(first.html, { recommend: score }));
  if (why === undefined) return;
  const done = await post(second.url, filled(second.html, { why }));
  expect(done.state).toBe('completed');
}

describe('answers that came in by a door', () => {
  it('count in every score, and by the attributes of their door', async () => {
    const metric = (filter?: Record<string, string[]>) =>
      world.run(ctx =>
        readMetric({
          ctx,
          input: { metric: 'nps', survey, ...range, interval: 'none', ...(filter && { filter }) },
        }),
      );
    const totals = [
      await metric(),
      await metric({ location: ['Leeds'] }),
      await metric({ location: ['York'] }),
    ];
    // Promoters 3, detractors 1 of 4 · 1 and 1 of 3 at Leeds, Ann's own location among them · 1 of 1 in York.
    expect(totals.map(({ total }) => [total.n, Math.round(total.value ?? Number.NaN)])).toEqual([
      [4, 50],
      [3, 33],
      [1, 100],
    ]);
    const overview = await world.run(ctx =>
      readOverview({ ctx, personal: true, input: { ...range, filter: { location: ['York'] } } }),
    );
    expect(JSON.stringify(overview.cards)).toContain('"n":1');
  });

  it('leave the response rate and the funnel to those who were asked', async () => {
    const rate = (filter: Record<string, string[]> = {}) =>
      world.run(ctx => readResponseRate({ ctx, input: { survey, ...range, interval: 'none', filter } }));
    expect((await rate()).total).toMatchObject({ n: 1, completed: 1 });
    expect((await rate({ location: ['York'] })).total).toMatchObject({ n: 0, completed: 0 });
    const { funnel, walks } = await world.run(ctx => readSurveyResults({ ctx, input: { survey, ...range } }));
    expect(funnel).toMatchObject({
      delivered: 1,
      visited: { n: 1 },
      started: { n: 1 },
      completed: { n: 1 },
    });
    expect(walks).toMatchObject([{ begun: 4, completed: 3, open: 1, uninvited: 3, byDoor: 3 }]);
  });

  it('are read with the name of the door and of nobody, by people and by programs', async () => {
    const { data } = await world.run(ctx => browseResponses({ ctx, input: { survey }, personal: true }));
    expect(data.map(({ customer, door }) => [customer?.name ?? null, door])).toEqual([
      ['Ann', null],
      [null, 'York'],
      [null, 'Leeds'],
      [null, 'Leeds'],
    ]);
    const york = data[1]?.id ?? '';
    const opened = await world.run(ctx => openResponse({ ctx, input: { id: york }, personal: true }));
    expect(opened).toMatchObject({
      customer: null,
      interaction: null,
      attributes: { location: 'York' },
      asked: { channel: 'door', door: 'York', program: null, sentAt: null },
    });
    const api = await apiOf(world);
    const listed = await api('GET', `/responses?survey=${survey}`);
    expect(listed.status).toBe(200);
    expect(listed.body.data.map((row: { customer: unknown }) => row.customer)).toEqual([
      expect.any(String),
      null,
      null,
      null,
    ]);
    expect((await api('GET', `/responses/${york}`)).body).toMatchObject({
      customer: null,
      attributes: { location: 'York' },
    });
  });

  it('keep the attributes they were given with when the door says something else', async () => {
    const [york] = (await world.run(ctx => listDoors({ ctx, input: { survey, q: 'York' } }))).data;
    await world.run(ctx =>
      updateDoor({
        ctx,
        input: { id: york?.id ?? '', name: 'York, station', attributes: { location: 'Station' } },
      }),
    );
    const { data } = await world.run(ctx => browseResponses({ ctx, input: { survey }, personal: false }));
    expect(data[1]).toMatchObject({ door: 'York, station', attributes: { location: 'York' } });
  });
});
