import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { seededRandom } from '@/domain/metrics/random';
import { interaction, interactionType } from '@/drizzle/schema/customer';
import { program } from '@/drizzle/schema/program';
import { readMetric } from '@/server/reports/read-metric';
import type { MetricQueryInput } from '@/server/reports/schemas';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { addCustomers } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const march = { from: '2026-03-01', to: '2026-04-01', interval: 'none' } as const;
const at = new Date('2026-03-10T10:00:00Z');

/** Leeds is unhappy and answers half as often: 600 bought in each town, 150 answered in Leeds and 300 in York. */
const towns = {
  Leeds: { people: 600, answers: 150, good: 0.3 },
  York: { people: 600, answers: 300, good: 0.8 },
};

let w: World;
let asked: AskedSurvey;
const scores: Record<string, number[]> = { Leeds: [], York: [] };

beforeAll(async () => {
  w = await newWorld();
  asked = await w.run(ctx => askedSurvey(ctx));
  await asksAbout(w, asked.surveyId, { types: ['purchase'], where: [] });
  const random = seededRandom(6);
  await w.run(async ctx => {
    const [customerId = ''] = await addCustomers(ctx, [{ externalId: 'ann', attributes: { tier: 'gold' } }]);
    await ctx.db.insert(interactionType).values(
      ['purchase', 'call'].map(name => ({
        workspaceId: ctx.workspaceId,
        name,
        class: 'purchase' as const,
      })),
    );
    const bought = (location: string, n: number, more = {}) =>
      Array.from({ length: n }, () => {
        const id = newId();
        const { workspaceId } = ctx;
        const attributes = { location };
        return {
          workspaceId,
          id,
          externalId: id,
          type: 'purchase',
          customerId,
          occurredAt: at,
          attributes,
          ...more,
        };
      });
    await ctx.db.insert(interaction).values([
      ...bought('Leeds', towns.Leeds.people),
      ...bought('York', towns.York.people),
      // None of these could have been asked about.
      ...bought('Leeds', 50, { type: 'call' }),
      ...bought('Leeds', 50, { doNotAsk: true }),
      ...bought('Leeds', 50, { occurredAt: new Date('2026-04-02T10:00:00Z') }),
    ]);
    for (const [location, { answers, good }] of Object.entries(towns))
      for (let i = 0; i < answers; i++) {
        const recommend = random() < good ? 9 + Math.floor(2 * random()) : Math.floor(7 * random());
        scores[location]?.push(recommend);
        await giveAnswer(ctx, asked, { at, scores: { recommend }, attributes: { location, tier: 'gold' } });
      }
  });
}, 120_000);

const read = (more: Partial<MetricQueryInput> = {}) =>
  w.run(ctx => readMetric({ ctx, input: { metric: 'nps', ...march, weight: ['location'], ...more } }));

async function weighted(more: Partial<MetricQueryInput> = {}) {
  const report = await read(more);
  if (!report.weighted?.ok) throw new Error(`refused: ${report.weighted?.reason}`);
  return { raw: report.total, ...report.weighted };
}

const npsOf = (values: readonly number[]): number => {
  const share = (from: number, to: number) =>
    values.filter(score => score >= from && score <= to).length / values.length;
  return 100 * (share(9, 10) - share(0, 6));
};

