import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { surveyDefinition } from '@/domain/survey/definition';
import { createSurvey } from '@/server/services/survey/create';
import { publishSurvey } from '@/server/services/survey/publish';
import { countAnswersByVersion, listSurveys, listVersions, readSurvey } from '@/server/services/survey/read';
import { saveDraft } from '@/server/services/survey/save-draft';
import { closeSurvey, deleteSurvey, duplicateSurvey } from '@/server/services/survey/settle';
import { listTags, tagSurvey } from '@/server/services/survey/tag';
import { askedSurvey, giveAnswer } from '../factories/answers';
import { newWorld, type World } from '../factories/world';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

const oneQuestion = (key = 'recommend', type: 'nps' | 'csat' = 'nps') =>
  surveyDefinition.parse({
    name: 'After the boots',
    languages: ['en'],
    pages: [
      { id: 'first', questions: [{ key, type, title: { en: 'Would you recommend us?' }, required: true }] },
    ],
  });

const rename = (id: string, name: string) =>
  world.run(async ctx => {
    const { definition, revision } = await readSurvey({ ctx, input: { id } });
    return saveDraft({ ctx, input: { id, revision, definition: { ...definition, name } } });
  });

const create = () => world.run(ctx => createSurvey({ ctx, input: { definition: oneQuestion() } }));

