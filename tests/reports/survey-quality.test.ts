import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { QualityFlag } from '@/domain/survey/quality';
import { response } from '@/drizzle/schema/response';
import { workspace } from '@/drizzle/schema/workspace';
import { readMetric } from '@/server/reports/read-metric';
import { readQuestion } from '@/server/reports/survey/question';
import { readSurveyResults } from '@/server/reports/survey/results';
import type { SurveyQueryInput } from '@/server/reports/survey/schemas';
import { readTexts } from '@/server/reports/survey/texts';
import { readHistory } from '@/server/services/customer/history';
import { createDoor } from '@/server/services/door/create';
import { definitionOf, openLink, recordVisit } from '@/server/services/response/link';
import { saveAnswers } from '@/server/services/response/save';
import { newWorld, type World } from '../factories/world';
import { type Ask, ask, publish } from '../respond/survey';
import { answerBoots } from './boots-answered';

const march = { from: '2026-03-01', to: '2026-04-01' };
type Wish = Partial<SurveyQueryInput>;

describe('flagged answers', () => {
  let w: World;
  let survey: string;

  beforeAll(async () => {
    w = await newWorld();
    ({ survey } = await answerBoots(w));
    await flag('bob', ['speeder']);
    await flag('dan', ['speeder', 'straight_lining']);
  }, 60_000);

  const flag = (externalId: string, flags: QualityFlag[]) =>
    w.run(({ db }) => db.update(response).set({ flags }).where(eq(response.externalId, externalId)));
  const results = (wish: Wish = {}) =>
    w.run(ctx => readSurveyResults({ ctx, input: { survey, ...march, ...wish } }));

  it('are counted beside the others, by what speaks against them', async () => {
    const flagged = {
      n: 2,
      byFlag: [
        { flag: 'speeder', n: 2 },
        { flag: 'straight_lining', n: 1 },
      ],
    };
    expect((await results()).flagged).toEqual([{ of: 8, flagged }]);
    expect((await results({ flagged: 'exclude' })).flagged).toEqual([{ of: 8, flagged }]);
    expect((await results({ version: 1, against: 2 })).flagged).toEqual([
      { of: 4, flagged: { n: 1, byFlag: [{ flag: 'speeder', n: 1 }] } },
      {
        of: 4,
        flagged: {
          n: 1,
          byFlag: [
            { flag: 'speeder', n: 1 },
            { flag: 'straight_lining', n: 1 },
          ],
        },
      },
    ]);
  });

  it('can be left out of every figure: scores, choices, texts, pages', async () => {
    const without = { flagged: 'exclude' } as const;
    const read = (question: string, wish: Wish = {}) =>
      w.run(ctx => readQuestion({ ctx, input: { survey, ...march, question, ...wish } }));
    // By hand: 10, 3, 7, 6, 9 and the begun 2, 10, 9; bob gave the 3, dan the 6.
    expect(await read('recommend')).toMatchObject({ figures: [{ n: 8 }] });
    const score = await read('recommend', without);
    expect(score).toMatchObject({
      figures: [{ n: 6, distribution: { 10: 2, 9: 2, 7: 1, 3: 0, 6: 0, 2: 1 } }],
    });
    const metric = await w.run(ctx =>
      readMetric({ ctx, input: { metric: 'nps', survey, ...march, interval: 'none', ...without } }),
    );
    expect(metric.total).toMatchObject({ n: 6 });
    expect(score).toMatchObject({ figures: [{ value: metric.total.value, low: metric.total.low }] });
    expect(await read('reason')).toMatchObject({ figures: [{ n: 3 }] });
    expect(await read('reason', without)).toMatchObject({ figures: [{ n: 1 }] });
    const texts = await w.run(ctx =>
      readTexts({ ctx, personal: true, input: { survey, ...march, question: 'why', ...without } }),
    );
    expect(texts.data.map(({ text }) => text)).toEqual(['I love them']);
    const { walks, pages } = await results(without);
    expect(walks[0]).toMatchObject({ begun: 6, completed: 3 });
    expect(pages[0]?.steps[0]?.reached).toBe(6);
  });

  it('of small parts are not told where the workspace hides those', async () => {
    await w.run(({ db }) =>
      db
        .update(workspace)
        .set({ settings: sql`settings || '{"minimumN": 5}'` })
        .where(eq(workspace.id, w.workspaceId)),
    );
    const [york] = (await results({ filter: { location: ['York'] } })).flagged;
    expect(york).toEqual({ of: 3, flagged: null });
    expect((await results()).flagged[0]?.flagged?.n).toBe(2);
    await w.run(({ db }) =>
      db
        .update(workspace)
        .set({ settings: sql`settings - 'minimumN'` })
        .where(eq(workspace.id, w.workspaceId)),
    );
  });
});

const score = {
  name: 'One question',
  pages: [
    {
      id: 'first',
      questions: [
        { key: 'recommend', type: 'nps', title: 'Recommend us?', required: true },
        { key: 'colour', type: 'single', title: 'Which?', choices: [{ id: '1', label: 'Red' }] },
      ],
    },
    { id: 'second', questions: [{ key: 'why', type: 'long', title: 'Why?' }] },
  ],
};

