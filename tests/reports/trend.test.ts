import { describe, expect, it } from 'vitest';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { readTrend } from '@/server/reports/trend';
import { createAnnotation } from '@/server/services/annotation/create';
import { deleteAnnotation } from '@/server/services/annotation/delete';
import { importResponses } from '@/server/services/response/import';
import { foldScores } from '@/server/services/rollup/fold';
import { publishedSurvey } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const WEEKS = 40;

/** Forty weeks of fifty answers each; `at` says how many of a week's fifty are nines (the others are sixes). */
async function answered(
  at: (week: number) => number,
): Promise<{ world: World; monday: (week: number) => string }> {
  const world = await newWorld();
  const survey = await publishedSurvey(world);
  const today = await world.run(async ctx => localDate(ctx.now, 'Europe/Berlin'));
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = (week: number) => addDays(today, -weekday - (WEEKS - week) * 7);
  const responses = Array.from({ length: WEEKS * 50 }, (_, index) => {
    const week = Math.floor(index / 50);
    return {
      externalId: `r${index}`,
      survey,
      completedAt: `${monday(week)}T12:00:00Z`,
      answers: { recommend: index % 50 < at(week) ? 9 : 6 },
    };
  });
  for (let from = 0; from < responses.length; from += 1000)
    await world.run(ctx =>
      importResponses({ ctx, input: { responses: responses.slice(from, from + 1000) } }),
    );
  await world.run(ctx => foldScores({ ctx, limit: 50_000 }));
  return { world, monday };
}

const trendOf = (world: World) => world.run(ctx => readTrend({ ctx, input: { metric: 'nps' } }));

/** 30 of 50, give or take what chance does. */
const usual = (week: number): number => 30 + ((week * 7) % 5) - 2;

describe('the long run of a metric', () => {
  it('is quiet while nothing happens', async () => {
    const { world, monday } = await answered(usual);
    const trend = await trendOf(world);
    expect(trend.points[0]?.start).toBe(monday(0));
    expect(trend.baselines).toMatchObject([{ from: monday(0), to: monday(23), provisional: false }]);
    expect(trend.signals).toEqual([]);
    expect(trend.points.at(-1)?.role).toBe('empty');
  });

  it('tells a bad week from a slow slide, each with its date and size', async () => {
    const { world, monday } = await answered(week => (week === 30 ? 8 : week >= 34 ? 24 : usual(week)));
    const { signals } = await trendOf(world);
    expect(signals.find(one => one.kind === 'shock')).toMatchObject({ direction: 'down', at: monday(30) });
    const drift = signals.find(one => one.kind === 'drift' && one.at > monday(34));
    expect(drift).toMatchObject({ direction: 'down' });
    expect(drift?.size).toBeLessThan(-15);
  });

  it('learns anew what is usual from a day on which what is measured changed', async () => {
    const { world, monday } = await answered(week => (week < 20 ? usual(week) : usual(week) - 15));
    const before = await trendOf(world);
    expect(before.signals.length).toBeGreaterThan(0);
    const note = await world.run(ctx =>
      createAnnotation({ ctx, input: { day: monday(20), text: 'Now asked by mail', restarts: true } }),
    );
    const after = await trendOf(world);
    expect(after.signals).toEqual([]);
    expect(after.baselines).toHaveLength(2);
    expect(after.annotations).toMatchObject([{ day: monday(20), text: 'Now asked by mail' }]);
    await world.run(ctx => deleteAnnotation({ ctx, input: { id: note.id } }));
    expect((await trendOf(world)).signals).toEqual(before.signals);
  });

  it('is empty, not wrong, where nobody answered', async () => {
    const world = await newWorld();
    await publishedSurvey(world);
    expect(await trendOf(world)).toMatchObject({ points: [], baselines: [], signals: [] });
  });
});
