import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { wilson } from '@/domain/metrics/wilson';
import { invitation } from '@/drizzle/schema/program';
import { response } from '@/drizzle/schema/response';
import { readQuality } from '@/server/reports/insight/quality';
import { readMetric } from '@/server/reports/read-metric';
import { readResponseRate } from '@/server/reports/response-rate';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { addCustomers } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const march = { from: '2026-03-01', to: '2026-04-01' };
const sentAt = new Date('2026-03-10T10:00:00Z');
const HOUR = 3_600_000;

let w: World;
let asked: AskedSurvey;

beforeAll(async () => {
  w = await newWorld();
  asked = await w.run(ctx => askedSurvey(ctx));
  await w.run(async ctx => {
    const { workspaceId } = ctx;
    const [leeds = '', york = ''] = await addCustomers(ctx, [
      { externalId: 'ann', attributes: { location: 'Leeds' }, locale: 'en-GB' },
      { externalId: 'ben', attributes: { location: 'York' }, locale: 'de' },
    ]);
    const mails = (customerId: string, n: number, answeredAfter: number[]) =>
      Array.from({ length: n }, (_, i) => {
        const hours = answeredAfter[i];
        return {
          workspaceId,
          id: newId(),
          surveyId: asked.surveyId,
          customerId,
          channel: 'email' as const,
          state: hours === undefined ? ('sent' as const) : ('completed' as const),
          sendAt: sentAt,
          sentAt,
          completedAt: hours === undefined ? null : new Date(sentAt.getTime() + hours * HOUR),
          expiresAt: new Date(sentAt.getTime() + 720 * HOUR),
        };
      });
    await ctx.db
      .insert(invitation)
      .values([
        ...mails(leeds, 60, [0.5, 2, 2, 30, 100, 300]),
        ...mails(york, 40, [...new Array<number>(20).fill(0.5), ...new Array<number>(4).fill(5)]),
      ]);
    for (let i = 0; i < 14; i++) {
      const id = await giveAnswer(ctx, asked, { at: sentAt, scores: { recommend: i < 4 ? 0 : 10 } });
      await ctx.db
        .update(response)
        .set({
          flags: i < 2 ? ['speeder', 'straight_lining'] : i < 4 ? ['speeder'] : [],
          language: i < 10 ? 'en-GB' : 'de',
          pageTimes: i < 5 ? { first: 10_000 + i * 1000, second: 5000 } : i === 5 ? { first: 3_600_000 } : {},
        })
        .where(eq(response.id, id));
    }
  });
}, 120_000);

const quality = (more = {}) =>
  w.run(ctx => readQuality({ ctx, input: { ...march, by: 'location', ...more } }));

describe('who answers', () => {
  it('is told by an attribute, each against the rest, and adds up to the response rate', async () => {
    const { mails, attribute, attributes } = await quality();
    expect([attribute, attributes]).toEqual(['location', ['location']]);
    const { total } = await w.run(ctx => readResponseRate({ ctx, input: { ...march, interval: 'none' } }));
    expect(mails?.rate).toEqual(total);
    expect(mails?.segments.map(({ key, rate }) => [key, rate.n, rate.completed])).toEqual([
      ['Leeds', 60, 6],
      ['York', 40, 24],
    ]);
    const [leeds] = mails?.segments ?? [];
    const [low, high] = wilson(0.1, 60);
    expect(leeds?.rate).toMatchObject({ value: 0.1, low, high });
    expect(leeds?.difference).toMatchObject({ value: -0.5, verdict: 'real' });
    expect(mails?.channels.map(({ key, rate }) => [key, rate.n])).toEqual([['email', 100]]);
    expect(mails?.languages.map(({ key, rate }) => [key, rate.n])).toEqual([
      ['en', 60],
      ['de', 40],
    ]);
  });

  it('and how soon: quartiles, and the share within some hours', async () => {
    const lag = (await quality()).mails?.lag;
    expect(lag).toMatchObject({ n: 30, q1: 1800, median: 1800, q3: 2 * 3600 });
    expect(lag?.within.map(({ hours, share }) => [hours, share.value])).toEqual([
      [1, 21 / 30],
      [6, 27 / 30],
      [24, 27 / 30],
      [72, 28 / 30],
      [168, 29 / 30],
    ]);
  });

  it('takes a filter on what was known beforehand, and none on what was answered', async () => {
    expect((await quality({ filter: { location: ['York'] } })).mails?.rate).toMatchObject({
      n: 40,
      completed: 24,
    });
    const happy = await quality({ match: { band: ['promoter'] } });
    expect(happy.mails).toBeNull();
    expect(happy.answers.n).toBe(10);
  });
});

describe('what speaks against answers', () => {
  it('is counted by kind beside all answers; one may have several', async () => {
    const { answers } = await quality();
    expect(answers).toMatchObject({ n: 14, flagged: 4 });
    expect(answers.flags).toEqual([
      { flag: 'speeder', n: 4 },
      { flag: 'straight_lining', n: 2 },
      { flag: 'repeat', n: 0 },
      { flag: 'bot', n: 0 },
      { flag: 'scanner', n: 0 },
    ]);
    expect(answers.languages).toEqual([
      { key: 'en', n: 10 },
      { key: 'de', n: 4 },
    ]);
    expect(answers.sources).toEqual([{ key: 'import', n: 14 }]);
  });

  it('and the score stands with and without them', async () => {
    const read = (more = {}) =>
      w.run(ctx => readMetric({ ctx, input: { metric: 'nps', ...march, interval: 'none', ...more } }));
    expect((await read()).total).toMatchObject({ n: 14, value: (100 * 6) / 14 });
    expect((await read({ flagged: 'exclude' })).total).toMatchObject({ n: 10, value: 100 });
  });

  it('times whole answers by their pages, without those who went away', async () => {
    const { time } = (await quality()).answers;
    expect(time).toEqual({ n: 5, q1: 16, median: 17, q3: 18 });
  });
});
