import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import type { Answers } from '@/domain/survey/definition';
import type { QualityFlag } from '@/domain/survey/quality';
import { response } from '@/drizzle/schema/response';
import { judgeWaiting } from '@/server/jobs/judge-responses';
import { createDoor } from '@/server/services/door/create';
import { enterDoor, openDoor } from '@/server/services/door/enter';
import { browseResponses } from '@/server/services/response/browse';
import { importResponses } from '@/server/services/response/import';
import { judgeResponses } from '@/server/services/response/judge';
import { definitionOf, type Link, openLink, recordVisit } from '@/server/services/response/link';
import { openResponse } from '@/server/services/response/open';
import { listResponses } from '@/server/services/response/read';
import { type SaveInput, saveAnswers } from '@/server/services/response/save';
import type { Yardsticks } from '@/server/services/response/yardstick';
import { newWorld, type World } from '../factories/world';
import { ask, publish } from '../respond/survey';

const rows = ['staff', 'order', 'price', 'light', 'music', 'space'].map(id => ({ id, label: id }));
const shop = {
  name: 'Our shop',
  languages: ['en'],
  pages: [
    { id: 'score', questions: [{ key: 'recommend', type: 'nps', title: 'Recommend us?', required: true }] },
    { id: 'parts', questions: [{ key: 'parts', type: 'matrix', title: 'Rate our shop', rows, points: 5 }] },
  ],
};

/** Six rows that differ. */
const mixed = { staff: 5, order: 4, price: 2, light: 3, music: 5, space: 4 };
const alike = { staff: 5, order: 5, price: 5, light: 5, music: 5, space: 5 };

let w: World;
let survey: string;

beforeAll(async () => {
  w = await newWorld();
  survey = await publish(w, shop);
}, 60_000);

type Times = { score: number; parts: number };
const CALM: Times = { score: 10_000, parts: 30_000 };

/** Saves a whole answer as the survey page does, then sets how long its pages took. */
async function finish(
  world: World,
  link: Link | null,
  { answers, times = CALM, ...more }: { answers: Answers; times?: Times } & Partial<SaveInput>,
): Promise<string> {
  if (!link) throw new Error('no link');
  const definition = await definitionOf(link);
  const saved = await saveAnswers({
    link,
    definition,
    answers,
    language: 'en',
    page: 'parts',
    completed: true,
    ...more,
  });
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  await world.run(({ db }) =>
    db.update(response).set({ pageTimes: times }).where(eq(response.id, saved.responseId)),
  );
  return saved.responseId;
}

async function answered(
  world: World,
  id: string,
  answers: Answers = { recommend: 9, parts: mixed },
  times: Times = CALM,
  more: Partial<SaveInput> = {},
) {
  const { invitationId } = await ask(world, id);
  return {
    invitationId,
    id: await finish(world, await openLink(invitationId), { answers, times, ...more }),
  };
}

const judgeAll = async (world: World, yardsticks: Yardsticks = new Map()) => {
  let judged = 0;
  for (let more = true; more; ) {
    const done = await world.run(ctx => judgeResponses({ ctx, yardsticks }));
    judged += done.judged;
    more = done.more;
  }
  return judged;
};

const stored = async (world: World, id: string) => {
  const [row] = await world.run(({ db }) => db.select().from(response).where(eq(response.id, id)));
  if (!row) throw new Error('no response');
  return row;
};

/** A survey that thirty people answered at ease. */
async function usualShop(): Promise<{ world: World; id: string }> {
  const world = await newWorld();
  const id = await publish(world, shop);
  for (let i = 0; i < 30; i++) await answered(world, id);
  return { world, id };
}

