import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { invitation } from '@/drizzle/schema/program';
import { workspace } from '@/drizzle/schema/workspace';
import { readOverview } from '@/server/reports/overview';
import { readMetric } from '@/server/reports/read-metric';
import { readResponseRate } from '@/server/reports/response-rate';
import { type QuestionResult, readQuestion } from '@/server/reports/survey/question';
import { readSurveyResults } from '@/server/reports/survey/results';
import type { SurveyQueryInput } from '@/server/reports/survey/schemas';
import { readTexts } from '@/server/reports/survey/texts';
import { newWorld, type World } from '../factories/world';
import { ask } from '../respond/survey';
import { answerBoots } from './boots-answered';

const march = { from: '2026-03-01', to: '2026-04-01' };

let w: World;
let survey: string;

beforeAll(async () => {
  w = await newWorld();
  ({ survey } = await answerBoots(w));
}, 60_000);

type Wish = Partial<SurveyQueryInput>;
const results = (wish: Wish = {}) =>
  w.run(ctx => readSurveyResults({ ctx, input: { survey, ...march, ...wish } }));
const question = (key: string, wish: Wish = {}) =>
  w.run(ctx => readQuestion({ ctx, input: { survey, ...march, question: key, ...wish } }));
const texts = (key: string, more: { q?: string; limit?: number; cursor?: string } = {}, personal = true) =>
  w.run(ctx => readTexts({ ctx, personal, input: { survey, ...march, question: key, ...more } }));

/** The result, known to be of this kind. */
async function of<Kind extends QuestionResult['kind']>(kind: Kind, key: string, wish: Wish = {}) {
  const result = await question(key, wish);
  if (result.kind !== kind) throw new Error(`${key} is read as ${result.kind}`);
  // Compared just above.
  return result as Extract<QuestionResult, { kind: Kind }>;
}

describe('the questions of a survey', () => {
  it('are joined by key over the versions, in the words of the newest that has them', async () => {
    const { questions, versions } = await results();
    expect(versions.map(one => one.version)).toEqual([2, 1]);
    expect(questions.map(one => one.key).join(' ')).toBe(
      'recommend why parts reason used easy again order pairs bought mail agree nick',
    );
    const byKey = new Map(questions.map(one => [one.key, one]));
    expect(byKey.get('recommend')).toMatchObject({ versions: [1, 2], isRetired: false, page: 1 });
    expect(byKey.get('easy')).toMatchObject({ versions: [2], isRetired: false });
    expect(byKey.get('nick')).toMatchObject({ versions: [1], isRetired: true });
    expect(byKey.get('reason')?.choices.map(({ id, label, versions: has }) => [id, label.en, has])).toEqual([
      ['price', 'What it cost', [1, 2]],
      ['looks', 'Looks', [1, 2]],
      ['fit', 'Fit', [2]],
      ['other', undefined, [1, 2]],
    ]);
  });

  it('say how many saw them, each on their own way', async () => {
    const { questions } = await results();
    const asked = Object.fromEntries(questions.map(one => [one.key, one.asked]));
    // By hand: everybody saw the first page; bob, cat, dan and fay *details*; ann, bob, cat, dan, eve and hal *reach*.
    expect(asked).toMatchObject({ recommend: [8], parts: [4], again: [6], easy: [3], nick: [3] });
  });

  it('of one version are those that it asks', async () => {
    const { questions } = await results({ version: 2 });
    expect(questions.map(one => one.key)).not.toContain('nick');
    expect(questions.find(one => one.key === 'recommend')?.asked).toEqual([4]);
  });
});

describe('conditions beyond attributes', () => {
  it('narrow every part of the results to the same answers, and the funnel as far as mails know them', async () => {
    const whole = await results();
    const match = {
      all: [{ band: ['detractor' as const] }, { attribute: 'location', op: 'ne' as const, value: 'York' }],
    };
    const some = await results({ match });
    const metric = await w.run(ctx => readMetric({ ctx, input: { metric: 'nps', survey, ...march, match } }));
    const { n } = metric.total;
    expect(n).toBeGreaterThan(0);
    expect(some.walks[0]?.begun).toBe(n);
    expect((await of('score', 'recommend', { match })).figures[0]).toEqual(metric.total);
    const bare = { attribute: 'location', op: 'ne' as const, value: 'York' };
    expect(some.funnel.delivered).toBe((await results({ match: bare })).funnel.delivered);
    expect((await results({ match: { survey: [survey] } })).walks).toEqual(whole.walks);
    expect((await results({ match: { survey: [newId()] } })).walks[0]?.begun).toBe(0);
  });
});

