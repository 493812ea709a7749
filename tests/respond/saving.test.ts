import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answer, responseRevision, scoreDelta } from '@/drizzle/schema/response';
import { answerPool } from '@/server/db/client';
import { recall } from '@/server/respond/memory';
import { verifyRollup } from '@/server/services/rollup/verify';
import { newWorld, type World } from '../factories/world';
import { everyQuestion } from './every-question';
import { type Ask, ask, filled, look, post, publish, responsesOf, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  surveyId = await publish(world, everyQuestion);
});
afterAll(() => site.close());

const storedOf = (asked: Ask) => responsesOf(world, asked);

it('keeps how long a page took where a clock was running: the visit, the page before, or the page’s own', async () => {
  const [ann, ben] = [await ask(world, surveyId), await ask(world, surveyId)];
  await post(site.url + ann.path, [['recommend', '9']], { follow: false });
  expect((await storedOf(ann))[0]?.pageTimes).toEqual({});
  await post(
    site.url + ben.path,
    [
      ['recommend', '9'],
      ['_ms', '4200'],
    ],
    { follow: false },
  );
  expect(Object.values((await storedOf(ben))[0]?.pageTimes ?? {})).toEqual([4200]);
});

it('holds no long answers in memory between two posts, and loses none of them', async () => {
  const id = await publish(world, {
    name: 'Letters',
    languages: ['en'],
    pages: [{ id: 'only', questions: [{ key: 'why', type: 'long', title: 'Why?', maxLength: 9_000 }] }],
  });
  for (const [why, isHeld] of [
    ['So kind.', true],
    ['So kind. '.repeat(500).trim(), false],
  ] as const) {
    const ann = await ask(world, id);
    await post(site.url + ann.path, [['why', why]], { follow: false });
    expect([recall(ann.invitationId) !== null, (await storedOf(ann))[0]?.answers]).toEqual([isHeld, { why }]);
  }
});

describe('retries and races', () => {
  it('make one response of fifty taps', async () => {
    const ann = await ask(world, surveyId);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        post(
          site.url + ann.path,
          [
            ['recommend', String(index % 9)],
            ['why', `tap ${index}`],
          ],
          { follow: false },
        ),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(await storedOf(ann)).toHaveLength(1);
    const [stored] = await storedOf(ann);
    const revisions = await world.run(({ db }) =>
      db
        .select()
        .from(responseRevision)
        .where(eq(responseRevision.responseId, stored?.id ?? '')),
    );
    expect(revisions).toHaveLength(stored?.revision ?? 0);
    expect(await world.run(ctx => verifyRollup({ ctx }))).toMatchObject({ exact: true });
  });

  it('are harmless when the answer to a post was lost', async () => {
    const ann = await ask(world, surveyId);
    const page = await look(site.url + ann.path);
    const form = filled(page.html, { recommend: '4' });
    const first = await post(page.url, form, { follow: false });
    const second = await post(page.url, form, { follow: false });
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(await storedOf(ann)).toMatchObject([{ revision: 1 }]);
  });

  it('merge a page sent from another tab, and its blanks wipe nothing out', async () => {
    const ann = await ask(world, surveyId);
    const [here, there] = [await look(site.url + ann.path), await look(site.url + ann.path)];
    await post(here.url, filled(here.html, { recommend: '2', why: 'Written here' }));
    await post(there.url, filled(there.html, { recommend: '3' }));
    expect(await storedOf(ann)).toMatchObject([
      { revision: 2, answers: { recommend: 3, why: 'Written here' } },
    ]);
  });

  it('follow another process that saved in between', async () => {
    const ann = await ask(world, surveyId);
    const page = await look(site.url + ann.path);
    await post(page.url, filled(page.html, { recommend: '2' }));
    await world.run(({ db }) =>
      db.execute(sql`update response set revision = revision + 1, answers = answers || '{"why": "Elsewhere"}'
        where invitation_id = ${ann.invitationId}`),
    );
    await post(site.url + ann.path, [
      ['_page', 'details'],
      ['_revision', '1'],
      ['parts.sole', '1'],
      ['parts.lace', '2'],
    ]);
    expect((await storedOf(ann))[0]).toMatchObject({
      revision: 3,
      answers: { recommend: 2, why: 'Elsewhere', parts: { sole: 1, lace: 2 } },
    });
  });

  it('count one score once through edits, with the first moment and snapshot', async () => {
    const ann = await ask(world, surveyId);
    await post(site.url + ann.path, [['recommend', '2']]);
    const [before] = await storedOf(ann);
    await world.run(({ db }) =>
      db.execute(sql`update customer set attributes = '{"tier": "none"}' where id = ${ann.customerId}`),
    );
    await post(site.url + ann.path, [
      ['_page', 'score'],
      ['recommend', '9'],
    ]);
    await post(site.url + ann.path, [
      ['_page', 'reach'],
      ['agree', 'yes'],
    ]);
    const [after] = await storedOf(ann);
    expect(after).toMatchObject({
      state: 'completed',
      scoredAt: before?.scoredAt,
      attributes: before?.attributes,
    });
    const deltas = await world.run(({ db }) =>
      db
        .select()
        .from(scoreDelta)
        .where(eq(scoreDelta.moment, before?.scoredAt ?? new Date(0))),
    );
    expect(deltas.map(({ oldScore, newScore }) => [oldScore, newScore])).toEqual([
      [null, 2],
      [2, 9],
    ]);
    expect(await world.run(ctx => verifyRollup({ ctx }))).toMatchObject({ exact: true });
  });

  it('drop answers that a changed mind leaves behind, and say so', async () => {
    const ann = await ask(world, surveyId);
    await post(site.url + ann.path, [['recommend', '2']]);
    await post(site.url + ann.path, [
      ['_page', 'details'],
      ['parts.sole', '1'],
      ['parts.lace', '1'],
    ]);
    const page = await post(site.url + ann.path, [
      ['_page', 'score'],
      ['recommend', '10'],
    ]);
    expect(page.html).toContain('Some earlier answers no longer apply');
    const [stored] = await storedOf(ann);
    expect(stored?.answers).toEqual({ recommend: 10 });
    const rows = await world.run(({ db }) =>
      db
        .select()
        .from(answer)
        .where(eq(answer.responseId, stored?.id ?? '')),
    );
    expect(rows).toHaveLength(1);
    expect(await world.run(ctx => verifyRollup({ ctx }))).toMatchObject({ exact: true });
  });

  it('count tests nowhere', async () => {
    const test = await ask(world, surveyId, { isTest: true });
    const count = () => world.run(({ db }) => db.$count(scoreDelta));
    const before = await count();
    const page = await post(site.url + test.path, [['recommend', '2']]);
    expect(page.html).toContain('This is a test.');
    expect(await count()).toBe(before);
    expect(await storedOf(test)).toMatchObject([{ isTest: true }]);
  });
});