describe('a finished answer', () => {
  it('is judged once, and anew when it changes; what the post itself showed stays', async () => {
    const { id, invitationId } = await answered(w, survey, { recommend: 9, parts: alike }, CALM, {
      flags: ['bot'],
    });
    expect((await stored(w, id)).quality).toBeNull();
    expect(await judgeAll(w)).toBe(1);
    expect(await judgeAll(w)).toBe(0);
    const first = await stored(w, id);
    expect(first.flags).toEqual(['straight_lining', 'bot']);
    expect(first.quality).toEqual({
      straightLining: { question: 'parts', value: 5, rows: 6 },
      scales: { n: 7, longstring: 6, irv: expect.any(Number) },
      early: true,
    });
    await finish(w, await openLink(invitationId), { answers: { recommend: 9, parts: mixed } });
    expect((await stored(w, id)).quality).toBeNull();
    await judgeAll(w);
    expect((await stored(w, id)).flags).toEqual(['bot']);
  });

  it('waits where it is not finished, is a test, or was imported', async () => {
    const world = await newWorld();
    const id = await publish(world, shop);
    const begun = await ask(world, id);
    await finish(world, await openLink(begun.invitationId), {
      answers: { recommend: 9 },
      page: 'score',
      completed: false,
    });
    const trial = await ask(world, id, { isTest: true });
    await finish(world, await openLink(trial.invitationId), { answers: { recommend: 9, parts: alike } });
    const { invitationId } = await ask(world, id);
    const answers = { recommend: 9, parts: alike };
    const row = { externalId: 'i-1', survey: id, invitationId, completedAt: '2026-03-05T10:00:00Z', answers };
    const taken = await world.run(ctx => importResponses({ ctx, input: { responses: [row] } }));
    expect(taken.accepted).toBe(1);
    expect(await judgeAll(world)).toBe(0);
    const waiting = await world.run(ctx => ctx.db.execute(sql`select gate_unjudged() as id`));
    expect(waiting.rows.map(row => row.id)).not.toContain(world.workspaceId);
  });

  it('is left alone when it changes while it is judged', async () => {
    const world = await newWorld();
    const id = await publish(world, shop);
    const ann = await answered(world, id, { recommend: 9, parts: alike });
    const link = await openLink(ann.invitationId);
    // Read as it was; saved by somebody else before the verdict is written.
    await world.run(async ctx => {
      const db = new Proxy(ctx.db, {
        get: (target, name, receiver) =>
          name !== 'execute'
            ? Reflect.get(target, name, receiver)
            : async (...given: Parameters<typeof target.execute>) => {
                const result = await target.execute(...given);
                if (link) {
                  const first = link.revision;
                  link.revision = 0;
                  if (first) {
                    await finish(
                      world,
                      { ...link, revision: first },
                      { answers: { recommend: 2, parts: mixed } },
                    );
                  }
                }
                return result;
              },
      });
      expect(await judgeResponses({ ctx: { ...ctx, db } })).toMatchObject({ judged: 0, more: false });
    });
    expect((await stored(world, ann.id)).quality).toBeNull();
    await judgeAll(world);
    expect((await stored(world, ann.id)).flags).toEqual([]);
  });

  it('is found by its index among many, under the walls', async () => {
    const plan = await w.run(async ctx => {
      await ctx.db.execute(sql`set local enable_seqscan = off`);
      const { rows: lines } = await ctx.db.execute<{ 'QUERY PLAN': string }>(sql`
        explain select * from response
        where workspace_id = ${ctx.workspaceId} and state = 'completed' and quality is null and paged_at is not null
          and not is_test order by completed_at limit 500`);
      return lines.map(line => line['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/Index Scan using response_unjudged/);
    expect(plan).not.toMatch(/Sort/);
  });
});

describe('speed', () => {
  it('is told beside what is usual once thirty others were timed; those judged before are looked at again', async () => {
    const world = await newWorld();
    const id = await publish(world, shop);
    const fast = await answered(world, id, undefined, { score: 1_000, parts: 3_000 });
    const yardsticks: Yardsticks = new Map();
    await judgeAll(world, yardsticks);
    expect(await stored(world, fast.id)).toMatchObject({ flags: [], quality: { early: true } });
    for (let i = 0; i < 29; i++) await answered(world, id);
    await judgeAll(world, yardsticks);
    await judgeAll(world, yardsticks);
    const judged = await stored(world, fast.id);
    expect(judged.flags).toEqual(['speeder']);
    expect(judged.quality).toMatchObject({ speeder: { took: 4_000, median: 40_000 } });
    expect(judged.quality).not.toHaveProperty('early');
  });

  it('leaves out the page whose score was chosen in the mail', async () => {
    const { world, id } = await usualShop();
    const { invitationId } = await ask(world, id);
    await recordVisit(invitationId, { clicks: { recommend: '9' }, isScanner: false });
    const clicked = await finish(world, await openLink(invitationId), {
      answers: { recommend: 9, parts: mixed },
      times: { score: 500, parts: 11_000 },
    });
    const typed = await answered(world, id, undefined, { score: 500, parts: 11_000 });
    await judgeAll(world);
    expect((await stored(world, clicked)).flags).toEqual([]);
    expect((await stored(world, typed.id)).quality).toMatchObject({
      speeder: { took: 11_500, median: 40_000 },
    });
  });
});

describe('the same device', () => {
  it('at the same door is a repeat from the second answer on, and only there', async () => {
    const world = await newWorld();
    const id = await publish(world, shop);
    const doorOf = async (name: string) => {
      const { publicId } = await world.run(ctx => createDoor({ ctx, input: { survey: id, name } }));
      return publicId;
    };
    const [till, window] = [await doorOf('Till'), await doorOf('Window')];
    const through = async (publicId: string, device: string | null) => {
      const submission = newId();
      const link = await openDoor(publicId, submission);
      await enterDoor({ publicId, submission, since: new Date(), device, language: 'en', minutes: 60 });
      return finish(world, link, { answers: { recommend: 9, parts: mixed } });
    };
    const given = [
      await through(till, 'phone'),
      await through(till, 'phone'),
      await through(till, 'tablet'),
      await through(window, 'phone'),
      await through(till, null),
      await through(till, null),
      await through(till, 'phone'),
    ];
    await judgeAll(world);
    const verdicts = await Promise.all(given.map(one => stored(world, one)));
    expect(verdicts.map(({ quality }) => quality?.repeat?.before ?? 0)).toEqual([0, 1, 0, 0, 0, 0, 2]);
    expect(verdicts.map(({ flags }) => flags.includes('repeat'))).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('the worker', () => {
  it('judges what waits in every workspace', async () => {
    const [one, two] = [await newWorld(), await newWorld()];
    const ids: [World, string][] = [];
    for (const world of [one, two]) {
      const id = await publish(world, shop);
      ids.push([world, (await answered(world, id, { recommend: 3, parts: alike })).id]);
    }
    await judgeWaiting(() => false);
    for (const [world, id] of ids) expect((await stored(world, id)).flags).toEqual(['straight_lining']);
  });
});

describe('responses by flag', () => {
  it('are any, none, or those with one of them; each is opened with its facts', async () => {
    const world = await newWorld();
    const id = await publish(world, shop);
    const plain = await answered(world, id);
    const line = await answered(world, id, { recommend: 9, parts: alike });
    const bot = await answered(world, id, { recommend: 1 }, CALM, { flags: ['bot'] });
    await judgeAll(world);
    const ids = async (flag: QualityFlag | 'any' | 'none') => {
      const { data } = await world.run(ctx => listResponses({ ctx, input: { flag } }));
      return data.map(row => row.id).sort();
    };
    expect(await ids('any')).toEqual([line.id, bot.id].sort());
    expect(await ids('none')).toEqual([plain.id]);
    expect(await ids('bot')).toEqual([bot.id]);
    expect(await ids('speeder')).toEqual([]);
    const browsed = await world.run(ctx =>
      browseResponses({ ctx, input: { flag: 'straight_lining' }, personal: true }),
    );
    expect(browsed.data.map(({ id: one, flags }) => [one, flags])).toEqual([[line.id, ['straight_lining']]]);
    const opened = await world.run(ctx => openResponse({ ctx, input: { id: line.id }, personal: true }));
    expect(opened.quality?.straightLining).toEqual({ question: 'parts', value: 5, rows: 6 });
    expect(opened.pageTimes).toEqual(CALM);
  });

  it('are found by an index when they are rare', async () => {
    const plan = await w.run(async ctx => {
      await ctx.db.execute(sql`set local enable_seqscan = off`);
      await ctx.db.execute(sql`set local enable_sort = off`);
      const { rows: lines } = await ctx.db.execute<{ 'QUERY PLAN': string }>(sql`
        explain select * from response where workspace_id = ${ctx.workspaceId} and flags <> '{}'
          and flags @> array['bot'] order by started_at desc, id desc limit 50`);
      return lines.map(line => line['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/Index Scan Backward using response_flagged/);
  });
});
