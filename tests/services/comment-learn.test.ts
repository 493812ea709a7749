import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { commentOn } from '@/domain/demo/comments';
import { seededRandom } from '@/domain/metrics/random';
import { learnAsked, learnAtNight } from '@/server/jobs/learn-sentiment';
import { askToLearn } from '@/server/services/comment/learn';
import { readCommentQuality } from '@/server/services/comment/quality';
import { readComments } from '@/server/services/comment/read';
import { suggestThemes } from '@/server/services/theme/suggest';
import { askedSurvey, giveAnswer } from '../factories/answers';
import { newWorld, type World } from '../factories/world';

const at = new Date('2026-03-01T10:00:00Z');
const never = () => false;

/** Happy and unhappy comments in one language with the scores that go with them. */
async function fill(world: World, language: 'de' | 'es', n: number): Promise<void> {
  const random = seededRandom(7);
  await world.run(async ctx => {
    const asked = await askedSurvey(ctx, { recommend: { metric: 'nps' } }, language);
    for (let index = 0; index < n; index++) {
      const isBad = index % 3 === 0;
      const comment = commentOn(random, {
        language,
        cause: isBad ? (index % 2 ? 'late' : 'rude') : index % 2 ? 'friendly' : 'advice',
        mood: isBad ? 'low' : 'high',
        facts: { agent: 'Ann', place: 'Köln', courier: 'Nordpost' },
      });
      await giveAnswer(ctx, asked, { at, scores: { recommend: isBad ? 2 : 10 }, comment });
    }
  });
}

async function readAll(world: World): Promise<void> {
  while ((await world.run(ctx => readComments({ ctx }))).more);
}

it('learns feelings from scored comments where there are enough, says how well, and reads with it', async () => {
  const world = await newWorld();
  await fill(world, 'de', 330);
  await fill(world, 'es', 40);
  await readAll(world);
  const before = await world.run(ctx => readCommentQuality({ ctx }));
  expect(before.languages.map(({ language, readBy, scored }) => [language, readBy, scored >= 300])).toEqual([
    ['de', 'nobody', true],
    ['es', 'nobody', false],
  ]);

  await world.run(ctx => askToLearn({ ctx }));
  expect((await world.run(ctx => readCommentQuality({ ctx }))).isAsked).toBe(true);
  await learnAsked(never);
  const after = await world.run(ctx => readCommentQuality({ ctx }));
  expect(after).toMatchObject({ isAsked: false, unread: 370 });
  const [german, spanish] = after.languages;
  expect(german).toMatchObject({ readBy: 'model', model: { n: 330 } });
  // Two of three are happy: whoever always says so is right in two of three.
  expect(german?.model?.quality.majority).toBeCloseTo(2 / 3, 1);
  expect(german?.model?.quality.accuracy).toBeGreaterThan(0.9);
  expect(spanish).toMatchObject({ readBy: 'nobody', model: null });

  await readAll(world);
  const { rows } = await world.run(ctx =>
    ctx.db.execute<{ right: number; n: number }>(sql`
      select count(*)::int as n, (count(*) filter (where (c.sentiment > 0) = (a.value > 6)))::int as right
      from comment c join answer a on a.workspace_id = c.workspace_id and a.response_id = c.response_id and a.value is not null
      where c.workspace_id = ${ctx.workspaceId} and c.language = 'de' and c.sentiment_by = 'model'`),
  );
  expect(rows[0]?.n).toBe(330);
  expect(rows[0]?.right).toBeGreaterThan(310);
}, 60_000);

it('learns again at night only where comments grew', async () => {
  const world = await newWorld();
  await fill(world, 'de', 310);
  await readAll(world);
  const asked = async () => (await world.run(ctx => readCommentQuality({ ctx }))).isAsked;
  await world.run(learnAtNight);
  expect(await asked()).toBe(true);
  await learnAsked(never);
  await readAll(world);
  await world.run(learnAtNight);
  expect(await asked()).toBe(false);
  await fill(world, 'de', 40);
  await readAll(world);
  await world.run(learnAtNight);
  expect(await asked()).toBe(true);
}, 60_000);

it('suggests a theme that many unhappy customers write about and none covers', async () => {
  const world = await newWorld();
  await world.run(async ctx => {
    const asked = await askedSurvey(ctx);
    for (let index = 0; index < 40; index++) {
      const isBad = index % 4 === 0;
      await giveAnswer(ctx, asked, {
        at,
        scores: { recommend: isBad ? 1 : 9 },
        comment: isBad ? `The gift wrapping looked sad, number ${index}.` : `All well, visit ${index}.`,
      });
    }
  });
  await readAll(world);
  const [first] = await world.run(ctx => suggestThemes({ ctx }));
  expect(first).toMatchObject({ n: 10, unhappy: 1, usual: 0.25, language: 'en' });
  expect(first?.phrase).toContain('gift wrapping');
  expect(first?.quotes[0]?.text).toContain('gift wrapping');
});
