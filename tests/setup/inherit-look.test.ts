import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { surveyVersion } from '@/drizzle/schema/survey';
import { workspace } from '@/drizzle/schema/workspace';
import { publishedSurvey } from '../factories/sending';
import { newWorld } from '../factories/world';

let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
});
afterAll(() => owner.end());

const themes = [
  [{ color: '#3D3FB8', corner: 'soft', dark: true }, {}],
  [
    { color: '#3d3fb8', corner: 'round', dark: false },
    { corner: 'round', scheme: 'light' },
  ],
  [
    { color: '#0A5F56', corner: 'soft', dark: true, footer: { en: 'Ltd' } },
    { color: '#0A5F56', footer: { en: 'Ltd' } },
  ],
];

it('takes away what nobody chose of a stored look, and nothing else', async () => {
  const world = await newWorld();
  const survey = await publishedSurvey(world);
  const text = await readFile('drizzle/migrations/0016_inherit_the_look.sql', 'utf8');
  for (const [index, [before]] of themes.entries()) {
    await owner.query(
      `insert into survey_version (workspace_id, survey_id, version, definition, published_by)
       select workspace_id, survey_id, $2, jsonb_set(definition, '{theme}', $3), published_by from survey_version
       where survey_id = $1 and version = 1`,
      [survey, index + 10, before],
    );
  }
  await owner.query(`update survey set draft = jsonb_set(draft, '{theme}', $2) where id = $1`, [
    survey,
    themes[1]?.[0],
  ]);
  await owner.query(`update workspace set settings = '{"color": "#1F5F4A", "editHours": 3}' where id = $1`, [
    world.workspaceId,
  ]);
  await owner.query('begin');
  for (const statement of text.split('--> statement-breakpoint')) await owner.query(statement);
  await owner.query('commit');

  await world.run(async ({ db }) => {
    const versions = await db.select().from(surveyVersion).orderBy(surveyVersion.version);
    const [first, ...later] = versions;
    expect(later.map(row => row.definition.theme)).toEqual(themes.map(([, after]) => after));
    for (const row of later)
      expect({ ...row.definition, theme: 0 }).toEqual({ ...first?.definition, theme: 0 });
    const { rows } = await db.execute(sql`select draft -> 'theme' as theme from survey where id = ${survey}`);
    expect(rows).toEqual([{ theme: themes[1]?.[1] }]);
    const [home] = await db.select({ settings: workspace.settings }).from(workspace);
    expect(home?.settings).toEqual({ theme: { color: '#1F5F4A' }, editHours: 3 });
    await expect(db.update(surveyVersion).set({ publishedBy: 'x' }), 'still immutable').rejects.toThrow();
  });
});
