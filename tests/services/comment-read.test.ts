import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { builtInThemes } from '@/domain/text/taxonomy/keys';
import { readComments } from '@/server/services/comment/read';
import { archiveTheme } from '@/server/services/theme/archive';
import { bumpTaxonomy } from '@/server/services/theme/bump';
import { createTheme } from '@/server/services/theme/save';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { newWorld, type World } from '../factories/world';

let world: World;
let shop: AskedSurvey;
const at = new Date('2026-03-01T10:00:00Z');

beforeAll(async () => {
  world = await newWorld();
  shop = await world.run(ctx => askedSurvey(ctx));
});

type Found = {
  language: string | null;
  sentiment: number | null;
  sentiment_by: string | null;
  themes: string[];
  words: string;
  read_with: number;
};

const write = (comment: string, score = 5) =>
  world.run(ctx => giveAnswer(ctx, shop, { at, scores: { recommend: score }, comment }));
const readAll = async () => {
  let read = 0;
  for (let more = true; more; ) {
    const batch = await world.run(ctx => readComments({ ctx, limit: 50 }));
    more = batch.more;
    read += batch.read;
  }
  return read;
};
const found = (response: string) =>
  world.run(async ctx => {
    const { rows } = await ctx.db.execute<Found>(sql`
      select c.language, c.sentiment, c.sentiment_by, c.search::text as words, c.read_with,
        array(select h.name from comment_theme t join theme h on h.workspace_id = t.workspace_id and h.id = t.theme_id
          where t.workspace_id = c.workspace_id and t.response_id = c.response_id and not t.is_refused
          order by h.position) as themes
      from comment c where c.workspace_id = ${ctx.workspaceId} and c.response_id = ${response}::uuid`);
    if (!rows[0]) throw new Error('there is no such comment');
    return rows[0];
  });
const change = (response: string, text: string) =>
  world.run(ctx =>
    ctx.db.execute(sql`update answer set text = ${text}
      where workspace_id = ${ctx.workspaceId} and response_id = ${response}::uuid and text is not null`),
  );

it('brings the built-in taxonomy into a new workspace once', async () => {
  const count = () =>
    world.run(async ctx => {
      const { rows } = await ctx.db.execute<{ n: number }>(
        sql`select count(*)::int as n from theme where workspace_id = ${ctx.workspaceId} and key is not null`,
      );
      return rows[0]?.n;
    });
  expect(await count()).toBe(builtInThemes.length);
  await write('ok');
  await readAll();
  expect(await count()).toBe(builtInThemes.length);
});

it('reads language, feeling, themes and words of what was written', async () => {
  const late = await write(
    'The parcel came three days late and the courier was rude to me. Terrible service!',
    1,
  );
  const german = await write(
    'Leider war der Verkäufer sehr unfreundlich, und die Jacke ist viel zu teuer.',
    2,
  );
  const english = await write('The staff are so friendly and it was quick. Wonderful!', 10);
  expect(await readAll()).toBe(3);
  expect(await found(late)).toMatchObject({
    language: 'en',
    sentiment: -1,
    sentiment_by: 'lexicon',
    themes: ['Rude staff', 'Late or missing delivery'],
  });
  expect((await found(late)).words).toContain("'parcel'");
  // Asked in English, wrote German: what is written counts. No feeling is made up where nothing was learnt yet.
  expect(await found(german)).toMatchObject({
    language: 'de',
    sentiment: null,
    sentiment_by: null,
    themes: ['Rude staff', 'Price'],
  });
  expect((await found(german)).words).toContain("'unfreund");
  expect(await found(english)).toMatchObject({ sentiment: 1, themes: ['Friendly staff', 'Quick'] });
  expect(await readAll()).toBe(0);
});

it('reads an edited comment anew and forgets one that was taken back', async () => {
  const id = await write('Too expensive.');
  await readAll();
  expect((await found(id)).themes).toEqual(['Price']);
  await change(id, 'The queue was endless.');
  expect(await readAll()).toBe(1);
  expect(await found(id)).toMatchObject({ themes: ['Waiting time'] });
  await change(id, '');
  await expect(found(id)).rejects.toThrow('no such comment');
  expect(await readAll()).toBe(0);
});

it('leaves what people decided: themes put there or refused, and a feeling', async () => {
  const id = await write('Too expensive, terrible.');
  await readAll();
  await world.run(async ctx => {
    await ctx.db.execute(sql`
      update comment_theme t set by = 'hand', is_refused = true from theme h
      where t.workspace_id = ${ctx.workspaceId} and t.response_id = ${id}::uuid and h.workspace_id = t.workspace_id
        and h.id = t.theme_id and h.key = 'price'`);
    await ctx.db.execute(sql`
      insert into comment_theme (workspace_id, response_id, question_id, theme_id, by, at)
      select c.workspace_id, c.response_id, c.question_id, h.id, 'hand', c.at from comment c
      join theme h on h.workspace_id = c.workspace_id and h.key = 'atmosphere'
      where c.workspace_id = ${ctx.workspaceId} and c.response_id = ${id}::uuid`);
    await ctx.db.execute(sql`
      update comment set sentiment = 1, sentiment_by = 'hand', certainty = null
      where workspace_id = ${ctx.workspaceId} and response_id = ${id}::uuid`);
    await bumpTaxonomy(ctx);
  });
  await readAll();
  expect(await found(id)).toMatchObject({
    sentiment: 1,
    sentiment_by: 'hand',
    themes: ['Atmosphere and cleanliness'],
  });
});

it('reads every comment anew where themes changed, and takes away what rules no longer find', async () => {
  const id = await write('My shoelaces snapped.');
  await readAll();
  expect((await found(id)).themes).toEqual([]);
  const before = (await found(id)).read_with;
  const laces = await world.run(ctx =>
    createTheme({ ctx, input: { name: 'Laces', rules: [{ kind: 'words', any: ['shoelace*'] }] } }),
  );
  expect(await readAll()).toBeGreaterThan(5);
  expect((await found(id)).themes).toEqual(['Laces']);
  expect((await found(id)).read_with).toBeGreaterThan(before);
  await world.run(async ctx => {
    await archiveTheme({ ctx, input: laces });
    await bumpTaxonomy(ctx);
  });
  await readAll();
  expect((await found(id)).themes).toEqual([]);
});

it('does not keep an old reading of a comment that is edited while it is read', async () => {
  const id = await write('Too expensive.');
  let edited: Promise<unknown> | undefined;
  await world.run(async ctx => {
    // The batch is read; before it is written, the customer saves another text.
    const { db } = ctx;
    let statements = 0;
    const watched: typeof db = new Proxy(db, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (name !== 'execute') return typeof value === 'function' ? value.bind(target) : value;
        return async (query: never) => {
          const answer = await value.call(target, query);
          statements++;
          if (statements === 2) {
            edited = change(id, 'The queue was endless.');
            await edited;
          }
          return answer;
        };
      },
    });
    await readComments({ ctx: { ...ctx, db: watched } });
  });
  expect(edited).toBeDefined();
  expect((await found(id)).read_with).toBe(0);
  await readAll();
  expect((await found(id)).themes).toEqual(['Waiting time']);
});
