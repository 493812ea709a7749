import { beforeAll, describe, expect, it } from 'vitest';
import { textState } from '@/drizzle/schema/comment';
import { markFeeling, markTheme } from '@/server/services/comment/mark';
import { readComments } from '@/server/services/comment/read';
import { readCommentsOf } from '@/server/services/comment/read-of';
import { archiveTheme, restoreTheme } from '@/server/services/theme/archive';
import { arrangeThemes } from '@/server/services/theme/arrange';
import { listThemes } from '@/server/services/theme/list';
import { previewTheme } from '@/server/services/theme/preview';
import { createTheme, updateTheme } from '@/server/services/theme/save';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { newWorld, type World } from '../factories/world';

const at = new Date(Date.now() - 86_400_000);
let world: World;
let asked: AskedSurvey;

beforeAll(async () => {
  world = await newWorld();
  asked = await world.run(ctx => askedSurvey(ctx));
});

const say = (comment: string) =>
  world.run(ctx => giveAnswer(ctx, asked, { at, scores: { recommend: 4 }, comment }));
const readAll = async () => {
  while ((await world.run(ctx => readComments({ ctx }))).more);
};
const taxonomy = () => world.run(async ctx => (await ctx.db.select().from(textState))[0]?.taxonomy ?? 0);
const themesOf = async (response: string) =>
  (await world.run(ctx => readCommentsOf(ctx, response))).flatMap(({ themes }) =>
    themes.map(({ name }) => name),
  );

const words = (...any: string[]) => [{ kind: 'words' as const, any }];

describe('the taxonomy', () => {
  it('is read anew once where rules change, and not where only words about it do', async () => {
    const response = await say('The parking garage was full of puddles');
    await readAll();
    const before = await taxonomy();
    const { id } = await world.run(ctx =>
      createTheme({ ctx, input: { name: 'Puddles', rules: words('puddle*') } }),
    );
    expect(await taxonomy()).toBe(before + 1);
    expect((await world.run(ctx => listThemes({ ctx }))).unread).toBeGreaterThan(0);
    await readAll();
    expect(await themesOf(response)).toContain('Puddles');
    const change = {
      id,
      name: 'Wet floors',
      description: 'Water where people walk',
      rules: words('puddle*'),
    };
    await world.run(ctx => updateTheme({ ctx, input: change }));
    expect(await taxonomy()).toBe(before + 1);
    await world.run(ctx => updateTheme({ ctx, input: { ...change, rules: words('ponds') } }));
    expect(await taxonomy()).toBe(before + 2);
    await readAll();
    expect(await themesOf(response)).not.toContain('Wet floors');
  });

  it('refuses a name that is taken and rules that can find nothing', async () => {
    await world.run(ctx => createTheme({ ctx, input: { name: 'Lifts', rules: words('lift*') } }));
    await expect(
      world.run(ctx => createTheme({ ctx, input: { name: ' lifts ', rules: [] } })),
    ).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'name' }] });
    const pattern = { kind: 'pattern' as const, pattern: '(' };
    await expect(
      world.run(ctx => createTheme({ ctx, input: { name: 'Broken', rules: [pattern] } })),
    ).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'rules.0' }] });
  });

  it('is put in order, archived and brought back', async () => {
    const list = () => world.run(ctx => listThemes({ ctx }));
    const [first, second] = (await list()).themes;
    if (!first || !second) throw new Error('there are built-in themes');
    await world.run(ctx => arrangeThemes({ ctx, input: { ids: [second.id, first.id] } }));
    expect((await list()).themes.slice(0, 2).map(({ id }) => id)).toEqual([second.id, first.id]);
    await world.run(ctx => archiveTheme({ ctx, input: { id: second.id } }));
    expect((await list()).themes.at(-1)).toMatchObject({ id: second.id, isArchived: true });
    await world.run(ctx => restoreTheme({ ctx, input: { id: second.id } }));
    expect((await list()).themes[0]?.id).toBe(second.id);
  });

  it('shows before it is saved what is found anew and what no more', async () => {
    await say('The escalator stood still');
    await say('The elevator stood still');
    const { id } = await world.run(ctx =>
      createTheme({ ctx, input: { name: 'Stairs', rules: words('escalator*') } }),
    );
    await readAll();
    const preview = await world.run(ctx => previewTheme({ ctx, input: { id, rules: words('elevator*') } }));
    expect(preview).toMatchObject({ found: 1, gained: 1, lost: 1, problems: [] });
    expect(
      preview.examples.map(({ change, pieces }) => [change, pieces.find(one => one.isHit)?.text]),
    ).toEqual([
      ['gained', 'elevator'],
      ['lost', undefined],
    ]);
    const slow = { kind: 'pattern' as const, pattern: '(a+)+$' };
    await say(`${'a'.repeat(5_000)}!`);
    const began = performance.now();
    await world.run(ctx => previewTheme({ ctx, input: { rules: [slow] } }));
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('what people put right by hand', () => {
  it('stays when comments are read again, and can be taken back', async () => {
    const response = await say('The queue at the till was endless');
    await readAll();
    const [comment] = await world.run(ctx => readCommentsOf(ctx, response));
    const waiting = comment?.themes.find(({ name }) => name === 'Waiting time');
    if (!comment || !waiting) throw new Error('the queue is a waiting time');
    const place = { response, question: comment.question };
    const lifts = (await world.run(ctx => listThemes({ ctx }))).themes.find(({ name }) => name === 'Lifts');
    if (!lifts) throw new Error('there are lifts');

    const refused = await world.run(ctx =>
      markTheme({ ctx, input: { ...place, theme: waiting.id, state: 'refused' } }),
    );
    expect(refused).toEqual({ before: 'rule' });
    await world.run(ctx => markTheme({ ctx, input: { ...place, theme: lifts.id, state: 'has' } }));
    const feeling = { sentiment: 1 as const, by: 'hand' as const, certainty: 1 };
    const { before } = await world.run(ctx => markFeeling({ ctx, input: { ...place, feeling } }));
    await world.run(ctx => createTheme({ ctx, input: { name: 'Tills', rules: words('till') } }));
    await readAll();
    const names = await themesOf(response);
    expect(names).toEqual(expect.arrayContaining(['Lifts', 'Tills']));
    expect(names).not.toContain('Waiting time');
    expect((await world.run(ctx => readCommentsOf(ctx, response)))[0]).toMatchObject({
      sentiment: 1,
      sentimentBy: 'hand',
    });

    await world.run(ctx => markTheme({ ctx, input: { ...place, theme: waiting.id, state: refused.before } }));
    await world.run(ctx => markTheme({ ctx, input: { ...place, theme: lifts.id, state: 'none' } }));
    await world.run(ctx => markFeeling({ ctx, input: { ...place, feeling: before } }));
    expect(await themesOf(response)).toContain('Waiting time');
    expect(await themesOf(response)).not.toContain('Lifts');
  });
});