describe('the way through the pages', () => {
  it('costs one round trip to the database per page read and per page saved', async () => {
    const ann = await ask(world, surveyId);
    await look(site.url + ann.path);
    await post(site.url + ann.path, [['recommend', '2']]);
    const queries = vi.spyOn(answerPool(), 'query');
    await look(site.url + ann.path);
    expect(queries).toHaveBeenCalledTimes(1);
    const page = [
      ['_page', 'details'],
      ['parts.sole', '1'],
      ['parts.lace', '2'],
    ] satisfies [string, string][];
    await post(site.url + ann.path, page, { follow: false });
    expect(queries).toHaveBeenCalledTimes(2);
    queries.mockRestore();
  });

  it('goes back without losing what was typed, and on again', async () => {
    const ann = await ask(world, surveyId);
    let page = await post(site.url + ann.path, [
      ['recommend', '2'],
      ['why', 'Because'],
    ]);
    page = await post(page.url, [...filled(page.html, { satisfied: '4' }), ['_back', 'score']]);
    expect(page.html).toContain('Because');
    expect((await storedOf(ann))[0]?.answers).toMatchObject({ satisfied: 4 });
    page = await post(page.url, filled(page.html, {}));
    expect(page.html).toMatch(/<input[^>]*name="satisfied"[^>]*value="4"[^>]*checked/);
    expect((await look(`${site.url}${ann.path}`)).html).toContain('How satisfied are you?');
  });

  it('does not jump over what is owed', async () => {
    const ann = await ask(world, surveyId);
    expect((await look(`${site.url}${ann.path}?page=reach`)).html).toContain('Would you recommend us?');
  });

  it('saves a page while it is filled in, and gives the script fragments', async () => {
    const ann = await ask(world, surveyId);
    const headers = { 'Afterword-Fragment': '1' };
    const partial = await post(
      site.url + ann.path,
      [
        ['recommend', '7'],
        ['_partial', '1'],
      ],
      { headers },
    );
    expect([partial.status, partial.headers.get('afterword-revision')]).toEqual([204, '1']);
    expect((await look(site.url + ann.path)).html).toContain('Would you recommend us?');
    const next = await post(site.url + ann.path, [['recommend', '9']], { headers });
    expect(next.status).toBe(200);
    expect(next.html).toMatch(/^<main data-state="question"/);
    expect(next.headers.get('afterword-url')).toBe(`${ann.path}?page=reach`);
    const done = await post(
      site.url + ann.path,
      [
        ['_page', 'reach'],
        ['agree', 'yes'],
      ],
      { headers },
    );
    expect(done.state).toBe('completed');
    expect(done.html).toContain('https://example.com/review');
    expect(done.html).toContain('You can change your answer until');
  });
});
