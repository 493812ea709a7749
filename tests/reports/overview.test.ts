import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { sendDelta } from '@/drizzle/schema/response';
import { workspace } from '@/drizzle/schema/workspace';
import { type Overview, readOverview } from '@/server/reports/overview';
import type { OverviewInput } from '@/server/reports/overview/schemas';
import { readMetric } from '@/server/reports/read-metric';
import { foldScores } from '@/server/services/rollup/fold';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { addCustomers } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const march = { from: '2026-03-01', to: '2026-04-01' };
const at = (month: number, hour = 10) => new Date(Date.UTC(2026, month - 1, 10, hour));

let w: World;
let asked: AskedSurvey;
const read = (input: Partial<OverviewInput> = {}, personal = true): Promise<Overview> =>
  w.run(ctx => readOverview({ ctx, personal, input: { ...march, ...input } }));

beforeAll(async () => {
  w = await newWorld();
  asked = await w.run(ctx => askedSurvey(ctx, { recommend: { metric: 'nps' }, happy: { metric: 'csat' } }));
  const [ann] = await w.run(ctx => addCustomers(ctx, [{ externalId: 'ann', name: 'Ann' }]));
  await w.run(async ctx => {
    for (let i = 0; i < 60; i++) {
      const attributes = { location: i % 2 ? 'Leeds' : 'York', channel: i % 4 < 2 ? 'web' : 'store' };
      await giveAnswer(ctx, asked, { at: at(2), scores: { recommend: i % 3 ? 9 : 7, happy: 5 }, attributes });
      // In March Leeds stopped satisfying; recommending did not change.
      const happy = i % 2 && i % 5 ? 2 : 5;
      await giveAnswer(ctx, asked, { at: at(3), scores: { recommend: i % 3 ? 9 : 7, happy }, attributes });
    }
    await giveAnswer(ctx, asked, {
      at: at(3, 12),
      scores: { recommend: 3 },
      comment: 'The boots leaked on the first day.',
      customerId: ann,
      attributes: { location: 'Leeds', channel: 'web' },
    });
    await giveAnswer(ctx, asked, {
      at: at(3, 13),
      scores: { happy: 5 },
      comment: 'Lovely staff',
      isTest: true,
    });
  });
  await w.run(ctx => foldScores({ ctx }));
}, 60_000);