describe('a scored question', () => {
  it('has the digits of Overview and of the metric itself, with and without a filter', async () => {
    const filters: Record<string, string[]>[] = [{}, { location: ['York'] }, { location: ['Leeds', 'Hull'] }];
    for (const filter of filters) {
      const score = await of('score', 'recommend', { filter });
      const metric = await w.run(ctx =>
        readMetric({
          ctx,
          input: { metric: 'nps', survey, question: 'recommend', ...march, filter, interval: 'none' },
        }),
      );
      expect(score.figures).toEqual([metric.total]);
      const { cards } = await w.run(ctx => readOverview({ ctx, input: { ...march, filter } }));
      expect(cards.find(card => card.metric === 'nps')?.total).toEqual(score.figures[0]);
    }
    // By hand: 10, 3, 7, 6, 9 and begun 2, 10, 9: four promoters, three detractors of eight.
    const { figures, bands } = await of('score', 'recommend');
    expect(figures[0]).toMatchObject({ n: 8, value: 12.5, note: 'few' });
    expect(bands[0]?.map(({ name, x, share }) => [name, x, share.value])).toEqual([
      ['detractor', 3, 0.375],
      ['passive', 1, 0.125],
      ['promoter', 4, 0.5],
    ]);
    expect(await of('score', 'easy')).toMatchObject({
      metric: 'ces',
      scale: { min: 1, max: 7 },
      isHeadline: true,
      figures: [{ n: 2, value: 6.5 }],
    });
  });

  it('is counted by version and by language', async () => {
    expect((await of('score', 'recommend', { version: 1 })).figures[0]).toMatchObject({ n: 4, value: -25 });
    expect((await of('score', 'recommend', { version: 2 })).figures[0]).toMatchObject({ n: 4, value: 50 });
    expect((await of('score', 'recommend', { language: 'de' })).figures[0]).toMatchObject({ n: 1 });
    expect((await of('score', 'recommend', { from: '2026-03-12' })).figures[0]).toMatchObject({ n: 5 });
  });

  it('stands beside its other version, with a verdict in words', async () => {
    const { figures, change } = await of('score', 'recommend', { version: 2, against: 1 });
    expect(figures.map(figure => [figure.n, figure.value])).toEqual([
      [4, 50],
      [4, -25],
    ]);
    expect(change).toMatchObject({ value: 75, verdict: 'too_few' });
  });
});