describe('surveys', () => {
  it('begin as a draft at revision 1, from a definition or a template', async () => {
    const made = await create();
    expect(made).toMatchObject({
      name: 'After the boots',
      revision: 1,
      publishedVersion: null,
      state: 'draft',
    });
    const fromTemplate = await world.run(ctx =>
      createSurvey({ ctx, input: { template: 'post-purchase', name: 'Mine' } }),
    );
    expect(fromTemplate.definition.name).toBe('Mine');
    expect(fromTemplate.definition.pages[0]?.questions[0]).toMatchObject({ type: 'nps', key: 'recommend' });
  });

  it('refuse a draft that was started from an older revision, and keep the other', async () => {
    const made = await create();
    const renamed = { ...made.definition, name: 'Hers' };
    await world.run(ctx => saveDraft({ ctx, input: { id: made.id, definition: renamed, revision: 1 } }));
    const late = world.run(ctx =>
      saveDraft({ ctx, input: { id: made.id, definition: { ...renamed, name: 'His' }, revision: 1 } }),
    );
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('revision 2'),
    });
    const kept = await world.run(ctx => readSurvey({ ctx, input: { id: made.id } }));
    expect(kept.name).toBe('Hers');
    // Whoever comes late is told who was first.
    expect([made.updatedBy, kept.updatedBy]).toEqual([null, 'test']);
  });

  it('publish immutable versions and register each key once', async () => {
    const made = await create();
    const publish = () => world.run(ctx => publishSurvey({ ctx, input: { id: made.id } }));
    expect(await publish()).toEqual({ version: 1 });
    await rename(made.id, 'After the new boots');
    expect(await publish()).toEqual({ version: 2 });
    const versions = await world.run(ctx => listVersions({ ctx, input: { id: made.id } }));
    expect(versions.map(item => item.version)).toEqual([2, 1]);
    const keys = await world.run(ctx =>
      ctx.db.execute(
        sql`select key, metric, score_min, score_max from question where survey_id = ${made.id}`,
      ),
    );
    expect(keys.rows).toEqual([{ key: 'recommend', metric: 'nps', score_min: 0, score_max: 10 }]);
    const rewrite = world.run(ctx =>
      ctx.db.execute(sql`update survey_version set published_by = 'x' where survey_id = ${made.id}`),
    );
    await expect(rewrite).rejects.toThrow();
  });

  it('do not let a published key change its meaning', async () => {
    const made = await create();
    await world.run(ctx => publishSurvey({ ctx, input: { id: made.id } }));
    await world.run(ctx =>
      saveDraft({ ctx, input: { id: made.id, definition: oneQuestion('recommend', 'csat'), revision: 1 } }),
    );
    await expect(world.run(ctx => publishSurvey({ ctx, input: { id: made.id } }))).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ path: 'pages[0].questions[0].key', message: expect.stringContaining('new key') }],
    });
  });

  it('publish nothing where there are faults, and say where', async () => {
    const definition = surveyDefinition.parse({ name: 'Empty', pages: [{ id: 'first', questions: [] }] });
    const made = await world.run(ctx => createSurvey({ ctx, input: { definition } }));
    await expect(world.run(ctx => publishSurvey({ ctx, input: { id: made.id } }))).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await world.run(ctx => listVersions({ ctx, input: { id: made.id } }))).toEqual([]);
  });

  it('publish one version when the button is pressed twice, or by two people at once', async () => {
    const made = await create();
    const press = () =>
      Promise.all([1, 2, 3, 4].map(() => world.run(ctx => publishSurvey({ ctx, input: { id: made.id } }))));
    expect((await press()).map(item => item.version)).toEqual([1, 1, 1, 1]);
    await rename(made.id, 'After the new boots');
    expect((await press()).map(item => item.version)).toEqual([2, 2, 2, 2]);
    const versions = await world.run(ctx => listVersions({ ctx, input: { id: made.id } }));
    expect(versions.map(item => item.version)).toEqual([2, 1]);
  });

  it('publish only the draft that was looked at', async () => {
    const { id, revision } = await create();
    await rename(id, 'Theirs');
    const publish = (seen: number) => world.run(ctx => publishSurvey({ ctx, input: { id, revision: seen } }));
    await expect(publish(revision)).rejects.toMatchObject({ code: 'conflict' });
    expect(await world.run(ctx => listVersions({ ctx, input: { id } }))).toEqual([]);
    expect(await publish(revision + 1)).toEqual({ version: 1 });
  });

  it('are invisible to another workspace', async () => {
    const made = await create();
    const stranger = await newWorld({ name: 'Stranger' });
    await expect(stranger.run(ctx => readSurvey({ ctx, input: { id: made.id } }))).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await stranger.run(ctx => listSurveys({ ctx, input: {} }))).toEqual({
      data: [],
      nextCursor: null,
    });
  });

  it('can be copied, and deleted while nobody has answered', async () => {
    const made = await create();
    const copy = await world.run(ctx => duplicateSurvey({ ctx, input: { id: made.id } }));
    expect(copy).toMatchObject({ name: 'After the boots (copy)', publishedVersion: null });
    await world.run(ctx => deleteSurvey({ ctx, input: { id: copy.id } }));
    await expect(world.run(ctx => readSurvey({ ctx, input: { id: copy.id } }))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the library', () => {
  const named = (w: World, name: string) =>
    w.run(ctx => createSurvey({ ctx, input: { definition: oneQuestion(), name } }));
  const namesOf = async (w: World, input: Parameters<typeof listSurveys>[0]['input']) =>
    (await w.run(ctx => listSurveys({ ctx, input }))).data.map(item => item.name);

  it('keeps tags clean, finds surveys by them, and writes down who changed them', async () => {
    const w = await newWorld();
    const boots = await named(w, 'Boots');
    await named(w, 'Coats');
    const tag = (tags: string[]) => w.run(ctx => tagSurvey({ ctx, input: { id: boots.id, tags } }));
    expect((await tag(['  winter   sale ', 'Shop', 'shop', '', 'Leeds'])).tags).toEqual([
      'winter sale',
      'Shop',
      'Leeds',
    ]);
    expect(await w.run(ctx => listTags({ ctx }))).toEqual(['Leeds', 'Shop', 'winter sale']);
    expect(await namesOf(w, { tag: 'Shop' })).toEqual(['Boots']);
    expect(await namesOf(w, { tag: 'shoP' })).toEqual([]);
    await expect(tag(Array.from({ length: 21 }, (_, index) => `t${index}`))).rejects.toMatchObject({
      code: 'invalid',
      message: 'A survey has at most 20 tags. Nothing was kept.',
    });
    await expect(tag(['x'.repeat(41)])).rejects.toMatchObject({ code: 'invalid' });
    expect((await w.run(ctx => readSurvey({ ctx, input: { id: boots.id } }))).tags).toHaveLength(3);
    const audit = await w.run(ctx =>
      ctx.db.execute(sql`select detail from audit_log where action = 'survey.tagged'`),
    );
    expect(audit.rows).toEqual([{ detail: { before: [], tags: ['winter sale', 'Shop', 'Leeds'] } }]);
    const copy = await w.run(ctx => duplicateSurvey({ ctx, input: { id: boots.id } }));
    expect(copy.tags).toEqual(['winter sale', 'Shop', 'Leeds']);
  });

  it('is narrowed by state; only what was published can be closed, and publishing opens it again', async () => {
    const w = await newWorld();
    await named(w, 'Draft');
    const live = await named(w, 'Live');
    const closed = await named(w, 'Closed');
    for (const { id } of [live, closed]) await w.run(ctx => publishSurvey({ ctx, input: { id } }));
    await w.run(ctx => closeSurvey({ ctx, input: { id: closed.id } }));
    expect(await namesOf(w, { state: 'draft' })).toEqual(['Draft']);
    expect(await namesOf(w, { state: 'published' })).toEqual(['Live']);
    expect(await namesOf(w, { state: 'closed' })).toEqual(['Closed']);
    await w.run(ctx => publishSurvey({ ctx, input: { id: closed.id } }));
    expect(await namesOf(w, { state: 'published' })).toEqual(['Closed', 'Live']);
    const draft = await named(w, 'Another');
    await expect(w.run(ctx => closeSurvey({ ctx, input: { id: draft.id } }))).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('keeps the end of a copy’s name whatever the length of the original', async () => {
    const w = await newWorld();
    const long = await named(w, `${'x'.repeat(199)}y`);
    const copy = await w.run(ctx => duplicateSurvey({ ctx, input: { id: long.id } }));
    expect(copy.name).toHaveLength(200);
    expect(copy.name).toMatch(/x \(copy\)$/);
  });

  it('counts answers by version without tests, and deletes what only tests have answered', async () => {
    const w = await newWorld();
    const asked = await w.run(ctx => askedSurvey(ctx));
    const id = asked.surveyId;
    const at = new Date('2026-03-10T10:00:00Z');
    await w.run(ctx => giveAnswer(ctx, asked, { at, scores: { recommend: 9 }, isTest: true }));
    expect(await w.run(ctx => countAnswersByVersion({ ctx, input: { id } }))).toEqual({});
    const other = await w.run(ctx => askedSurvey(ctx));
    await w.run(ctx => giveAnswer(ctx, other, { at, scores: { recommend: 9 } }));
    await w.run(ctx => giveAnswer(ctx, other, { at, scores: { recommend: 2 } }));
    expect(await w.run(ctx => countAnswersByVersion({ ctx, input: { id: other.surveyId } }))).toEqual({
      1: 2,
    });
    await w.run(ctx => deleteSurvey({ ctx, input: { id } }));
    await expect(w.run(ctx => deleteSurvey({ ctx, input: { id: other.surveyId } }))).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