describe('a score weighted to the interactions it could have been asked about', () => {
  it('makes up for a town that answers half as often, and says the raw one beside it', async () => {
    const { raw, value, low, high, n, effectiveN, method, population, outside, uncovered } = await weighted();
    const all = [...(scores.Leeds ?? []), ...(scores.York ?? [])];
    expect(raw.n).toBe(450);
    expect(raw.value).toBeCloseTo(npsOf(all), 9);
    // Both towns bought as much, so the truth is halfway between them.
    const truth = (npsOf(scores.Leeds ?? []) + npsOf(scores.York ?? [])) / 2;
    expect(value).toBeCloseTo(truth, 9);
    expect((raw.value ?? 0) - (value ?? 0)).toBeGreaterThan(5);
    expect(low ?? 100).toBeLessThan(truth);
    expect(high ?? -100).toBeGreaterThan(truth);
    expect({ n, method, population, outside, uncovered }).toEqual({
      n: 450,
      method: 'post-stratified',
      population: 1200,
      outside: 0,
      uncovered: 0,
    });
    // Weights 1.5 and 0.75: Kish (150·1.5 + 300·.75)² ÷ (150·1.5² + 300·.75²).
    expect(effectiveN).toBeCloseTo(450 ** 2 / (150 * 2.25 + 300 * 0.5625), 9);
  });

  it('tells who is under-represented, and what the silent could make of it', async () => {
    const { margins, bounds } = await weighted();
    expect(margins).toEqual([
      {
        attribute: 'location',
        values: [
          { value: 'York', people: 600, answers: 300 },
          { value: 'Leeds', people: 600, answers: 150 },
        ],
      },
    ]);
    const all = [...(scores.Leeds ?? []), ...(scores.York ?? [])];
    expect(bounds?.low).toBeCloseTo(npsOf([...all, ...new Array<number>(750).fill(0)]), 9);
    expect(bounds?.high).toBeCloseTo(npsOf([...all, ...new Array<number>(750).fill(10)]), 9);
  });

  it('is the raw score of one town alone, with the population of that town', async () => {
    const { value, raw, population } = await weighted({ filter: { location: ['Leeds'] } });
    expect(value).toBeCloseTo(raw.value ?? 0, 9);
    expect(population).toBe(600);
    const match = { not: { attribute: 'location', op: 'eq', value: 'York' } } as const;
    expect(await weighted({ match })).toMatchObject({ population: 600, n: 150 });
  });

  it('counts an answer from where nobody bought, and weighs by an attribute of the customer too', async () => {
    const { outside, n } = await w.run(async ctx => {
      await giveAnswer(ctx, asked, { at, scores: { recommend: 0 }, attributes: { location: 'Hull' } });
      const { weighted: found } = await readMetric({
        ctx,
        input: { metric: 'nps', ...march, weight: ['location', 'tier'] },
      });
      if (!found?.ok) throw new Error('refused');
      return found;
    });
    expect({ outside, n }).toEqual({ outside: 1, n: 450 });
  });

  it('is refused where nobody knows who could have answered', async () => {
    const refusal = async (more: Partial<MetricQueryInput>) => (await read(more)).weighted;
    expect(await refusal({ match: { band: ['promoter'] } })).toMatchObject({ ok: false, reason: 'part' });
    expect(await refusal({ language: 'en' })).toMatchObject({ ok: false, reason: 'part' });
    expect(await refusal({ from: '2026-05-01', to: '2026-06-01' })).toMatchObject({
      ok: false,
      reason: 'no_population',
    });
    const other = await newWorld();
    const followed = await other.run(ctx => askedSurvey(ctx));
    await other.run(ctx => giveAnswer(ctx, followed, { at, scores: { recommend: 9 } }));
    const report = await other.run(ctx =>
      readMetric({ ctx, input: { metric: 'nps', ...march, weight: ['location'] } }),
    );
    expect(report.weighted).toMatchObject({ ok: false, reason: 'no_population', population: null });
    expect(report.total).toMatchObject({ n: 1, value: 100 });
    await expect(read({ weight: ['a', 'b', 'c', 'd'] })).rejects.toMatchObject({ code: 'invalid' });
    await expect(read({ weight: ['a', 'a'] })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('knows only what a program asks about: a condition narrows the population', async () => {
    const world = await newWorld();
    const survey = await world.run(ctx => askedSurvey(ctx));
    await asksAbout(world, survey.surveyId, {
      types: ['purchase'],
      where: [{ attribute: 'location', op: 'eq', value: 'York' }],
    });
    const report = await world.run(async ctx => {
      const [customerId = ''] = await addCustomers(ctx, [{ externalId: 'ann' }]);
      await ctx.db
        .insert(interactionType)
        .values({ workspaceId: ctx.workspaceId, name: 'purchase', class: 'purchase' });
      await ctx.db.insert(interaction).values(
        ['York', 'York', 'York', 'Leeds'].map(location => {
          const id = newId();
          const { workspaceId } = ctx;
          return {
            workspaceId,
            id,
            externalId: id,
            type: 'purchase',
            customerId,
            occurredAt: at,
            attributes: { location },
          };
        }),
      );
      for (let i = 0; i < 12; i++)
        await giveAnswer(ctx, survey, { at, scores: { recommend: 9 }, attributes: { location: 'York' } });
      return readMetric({ ctx, input: { metric: 'nps', ...march, weight: ['location'] } });
    });
    expect(report.weighted).toMatchObject({ ok: true, population: 3, n: 12, value: 100 });
  });
});

/** A program of a survey that was switched on long ago. */
async function asksAbout(
  world: World,
  surveyId: string,
  trigger: (typeof program.$inferInsert)['trigger'],
): Promise<void> {
  await world.run(ctx =>
    ctx.db.insert(program).values({
      workspaceId: ctx.workspaceId,
      id: newId(),
      name: 'After the purchase',
      surveyId,
      trigger,
      delay: 'PT0S',
      reminders: [],
      active: true,
      activatedAt: new Date('2026-01-01T00:00:00Z'),
    }),
  );
}