describe('clicks in the mail that nobody confirmed', () => {
  let w: World;
  let survey: string;
  const results = (wish: Wish = {}) =>
    w.run(ctx => readSurveyResults({ ctx, input: { survey, ...march, ...wish } }));
  const tap = (asked: Ask, clicks: Record<string, string>, isScanner = false) =>
    recordVisit(asked.invitationId, { clicks, isScanner });
  const historyOf = async ({ customerId }: Ask) => {
    const { data } = await w.run(ctx =>
      readHistory({ ctx, input: { externalId: `c-${customerId}`, limit: 50 } }),
    );
    return data.find(event => event.kind === 'invitation');
  };

  let ann: Ask;
  let bob: Ask;
  let cat: Ask;
  let dan: Ask;

  beforeAll(async () => {
    w = await newWorld();
    survey = await publish(w, score);
    [ann, bob, cat, dan] = [
      await ask(w, survey),
      await ask(w, survey),
      await ask(w, survey),
      await ask(w, survey),
    ];
    await tap(ann, { recommend: '9', colour: '1' });
    await tap(bob, { recommend: '9' });
    // A scanner followed them all; and cat, who tapped, then sent it.
    await tap(dan, { recommend: '0' }, true);
    await tap(cat, { recommend: '4' });
    const link = await openLink(cat.invitationId);
    if (!link) throw new Error('no link');
    await saveAnswers({
      link,
      definition: await definitionOf(link),
      answers: { recommend: 4 },
      language: 'en',
      page: 'first',
      completed: false,
    });
    const other = await ask(w, survey, { channel: 'link' });
    await tap(other, { recommend: '7' });
    await w.run(ctx => createDoor({ ctx, input: { survey, name: 'Till' } }));
  }, 60_000);

  it('are told by point, those of scanners apart, and are in no score', async () => {
    const { taps, funnel, walks } = await results();
    expect(taps).toEqual({
      n: 2,
      note: 'few',
      questions: [{ key: 'recommend', values: [{ value: 9, n: 2 }] }],
      scanned: 1,
    });
    expect(funnel).toMatchObject({ delivered: 5, started: { n: 1 } });
    expect(walks[0]?.begun).toBe(0);
    const today = new Date().toISOString().slice(0, 10);
    const metric = await w.run(ctx =>
      readMetric({
        ctx,
        input: { metric: 'nps', survey, from: '2026-01-01', to: `${Number(today.slice(0, 4)) + 1}-01-01` },
      }),
    );
    expect(metric.total).toMatchObject({ n: 1, distribution: { 4: 1 } });
  });

  it('of small parts are not told by point where the workspace hides those', async () => {
    const settings = (change: ReturnType<typeof sql>) =>
      w.run(({ db }) =>
        db.update(workspace).set({ settings: change }).where(eq(workspace.id, w.workspaceId)),
      );
    await settings(sql`settings || '{"minimumN": 5}'`);
    const { taps } = await results({ filter: { product: ['boots'] } });
    expect(taps).toEqual({ n: 2, note: 'hidden', questions: [], scanned: 1 });
    // Flags are of answers: without flagged ones the taps are the same, and all of them.
    expect((await results({ flagged: 'exclude' })).taps.note).toBe('few');
    await settings(sql`settings - 'minimumN'`);
  });

  it('stand in the customer’s timeline until they are sent', async () => {
    expect(await historyOf(ann)).toMatchObject({ state: 'visited', tapped: ['9'], isScanned: false });
    expect(await historyOf(dan)).toMatchObject({ state: 'sent', tapped: [], isScanned: true });
    expect(await historyOf(cat)).toMatchObject({ state: 'started', tapped: [], isScanned: false });
  });
});

describe('time on each page', () => {
  it('is the median of those it is known of, hidden for small parts', async () => {
    const w = await newWorld();
    const survey = await publish(w, score);
    const give = async (first: number, second?: number) => {
      const { invitationId } = await ask(w, survey);
      const link = await openLink(invitationId);
      if (!link) throw new Error('no link');
      const saved = await saveAnswers({
        link,
        definition: await definitionOf(link),
        answers: { recommend: 9 },
        language: 'en',
        page: 'first',
        completed: false,
      });
      if (saved.outcome !== 'saved') throw new Error(saved.outcome);
      const pageTimes = { first, ...(second !== undefined && { second }) };
      await w.run(({ db }) =>
        db.update(response).set({ pageTimes }).where(eq(response.id, saved.responseId)),
      );
    };
    for (const [first, second] of [
      [4_000, 10_000],
      [6_000, 30_000],
      [8_000, undefined],
      // Went away: nobody saw them look at it for an hour.
      [3_600_000, 20_000],
    ] as const)
      await give(first, second);
    const year = new Date().getUTCFullYear();
    const read = (wish: Wish = {}) =>
      w.run(ctx =>
        readSurveyResults({
          ctx,
          input: { survey, from: `${year}-01-01`, to: `${year + 1}-01-01`, ...wish },
        }),
      );
    expect((await read()).pages.map(page => page.times)).toEqual([
      [{ n: 3, q1: 5, median: 6, q3: 7 }],
      [{ n: 3, q1: 15, median: 20, q3: 25 }],
    ]);
    await w.run(({ db }) =>
      db
        .update(workspace)
        .set({ settings: sql`settings || '{"minimumN": 5}'` })
        .where(eq(workspace.id, w.workspaceId)),
    );
    expect((await read({ language: 'en' })).pages[0]?.times).toEqual([
      { n: 3, q1: null, median: null, q3: null },
    ]);
  });
});
