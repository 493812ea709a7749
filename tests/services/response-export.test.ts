import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { can, type Role } from '@/domain/roles';
import { exportResponses, type exportResponsesSchema } from '@/server/services/response/export';
import { importResponses } from '@/server/services/response/import';
import { createSurvey } from '@/server/services/survey/create';
import { publishSurvey } from '@/server/services/survey/publish';
import { newWorld, type World } from '../factories/world';

const boots: Parameters<typeof createSurvey>[0]['input'] = {
  definition: {
    name: 'Boots',
    languages: ['en', 'de'],
    pages: [
      {
        id: 'one',
        questions: [
          {
            key: 'recommend',
            type: 'nps',
            title: { en: 'Would you recommend us?', de: 'Empfehlen Sie uns?' },
          },
          {
            key: 'liked',
            type: 'multiple',
            title: { en: 'What did you like?', de: 'Was gefiel?' },
            other: { label: { en: 'Something else', de: 'Etwas anderes' } },
            choices: [
              { id: 'fit', label: { en: 'The fit', de: 'Die Passform' } },
              { id: 'price', label: { en: 'The price', de: 'Der Preis' } },
            ],
          },
          {
            key: 'rate',
            type: 'matrix',
            points: 5,
            title: { en: 'Rate', de: 'Bewerten' },
            rows: [
              { id: 'shop', label: { en: 'Shop', de: 'Laden' } },
              { id: 'staff', label: { en: 'Staff', de: 'Personal' } },
            ],
          },
          { key: 'why', type: 'long', title: { en: 'Why?', de: 'Warum?' } },
          { key: 'reply_to', type: 'email', title: { en: 'May we write?', de: 'Dürfen wir schreiben?' } },
        ],
      },
    ],
  },
};

async function answered(): Promise<World & { survey: string }> {
  const world = await newWorld();
  const survey = await world.run(async ctx => {
    const { id } = await createSurvey({ ctx, input: boots });
    await publishSurvey({ ctx, input: { id } });
    return id;
  });
  const at = (day: number) => `2026-03-0${day}T10:00:00+01:00`;
  await world.run(ctx =>
    importResponses({
      ctx,
      input: {
        responses: [
          {
            externalId: 'r1',
            survey,
            customer: 'ann',
            completedAt: at(1),
            answers: {
              recommend: 9,
              liked: ['fit', 'price'],
              rate: { shop: 5, staff: 4 },
              why: '=SUM(A1), "so"\nyes',
              reply_to: 'me@home.example',
            },
            attributes: { location: 'Leeds', visits: -3 },
          },
          {
            externalId: 'r2',
            survey,
            completedAt: at(2),
            answers: { recommend: 2, liked: ['other'], 'liked.other': 'the music' },
            attributes: { location: '@home' },
          },
        ],
      },
    }),
  );
  return { ...world, survey };
}

async function read(
  world: World,
  input: Parameters<typeof exportResponsesSchema.parse>[0] & object = {},
  role: Role = 'editor',
): Promise<{ text: string; rows: Record<string, string>[] }> {
  let text = '';
  const personal = can(role, 'readPersonal');
  for await (const part of exportResponses({ read: world.run, input, personal })) text += part;
  return { text, rows: parse(text, { bom: true, columns: true }) };
}

describe('the export of responses', () => {
  it('has a column for every question, row of a matrix and attribute, the newest answer first', async () => {
    const { text, rows } = await read(await answered());
    expect(text.startsWith('\uFEFFid,survey,version')).toBe(true);
    expect(rows.map(row => row['score.nps'])).toEqual(['2', '9']);
    expect(rows[1]).toMatchObject({
      survey: 'Boots',
      customer: 'ann',
      recommend: '9',
      liked: 'The fit; The price',
      'rate.shop': '5',
      'rate.staff': '4',
      'attribute.location': 'Leeds',
      'attribute.visits': '-3',
    });
    expect(rows[0]).toMatchObject({
      liked: 'Something else',
      'liked.other': 'the music',
      'rate.shop': '',
      why: '',
    });
  });

  it('never lets a spreadsheet run what a customer wrote', async () => {
    const { rows } = await read(await answered());
    expect(rows[1]?.why).toBe(`'=SUM(A1), "so"\nyes`);
    expect(rows[0]?.['attribute.location']).toBe("'@home");
  });

  it('writes ids where they are wanted, and keeps the filter of the list', async () => {
    const world = await answered();
    const { rows } = await read(world, { choices: 'ids', band: 'promoter' });
    expect(rows.map(row => row.liked)).toEqual(['fit; price']);
    expect((await read(world, { survey: '00000000-0000-4000-8000-000000000000' })).rows).toEqual([]);
  });

  it('tells a viewer nothing of who it was', async () => {
    const world = await answered();
    const { text } = await read(world, {}, 'viewer');
    expect(text).not.toContain('ann');
    expect(text).not.toContain('me@home.example');
    expect(text.split('\r\n')[0]).not.toMatch(/customer|reply_to/);
    expect((await read(world)).text).toContain('me@home.example');
  });

  it('cannot be searched for an address, which would be told letter by letter', async () => {
    const world = await answered();
    for (const role of ['viewer', 'editor'] as const) {
      expect((await read(world, { q: 'me@home' }, role)).rows).toEqual([]);
      const match = { not: { text: 'me@' } };
      expect((await read(world, { match }, role)).rows).toHaveLength(2);
    }
    expect((await read(world, { q: 'the music' }, 'viewer')).rows).toHaveLength(1);
  });
});