describe('the other types', () => {
  it('matrix: a mean per row', async () => {
    const { rows, scale } = await of('matrix', 'parts');
    expect(scale).toEqual({ min: 1, max: 5 });
    expect(rows.map(({ id, figures: [figure] }) => [id, figure?.n, figure?.value])).toEqual([
      ['sole', 3, 3],
      ['lace', 2, 4.5],
    ]);
    expect(rows[0]?.figures[0]?.distribution).toEqual({ 1: 1, 2: 0, 3: 1, 4: 0, 5: 1 });
  });

  it('one choice: shares of those who answered, and a reworded label splits nothing', async () => {
    const { rows, figures, isSeveral } = await of('choices', 'reason');
    expect([isSeveral, figures]).toEqual([false, [{ n: 3, note: 'few' }]]);
    // Only Dan, who answered version 2, could have chosen the new one.
    expect(rows.map(({ id, shares: [share] }) => [id, share?.x, share?.n, share?.value])).toEqual([
      ['price', 2, 3, 2 / 3],
      ['looks', 0, 3, 0],
      ['fit', 0, 1, 0],
      ['other', 1, 3, 1 / 3],
    ]);
    // Wilson for 2 of 3.
    expect(rows[0]?.shares[0]?.low).toBeCloseTo(0.2077, 4);
    expect(rows[0]?.shares[0]?.high).toBeCloseTo(0.9385, 4);
  });

  it('several choices: shares add up to more than one', async () => {
    const { rows, figures, isSeveral } = await of('choices', 'used');
    expect([isSeveral, figures[0]?.n]).toEqual([true, 3]);
    expect(rows.map(({ id, shares: [share] }) => [id, share?.x])).toEqual([
      ['work', 1],
      ['hike', 3],
      ['town', 1],
    ]);
  });

  it('yes or no', async () => {
    const { rows } = await of('choices', 'again');
    expect(rows.map(({ id, shares: [share] }) => [id, share?.x, share?.value])).toEqual([
      ['yes', 3, 0.75],
      ['no', 1, 0.25],
    ]);
  });

  it('ranking: mean places, and who came first', async () => {
    const { rows, figures } = await of('ranking', 'order');
    expect(figures[0]?.n).toBe(3);
    const [a, b, c] = rows.map(row => row.ranks[0]);
    expect([a?.value, b?.value, c?.value]).toEqual([4 / 3, 2, 8 / 3]);
    expect([a?.first.value, b?.first.value, c?.first.value]).toEqual([2 / 3, 1 / 3, 0]);
  });

  it('number: mean, quartiles, bins', async () => {
    const { figures, bins } = await of('number', 'pairs');
    // 1, 2, 3, 12.
    expect(figures[0]).toMatchObject({
      n: 4,
      value: 4.5,
      min: 1,
      q1: 1.75,
      median: 2.5,
      q3: 5.25,
      max: 12,
    });
    expect(bins.length).toBe(12);
    expect(bins.filter(bin => bin.counts[0]).map(bin => [bin.from, bin.to, bin.counts[0]])).toEqual([
      [1, 2, 1],
      [2, 3, 1],
      [3, 4, 1],
      [12, 13, 1],
    ]);
  });

  it('date: by month, the empty ones too', async () => {
    const { buckets, unit } = await of('dates', 'bought');
    expect(unit).toBe('month');
    expect(buckets).toEqual([
      { start: '2026-01-01', counts: [2] },
      { start: '2026-02-01', counts: [0] },
      { start: '2026-03-01', counts: [1] },
    ]);
  });

  it('texts, addresses and consents: only how many', async () => {
    const count = async (key: string) => (await of('count', key)).figures[0]?.n;
    expect([await count('why'), await count('mail'), await count('agree'), await count('nick')]).toEqual([
      2, 1, 2, 1,
    ]);
  });

  it('are empty where nobody answered, not zero', async () => {
    const never = { from: '2025-01-01', to: '2025-02-01' };
    expect((await of('score', 'recommend', never)).figures[0]).toMatchObject({ n: 0, value: null });
    expect((await of('choices', 'reason', never)).rows[0]?.shares[0]).toMatchObject({ x: 0, value: null });
    expect(await of('number', 'pairs', never)).toMatchObject({ figures: [{ n: 0, value: null }], bins: [] });
    expect(await of('dates', 'bought', never)).toMatchObject({ buckets: [] });
    expect((await of('ranking', 'order', never)).rows[0]?.ranks[0]?.value).toBeNull();
  });

  it('lay two versions side by side', async () => {
    const choices = await of('choices', 'reason', { version: 2, against: 1 });
    expect(choices.figures.map(figure => figure.n)).toEqual([1, 2]);
    expect(choices.rows[0]).toMatchObject({
      id: 'price',
      shares: [
        { x: 1, value: 1 },
        { x: 1, value: 0.5 },
      ],
      change: { value: 0.5, verdict: 'too_few' },
    });
    // Version 1 did not offer it: nobody's share, not none.
    expect(choices.rows[2]).toMatchObject({
      id: 'fit',
      shares: [
        { n: 1, value: 0 },
        { n: 0, value: null },
      ],
    });
    const { rows } = await of('matrix', 'parts', { version: 2, against: 1 });
    expect(rows[0]?.figures.map(figure => figure.value)).toEqual([5, 2]);
    expect(await of('number', 'pairs', { version: 2, against: 1 })).toMatchObject({
      figures: [
        { n: 1, value: 3 },
        { n: 3, value: 5 },
      ],
      change: { value: -2 },
    });
  });

  it('are refused in a sentence where there is none', async () => {
    await expect(question('nobody')).rejects.toThrow('There is no such question.');
    const stranger = await newWorld();
    await expect(
      stranger.run(ctx => readQuestion({ ctx, input: { survey, ...march, question: 'why' } })),
    ).rejects.toThrow('There is no such survey.');
    await expect(results({ version: 1, against: 1 })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('what people wrote', () => {
  it('comes newest first, page by page, with the score and who it was', async () => {
    const first = await texts('why', { limit: 1 });
    expect(first.data).toMatchObject([
      { version: 1, score: { metric: 'nps' }, customer: { name: expect.any(String) } },
    ]);
    const rest = await texts('why', { limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.data, ...rest.data].map(one => one.text).sort()).toEqual(['I love them', 'They leaked']);
    expect(rest.nextCursor).toBeNull();
    expect((await texts('why', { q: 'LEAK' })).data).toMatchObject([
      { text: 'They leaked', score: { value: 3, band: 'detractor' } },
    ]);
    expect((await texts('why', { q: '%' })).data).toEqual([]);
  });

  it('beside *other* belongs to its question', async () => {
    expect((await texts('reason')).data.map(one => one.text)).toEqual(['The smell']);
  });

  it('names nobody to those who may not know', async () => {
    expect((await texts('why', {}, false)).data.map(one => one.customer)).toEqual([null, null]);
    await expect(texts('mail', {}, false)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await texts('mail')).data.map(one => one.text)).toEqual(['ann@example.com']);
  });
});

describe('the way through', () => {
  it('counts a page only for those whose way leads there', async () => {
    const { pages, walks } = await results();
    expect(pages.map(({ id, number, steps: [step] }) => [id, number, step?.reached, step?.left])).toEqual([
      ['score', 1, 8, 1],
      ['details', 2, 4, 1],
      ['reach', 3, 6, 1],
    ]);
    expect(walks[0]).toMatchObject({ begun: 8, completed: 5, open: 0, uninvited: 8 });
  });

  it('stands beside its other version', async () => {
    const { pages, slices } = await results({ version: 2, against: 1 });
    expect(slices).toEqual([2, 1]);
    expect(pages.map(({ id, steps }) => [id, steps.map(step => [step.reached, step.left])])).toEqual([
      [
        'score',
        [
          [4, 1],
          [4, 0],
        ],
      ],
      [
        'details',
        [
          [1, 0],
          [3, 1],
        ],
      ],
      [
        'reach',
        [
          [3, 1],
          [3, 0],
        ],
      ],
    ]);
    expect(pages[0]?.change).toMatchObject({ value: 0.25, verdict: 'too_few' });
  });

  it('tells how long it took, and who came back later', async () => {
    const { walks } = await results();
    // Ann took a minute, Bob two; Cat four hours; of dan and eve no beginning is known.
    expect(walks[0]?.time).toEqual({ n: 2, q1: 75, median: 90, q3: 105, later: 1, unknown: 2 });
  });

  it('begins with the mails: delivered, opened, begun, finished', async () => {
    const own = await newWorld();
    const { survey: id } = await answerBoots(own);
    const at = (day: number) => new Date(Date.UTC(2026, 2, day, 10));
    const steps = [
      { state: 'bounced' as const },
      { state: 'sent' as const },
      { state: 'visited' as const, visitedAt: at(5) },
      { state: 'started' as const, visitedAt: at(5), startedAt: at(5) },
      { state: 'completed' as const, visitedAt: at(5), startedAt: at(5), completedAt: at(6) },
      { state: 'completed' as const, visitedAt: at(5), startedAt: at(5), completedAt: at(6), isTest: true },
    ];
    for (const [i, { isTest = false, ...step }] of steps.entries()) {
      const { invitationId } = await ask(own, id, { isTest, expiresAt: at(30), email: `p${i}@example.com` });
      await own.run(ctx => ctx.db.update(invitation).set(step).where(eq(invitation.id, invitationId)));
    }
    const read = (wish: Wish = {}) =>
      own.run(ctx => readSurveyResults({ ctx, input: { survey: id, ...march, ...wish } }));
    const { funnel } = await read();
    expect(funnel).toMatchObject({
      delivered: 4,
      visited: { n: 3, share: { value: 0.75 } },
      started: { n: 2 },
      completed: { n: 1 },
    });
    const { total } = await own.run(ctx =>
      readResponseRate({ ctx, input: { survey: id, ...march, interval: 'none' } }),
    );
    expect(funnel.rate).toEqual(total);
    expect((await read({ filter: { location: ['Leeds'] } })).funnel.delivered).toBe(4);
    expect((await read({ filter: { location: ['York'] } })).funnel.delivered).toBe(0);
  });
});

describe('few answers', () => {
  it('are hidden where only some of them were asked for, as on Overview', async () => {
    const own = await newWorld();
    const { survey: id } = await answerBoots(own);
    await own.run(ctx =>
      ctx.db
        .update(workspace)
        .set({ settings: { minimumN: 5 } })
        .where(eq(workspace.id, ctx.workspaceId)),
    );
    const read = (key: string, wish: Wish = {}) =>
      own.run(ctx => readQuestion({ ctx, input: { survey: id, ...march, question: key, ...wish } }));
    const leeds = { filter: { location: ['Leeds'] } };
    expect(await read('recommend')).toMatchObject({ figures: [{ n: 8, value: 12.5 }] });
    const { walks } = await own.run(ctx =>
      readSurveyResults({ ctx, input: { survey: id, ...march, ...leeds } }),
    );
    expect(walks[0]?.time).toMatchObject({ median: null, q1: null, q3: null });
    expect(await read('recommend', leeds)).toMatchObject({
      figures: [{ n: 2, value: null, distribution: {}, note: 'hidden' }],
    });
    expect(await read('reason', leeds)).toMatchObject({
      figures: [{ n: 1, note: 'hidden' }],
      rows: [{ shares: [{ x: 0, value: null }] }, {}, {}, {}],
    });
    expect(await read('order', leeds)).toMatchObject({ rows: [{ ranks: [{ value: null }] }, {}, {}] });
    expect(await read('pairs', leeds)).toMatchObject({ figures: [{ value: null, max: null }], bins: [] });
    expect(await read('bought', { version: 1 })).toMatchObject({
      figures: [{ n: 3, note: 'hidden' }],
      buckets: [],
    });
    expect(await read('recommend', { version: 2, against: 1 })).toMatchObject({
      figures: [{ note: 'hidden' }, { note: 'hidden' }],
      change: { value: null, verdict: 'too_few' },
    });
  });
});
