import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { newId } from '@/domain/ids';
import { driverReport } from '@/domain/metrics/drivers';
import { penaltyReward } from '@/domain/metrics/penalty-reward';
import { seededRandom } from '@/domain/metrics/random';
import { answer, response } from '@/drizzle/schema/response';
import { question } from '@/drizzle/schema/survey';
import { type driversSchema, readDrivers } from '@/server/reports/insight/drivers';
import { newWorld, type World } from '../factories/world';
import { publish } from '../respond/survey';

const march = { from: '2026-03-01', to: '2026-04-01' };
const at = new Date('2026-03-10T10:00:00Z');

const battery = {
  name: 'Driver battery',
  languages: ['en'],
  pages: [
    {
      id: 'score',
      questions: [
        { key: 'satisfaction', type: 'csat', title: { en: 'How satisfied are you?' } },
        { key: 'price', type: 'rating', points: 10, title: { en: 'The price was fair' }, driver: true },
        { key: 'idle', type: 'rating', title: { en: 'Not marked' } },
        {
          key: 'visit',
          type: 'matrix',
          points: 5,
          title: { en: 'Your visit' },
          rows: ['listened', 'solved', 'music'].map(id => ({ id, label: { en: id }, driver: true })),
        },
      ],
    },
  ],
};

let w: World;
let survey: string;
let rows: (number | null)[][];

/** Being listened to pulls most, solving next, the price a little, music not at all; 40 of 440 skipped one rating. */
beforeAll(async () => {
  w = await newWorld();
  survey = await publish(w, battery);
  const random = seededRandom(9);
  const rating = (points: number) => 1 + Math.floor(random() * points);
  rows = Array.from({ length: 440 }, (_, i) => {
    const [price, listened, solved, music] = [rating(10), rating(5), rating(5), rating(5)];
    const pull = 0.55 * listened + 0.3 * solved + 0.05 * price + 1.2 * (random() - 0.5);
    return [i < 40 ? null : price, listened, solved, music, Math.min(5, Math.max(1, Math.round(pull + 0.4)))];
  });
  await w.run(ctx => save(ctx.workspaceId, ctx.db, rows));
}, 120_000);

async function save(
  workspaceId: World['workspaceId'],
  db: Parameters<Parameters<World['run']>[0]>[0]['db'],
  given: readonly (number | null)[][],
): Promise<void> {
  const asked = new Map((await db.select().from(question)).map(({ key, id }) => [key, id]));
  const keys = ['price', 'visit.listened', 'visit.solved', 'visit.music', 'satisfaction'];
  const ids = given.map(() => newId());
  await db.insert(response).values(
    ids.map((id, i) => ({
      workspaceId,
      id,
      origin: `test:${id}`,
      surveyId: survey,
      version: 1,
      state: 'completed' as const,
      language: 'en',
      answers: {},
      attributes: { location: i % 2 === 0 ? 'Leeds' : 'York' },
      startedAt: at,
      scoredAt: at,
      completedAt: at,
    })),
  );
  await db.insert(answer).values(
    given.flatMap((row, i) =>
      row.flatMap((value, j) => {
        const questionId = asked.get(keys[j] ?? '');
        return value === null || questionId === undefined
          ? []
          : [{ workspaceId, responseId: ids[i] ?? '', questionId, value, answeredAt: at }];
      }),
    ),
  );
}

const drivers = (more: z.input<typeof driversSchema> = {}) =>
  w.run(ctx => readDrivers({ ctx, input: { ...march, ...more } }));

