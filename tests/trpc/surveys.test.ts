import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qualtricsFile } from '@/domain/survey/exchange/qualtrics.fixture';
import { surveyJsFile } from '@/domain/survey/exchange/surveyjs.fixture';
import { closeAuthPool } from '@/server/auth/database';
import { publishSurvey } from '@/server/services/survey/publish';
import { apiOf } from '../factories/api';
import { newPerson, signInAs } from '../factories/people';
import { newWorld, type World } from '../factories/world';

afterAll(closeAuthPool);

type Caller = ReturnType<Awaited<ReturnType<typeof signInAs>>['caller']>;
let editor: Caller;
let world: World;

beforeAll(async () => {
  world = await newWorld();
  editor = (await signInAs(await newPerson('edna', { world, role: 'editor' }))).caller(world.slug);
});

describe('a file of another tool', () => {
  it.each([
    ['SurveyJS', surveyJsFile],
    ['Qualtrics', qualtricsFile],
  ])(
    'of %s stores nothing when it is read, and can be made and published as it was told',
    async (_, file) => {
      const before = await editor.survey.list({});
      const { definition } = await editor.survey.readImport({ text: JSON.stringify(file) });
      expect(await editor.survey.list({})).toEqual(before);
      const made = await editor.survey.create({ definition, name: 'Brought in' });
      expect(made.definition).toEqual({ ...definition, name: 'Brought in' });
      expect(await editor.survey.publish({ id: made.id })).toEqual({ version: 1 });
    },
  );

  it('that is none is refused in a sentence', async () => {
    await expect(editor.survey.readImport({ text: '<html>' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(/^This is no survey .* Nothing was made\.$/),
    });
    await expect(editor.survey.readImport({ text: 'x'.repeat(3_000_000) })).rejects.toMatchObject({
      message: 'The file is larger than 2 MB. Nothing was made.',
    });
  });
});

describe('tags', () => {
  it('are kept, offered and found', async () => {
    const made = await editor.survey.create({ template: 'support', name: 'Hotline' });
    await editor.survey.tag({ id: made.id, tags: ['Phone', ' phone '] });
    expect(await editor.survey.tags()).toEqual(['Phone']);
    expect((await editor.survey.list({ tag: 'Phone' })).data.map(item => item.name)).toEqual(['Hotline']);
    expect((await editor.report.surveyScores({ surveys: [made.id] })).scores).toEqual([]);
  });
});

describe('the versions of a survey', () => {
  it('name the person, the key or the product that published them', async () => {
    const made = await editor.survey.create({ template: 'delivery', name: 'Parcels' });
    const rename = async (name: string) => {
      const { id, definition, revision } = await editor.survey.read({ id: made.id });
      await editor.survey.saveDraft({ id, revision, definition: { ...definition, name } });
    };
    await editor.survey.publish({ id: made.id });
    await rename('Parcels by post');
    const api = await apiOf(world);
    await api('POST', `/surveys/${made.id}/publications`);
    await rename('Parcels by bicycle');
    await world.run(ctx => publishSurvey({ ctx, input: { id: made.id } }));
    const versions = await editor.survey.versions({ id: made.id });
    expect(versions.map(({ version, publishedBy }) => [version, publishedBy])).toEqual([
      [3, 'Afterword'],
      [2, 'API key “test”'],
      [1, expect.stringMatching(/^edna/i)],
    ]);
  });
});
