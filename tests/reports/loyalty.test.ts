import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { logRank } from '@/domain/metrics/log-rank';
import { type LoyaltyReport, loyaltySchema, readLoyalty } from '@/server/reports/insight/loyalty';
import { readAtRisk } from '@/server/reports/insight/loyalty-risk';
import { recordInteractions } from '@/server/services/interaction/record';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { newWorld, type World } from '../factories/world';

const DAY = 86_400_000;
/** The last purchase that was recorded, and the day on which everybody gave a score, 400 days before. */
const end = new Date(Math.floor(Date.now() / DAY) * DAY - DAY + 12 * 3_600_000);
const before = (days: number): Date => new Date(end.getTime() - days * DAY);
const scored = before(400);
const after = (days: number): Date => new Date(scored.getTime() + days * DAY);

const people = (letter: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${letter}${i}`);
const [happy, unhappy, lukewarm, friends] = [
  people('ann', 60),
  people('ben', 60),
  people('cat', 10),
  people('friend', 6),
];

let world: World;
let asked: AskedSurvey;
let bought = 0;

const purchase = (
  who: string,
  when: Date,
  value: number,
  more: { referredBy?: string; currency?: string } = {},
) => ({
  id: `p${bought++}`,
  type: 'purchase',
  occurredAt: when.toISOString(),
  customer: { id: who },
  amount: { value, currency: more.currency ?? 'EUR' },
  ...(more.referredBy && { referredBy: more.referredBy }),
});

beforeAll(async () => {
  world = await newWorld();
  asked = await world.run(ctx => askedSurvey(ctx));
  await world.run(ctx =>
    recordInteractions({
      ctx,
      input: {
        rows: [
          // Half of the happy come back after 20 days, a quarter after 100, the others never. One names herself as referrer.
          ...happy
            .slice(0, 30)
            .map(who => purchase(who, after(20), 100, who === 'ann10' ? { referredBy: who } : {})),
          ...happy.slice(30, 45).map(who => purchase(who, after(100), 100)),
          // A fifth of the unhappy does.
          ...unhappy.slice(0, 12).map(who => purchase(who, after(60), 50)),
          // Six bring a friend each; whoever claims that friend later comes too late.
          ...friends.map((who, i) => purchase(who, after(200), 40, { referredBy: `ann${i}` })),
          ...friends.map(who => purchase(who, after(210), 5, { referredBy: 'ben59' })),
          ...lukewarm.map(who => ({ ...purchase(who, scored, 0), type: 'visit' })),
          purchase('dan', before(720), 1000),
          purchase('dan', end, 10),
          purchase('eve', before(10), 99, { currency: 'USD' }),
          // Told of a moment that has not come.
          purchase('ben30', new Date(Date.now() + 5 * DAY), 500),
          ...[...happy, ...unhappy].map(who => ({ ...purchase(who, scored, 0), type: 'visit' })),
        ],
      },
    }),
  );
  await world.run(async ctx => {
    const { rows } = await ctx.db.execute<{ id: string; external_id: string }>(
      sql`select id, external_id from customer where workspace_id = ${ctx.workspaceId}`,
    );
    const give = (who: string, recommend: number, at: Date, isTest = false) =>
      giveAnswer(ctx, asked, {
        at,
        scores: { recommend },
        isTest,
        attributes: { tier: who.endsWith('5') ? 'gold' : 'blue' },
        customerId: rows.find(row => row.external_id === who)?.id ?? '',
      });
    for (const who of happy) await give(who, 9, scored);
    for (const who of unhappy) await give(who, 2, scored);
    for (const who of lukewarm) await give(who, 7, scored);
    // In the same quarter: no second start, but her latest score. Trials and people nobody knows are no start at all.
    await give('ann59', 0, new Date(scored.getTime() + 1000));
    await give('ann58', 0, scored, true);
    await giveAnswer(ctx, asked, { at: scored, scores: { recommend: 1 } });
  });
});

const report = (input = {}): Promise<LoyaltyReport> => world.run(ctx => readLoyalty({ ctx, input }));

function bandOf({ bands }: LoyaltyReport, wanted: 'good' | 'mid' | 'bad') {
  const found = bands.find(({ band }) => band === wanted);
  if (!found) throw new Error('every band is told of');
  return found;
}

describe('coming back', () => {
  it('is counted from the score to the next purchase, one start per customer and quarter', async () => {
    const shown = await report();
    const [good, bad] = [bandOf(shown, 'good'), bandOf(shown, 'bad')];
    expect([good.starts, bandOf(shown, 'mid').starts, bad.starts]).toEqual([60, 10, 60]);
    expect(good.comeback?.steps.map(({ day, value, atRisk }) => [day, value, atRisk])).toEqual([
      [0, 0, 60],
      [20, 0.5, 60],
      [100, 0.75, 30],
    ]);
    expect(good.comeback).toMatchObject({ until: 365, median: 60 });
    const shares = (band: typeof good) =>
      band.comeback?.by.map(({ day, returned }) => [
        day,
        Number(returned?.value.toFixed(12)),
        returned?.atRisk,
      ]);
    expect(shares(good)).toEqual([
      [30, 0.5, 30],
      [90, 0.5, 30],
      [180, 0.75, 15],
      [365, 0.75, 15],
    ]);
    // Nobody had come back by day 30: there is no interval, and nothing is told.
    expect(bad.comeback?.by[0]).toEqual({ day: 30, returned: null });
    expect(shares(bad)?.slice(1)).toEqual([
      [90, 0.2, 48],
      [180, 0.2, 48],
      [365, 0.2, 48],
    ]);
  });

  it('is told apart by the log-rank test of the bands with enough starts', async () => {
    const shown = await report();
    const lives = (times: [number, number][], n: number) => [
      ...times.map(([time, count]) => ({ time, event: true, count })),
      { time: 366, event: false, count: n },
    ];
    const expected = logRank([
      lives(
        [
          [20, 30],
          [100, 15],
        ],
        15,
      ),
      lives([[60, 12]], 48),
    ]);
    expect(shown.test).toEqual(expected);
    expect(shown.pairs).toEqual([{ happier: 'good', other: 'bad', p: expected?.p }]);
  });

  it('is not told of a band with fewer than fifty starts, nor of a choice that leaves so few', async () => {
    const shown = await report();
    expect(bandOf(shown, 'mid')).toMatchObject({
      comeback: null,
      after: [{ following: null }, { following: null }],
    });
    const gold = await report({ filter: { tier: ['gold'] } });
    expect(gold.bands.map(({ starts, comeback }) => [starts, comeback])).toEqual([
      [6, null],
      [1, null],
      [6, null],
    ]);
    expect(gold).toMatchObject({ test: null, pairs: [], risk: { atRisk: { ok: false } } });
  });
});

describe('what follows', () => {
  it('within a year is repeat purchases, friends and money per start, of starts that long ago', async () => {
    const shown = await report();
    const year = bandOf(shown, 'good').after[1]?.following;
    expect(year?.starts).toBe(60);
    expect(year?.repeats.value).toBeCloseTo(45 / 60, 12);
    expect(year?.revenue.value).toBeCloseTo(75, 9);
    // Each friend once, for whoever came first, and never oneself; what they spend counts for who brought them.
    expect(year?.referrals.value).toBeCloseTo(6 / 60, 12);
    expect(year?.worth.value).toBeCloseTo(75 + (6 * 45) / 60, 9);
    expect(bandOf(shown, 'good').after[0]?.following?.referrals).toEqual({ value: 0, interval: null });
    const [low, high] = year?.revenue.interval ?? [0, 0];
    expect(low).toBeGreaterThan(60);
    expect(high).toBeLessThan(90);
    const bad = bandOf(shown, 'bad').after[1]?.following;
    expect(bad?.revenue.value).toBeCloseTo(10, 9);
    expect(bad?.referrals.value).toBe(0);
    expect(shown.difference[1]?.by?.worth.value).toBeCloseTo(69.5, 9);
  });

  it('is nothing yet for scores of this month', async () => {
    const to = end.toISOString().slice(0, 10);
    const from = before(30).toISOString().slice(0, 10);
    const shown = await report({ from, to });
    expect(shown.bands.map(({ starts }) => starts)).toEqual([0, 0, 0]);
    expect(shown.difference.every(({ by }) => by === null)).toBe(true);
  });
});

describe('revenue at risk', () => {
  it('is what the unhappy spent in a year times what they come back less', async () => {
    const { risk } = await report();
    // ben0 to ben11 and ann59, whose latest score was bad.
    expect(risk).toMatchObject({ customers: 61, spending: 12, revenue: 600 });
    if (!risk?.atRisk.ok) throw new Error('there is enough history');
    expect(risk.atRisk.returnOfDetractors).toBeCloseTo(0.2, 12);
    expect(risk.atRisk.returnOfOthers).toBeCloseTo(45 / 70, 12);
    expect(risk.atRisk.value).toBeCloseTo(600 * (45 / 70 - 0.2), 9);
    expect(risk.atRisk.interval[0]).toBeGreaterThan(150);
  });

  it('lists the customers behind it page by page, each once, and their money adds up', async () => {
    const found: { customerId: string; spent: number }[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.run(ctx =>
        readAtRisk({ ctx, input: { limit: 5, ...(cursor && { cursor }) } }),
      );
      expect(page.data.length).toBeLessThanOrEqual(5);
      found.push(...page.data);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(found.map(({ customerId }) => customerId).sort()).toEqual(unhappy.slice(0, 12).sort());
    expect(found.reduce((sum, { spent }) => sum + spent, 0)).toBe(600);
    await expect(world.run(ctx => readAtRisk({ ctx, input: { cursor: 'x' } }))).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('earned growth', () => {
  it('takes this year by who bought last year, whom referrals brought, and the rest', async () => {
    const { growth, foreign, past } = await report();
    expect(growth).toMatchObject({
      // dan 1,000 and the thirty who came back after 20 days.
      lastRevenue: 4000,
      returningRevenue: 10,
      newRevenue: 15 * 100 + 12 * 50 + 6 * 45,
      referredRevenue: 6 * 45,
    });
    expect(growth?.earnedGrowth).toBeCloseTo((10 + 270) / 4000 - 1, 12);
    expect(foreign).toBe(1);
    expect(past).toEqual({ currency: 'EUR', last: end.toISOString().slice(0, 10) });
  });
});

describe('without a past', () => {
  it('says nothing where nothing was asked, or nothing is a purchase', async () => {
    const empty = await newWorld();
    expect(await empty.run(ctx => readLoyalty({ ctx, input: {} }))).toMatchObject({
      question: null,
      past: null,
    });
    const unsold = await newWorld();
    await unsold.run(async ctx => {
      const own = await askedSurvey(ctx);
      await giveAnswer(ctx, own, { at: scored, scores: { recommend: 9 } });
    });
    const shown = await unsold.run(ctx => readLoyalty({ ctx, input: {} }));
    expect(shown).toMatchObject({ question: { key: 'recommend' }, past: null, risk: null, growth: null });
    expect(loyaltySchema.safeParse({ metric: 'mean' }).success).toBe(false);
  });
});