describe('what goes with satisfaction', () => {
  it('is found in the order in which it was planted, by the same function on the same rows', async () => {
    const found = await drivers();
    expect(found.survey).toEqual({ id: survey, name: 'Driver battery' });
    expect(found.outcome).toMatchObject({ key: 'satisfaction', metric: 'csat' });
    expect(found.items.map(({ key, chosen }) => [key, chosen])).toEqual([
      ['price', true],
      // The survey marks the others as drivers.
      ['idle', false],
      ['visit.listened', true],
      ['visit.solved', true],
      ['visit.music', true],
    ]);
    expect(found.rows).toEqual({ n: 440, isLimited: false });
    expect(found.items[0]?.missing).toBeCloseTo(40 / 440, 12);
    if (!found.ranking?.ok) throw new Error(found.ranking?.reason);
    const { drivers: ranked, n, dropped, r2, reliability } = found.ranking;
    expect(ranked.map(({ key }) => key).slice(0, 2)).toEqual(['visit.listened', 'visit.solved']);
    expect(ranked.at(-1)?.key).toBe('visit.music');
    expect(ranked.at(-1)?.interval[0]).toBeLessThan(1);
    expect(ranked.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(100, 9);
    const recount = driverReport(
      [
        { key: 'price', min: 1, max: 10 },
        ...['listened', 'solved', 'music'].map(key => ({ key: `visit.${key}`, min: 1, max: 5 })),
      ],
      rows,
    );
    if (!recount.ok) throw new Error(recount.reason);
    expect({ n, dropped }).toEqual({ n: 400, dropped: recount.dropped });
    expect(reliability?.alpha).toBeCloseTo(recount.reliability?.alpha ?? 9, 9);
    expect(r2).toBeCloseTo(recount.r2, 9);
    for (const { key, share, r, performance } of ranked) {
      const same = recount.drivers.find(one => one.key === key);
      expect(share).toBeCloseTo(same?.share ?? -1, 9);
      expect(r).toBeCloseTo(same?.r ?? -2, 9);
      expect(performance).toBeCloseTo(same?.performance ?? -1, 9);
    }
  });

  it('stands against how it is rated, and says what its ends go with', async () => {
    const { ranking } = await drivers();
    if (!ranking?.ok) throw new Error('refused');
    expect(ranking.importanceCut).toBeCloseTo(25, 9);
    const mean = ranking.drivers.reduce((sum, { performance }) => sum + performance, 0) / 4;
    expect(ranking.performanceCut).toBeCloseTo(mean, 9);
    for (const { share, performance, quadrant } of ranking.drivers) {
      const matters = share >= 25;
      const good = performance >= mean;
      expect(quadrant).toBe(
        matters ? (good ? 'keep up' : 'concentrate') : good ? 'possible overkill' : 'low priority',
      );
    }
    const ends = { price: [9, 3], 'visit.listened': [5, 2] } as const;
    const coded = rows
      .filter(row => row.every(value => value !== null))
      .map(([price, ...rest]) => [
        (price ?? 0) >= ends.price[0] ? 5 : (price ?? 0) <= ends.price[1] ? 1 : 3,
        ...rest.slice(0, 3).map(value => (value === 5 ? 5 : (value ?? 0) <= 2 ? 1 : 3)),
        rest[3] ?? null,
      ]);
    const recount = penaltyReward(['price', 'visit.listened', 'visit.solved', 'visit.music'], coded, {
      rewardFrom: 5,
      penaltyTo: 1,
    });
    for (const { key, reward, penalty, role } of recount.attributes) {
      const same = ranking.drivers.find(one => one.key === key)?.contrast;
      expect(same?.reward).toBeCloseTo(reward.value, 9);
      expect(same?.penalty).toBeCloseTo(penalty.value, 9);
      expect(same?.role).toBe(role);
    }
  });

  it('compares what one chooses, among those whom one chooses', async () => {
    const { ranking, items } = await drivers({ survey, items: ['visit.listened', 'visit.music'] });
    expect(items.filter(one => one.chosen)).toHaveLength(2);
    expect(ranking).toMatchObject({ ok: true, n: 440, dropped: 0 });
    expect((await drivers({ filter: { location: ['Leeds'] } })).rows.n).toBe(220);
    const low = { score: { survey, question: 'visit.listened', from: 1, to: 2 } };
    const expected = rows.filter(row => (row[1] ?? 9) <= 2).length;
    expect((await drivers({ match: low })).rows.n).toBe(expected);
  });

  it('declines where there are too few, and refuses keys that nobody asks', async () => {
    expect((await drivers({ survey, items: ['visit.listened'] })).ranking).toMatchObject({
      ok: false,
      reason: 'too_few',
    });
    expect((await drivers({ from: '2026-05-01', to: '2026-06-01' })).ranking).toMatchObject({
      ok: false,
      reason: 'too_few',
      n: 0,
      needed: 100,
    });
    await expect(drivers({ survey, outcome: 'nobody' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(drivers({ survey, items: ['satisfaction'] })).rejects.toMatchObject({ code: 'invalid' });
    await expect(drivers({ survey: newId() })).rejects.toMatchObject({ code: 'not_found' });
    const empty = await newWorld();
    expect(await empty.run(ctx => readDrivers({ ctx, input: {} }))).toMatchObject({
      survey: null,
      ranking: null,
      surveys: [],
    });
  });

  it('is told again for some minutes, to this workspace alone', async () => {
    const before = await drivers({ survey, filter: { location: ['York'] } });
    await w.run(ctx =>
      save(ctx.workspaceId, ctx.db, [
        [1, 1, 1, 1, 1],
        [2, 2, 2, 2, 2],
      ]),
    );
    expect(await drivers({ survey, filter: { location: ['York'] } })).toEqual(before);
    expect((await drivers({ survey, to: '2026-04-02' })).rows.n).toBe(442);
  });
});