describe('the overview', () => {
  it('has a card per metric that was asked, the same numbers as the metric itself', async () => {
    const { cards, rate, previous, timezone } = await read();
    expect(cards.map(card => card.metric)).toEqual(['nps', 'csat']);
    expect(previous).toEqual({ start: '2026-01-29', end: '2026-03-01' });
    expect(timezone).toBe('Europe/Berlin');
    for (const card of cards) {
      const alone = await w.run(ctx =>
        readMetric({ ctx, input: { metric: card.metric, ...march, compare: 'previous' } }),
      );
      expect(card).toEqual({
        metric: card.metric,
        target: null,
        question: alone.question,
        total: alone.total,
        previous: alone.previous,
        change: alone.change,
        points: alone.points,
      });
    }
    expect(cards[0]?.points.length).toBe(31);
    expect(rate).toMatchObject({ metric: 'response_rate', total: { n: 0, value: null } });
  });

  it('says in words what is sure, and nothing that is noise', async () => {
    // By hand: 40 promoters, 20 passives, 1 detractor; adjusted (40.75, 21.5, 1.75) of 64: 60.9 ± 13.2.
    const { sentence } = await read();
    expect(sentence.map(fact => fact.text)).toEqual([
      'Loyalty shows no clear change (NPS 64, 48 to 74).',
      'Satisfaction is down 40 (60%, 47 to 71%).',
      'Satisfaction fell in Leeds (down 80).',
    ]);
    expect(sentence.at(-1)?.link).toEqual({
      metric: 'csat',
      segment: { attribute: 'location', key: 'Leeds' },
    });
  });

  it('lists the segments that moved, the largest first, and no others', async () => {
    const { moved } = await read();
    expect(moved?.[0]).toMatchObject({
      metric: 'csat',
      attribute: 'location',
      key: 'Leeds',
      change: { verdict: 'real' },
    });
    expect(moved?.map(move => `${move.metric} ${move.key}`)).not.toContain('csat York');
    expect(moved?.some(move => move.metric === 'nps')).toBe(false);
  });

  it('shows the segments of the chosen attribute', async () => {
    const { segments } = await read({ segment: 'location' });
    expect(segments?.attributes).toEqual(['channel', 'location']);
    expect(segments?.rows.map(({ key, n }) => [key, n])).toEqual([
      ['Leeds', 31],
      ['York', 30],
    ]);
    expect(segments?.rows[1]?.figures.csat).toMatchObject({ n: 30, value: 1, verdict: 'real' });
    await w.run(ctx =>
      ctx.db
        .update(workspace)
        .set({ settings: { segments: ['location'] } })
        .where(eq(workspace.id, ctx.workspaceId)),
    );
    expect((await read()).segments).toMatchObject({ attributes: ['location'], attribute: 'location' });
    expect((await read({ segment: 'planet' })).segments).toMatchObject({ attribute: 'planet', rows: [] });
  });

  it('quotes the newest comment with its score, and names the person only to those who may know', async () => {
    const [comment, ...rest] = (await read()).comments;
    expect(rest).toEqual([]);
    expect(comment).toMatchObject({
      at: '2026-03-10T12:00:00.000Z',
      question: 'comment',
      text: 'The boots leaked on the first day.',
      score: { metric: 'nps', value: 3, band: 'detractor' },
      attributes: { location: 'Leeds' },
      customer: { name: 'Ann' },
    });
    expect((await read({}, false)).comments[0]?.customer).toBeNull();
    expect((await read({ filter: { location: ['York'] } })).comments).toEqual([]);
  });

  it('tells no score beside a comment where its card is hidden', async () => {
    const small = await newWorld();
    await small.run(async ctx => {
      const own = await askedSurvey(ctx, { recommend: { metric: 'nps' } });
      for (const comment of ['The boots leaked.', 'They shine.'])
        await giveAnswer(ctx, own, {
          at: at(3),
          scores: { recommend: 3 },
          comment,
          attributes: { day: 'x' },
        });
      await ctx.db
        .update(workspace)
        .set({ settings: { minimumN: 5 } })
        .where(eq(workspace.id, ctx.workspaceId));
    });
    const scores = async (input: Partial<OverviewInput>) =>
      (await small.run(ctx => readOverview({ ctx, input: { ...march, ...input } }))).comments.map(
        ({ score }) => score?.value ?? null,
      );
    expect(await scores({})).toEqual([3, 3]);
    expect(await scores({ filter: { day: ['x'] } })).toEqual([null, null]);
  });

  it('narrows to a filter', async () => {
    const { cards, moved, segments } = await read({ filter: { location: ['Leeds'] } });
    expect(cards[1]?.total).toMatchObject({ n: 30, value: 0.2 });
    expect([moved, segments]).toEqual([null, null]);
  });

  it('leaves a filtered response rate to be asked apart where it would go through very many mails', async () => {
    const filter = { location: ['Leeds'] };
    expect((await read({ filter })).rate).toMatchObject({ metric: 'response_rate', total: { n: 0 } });
    await w.run(ctx =>
      ctx.db.insert(sendDelta).values({
        workspaceId: ctx.workspaceId,
        surveyId: asked.surveyId,
        sentAt: at(3),
        expiresAt: at(4),
        delivered: 20_001,
        completed: 5_000,
      }),
    );
    expect((await read({ filter })).rate).toBeNull();
    expect((await read()).rate?.total).toMatchObject({ n: 20_001, completed: 5_000 });
  });

  it('is calm about an empty workspace', async () => {
    const empty = await newWorld();
    const overview = await empty.run(ctx => readOverview({ ctx, personal: true, input: march }));
    expect(overview).toMatchObject({
      cards: [],
      sentence: [],
      moved: [],
      comments: [],
      segments: { rows: [] },
    });
  });

  it('refuses a range that is none, in a sentence', async () => {
    await expect(read({ from: 'soon' })).rejects.toMatchObject({
      code: 'invalid',
      message: 'from is not a date: write it like 2026-03-31.',
    });
  });
});
