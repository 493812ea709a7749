import fs from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { GET as doNotMail } from '@/app/api/export/[workspace]/do-not-mail.csv/route';
import { GET as pdf } from '@/app/api/export/[workspace]/overview.pdf/route';
import { GET as pptx } from '@/app/api/export/[workspace]/overview.pptx/route';
import { GET as xlsx } from '@/app/api/export/[workspace]/overview.xlsx/route';
import { GET } from '@/app/api/export/[workspace]/responses.csv/route';
import { GET as responses } from '@/app/api/export/[workspace]/responses.xlsx/route';
import { POST as table } from '@/app/api/export/[workspace]/table.xlsx/route';
import { auditLog } from '@/drizzle/schema/workspace';
import { closeAuthPool } from '@/server/auth/database';
import { importResponses } from '@/server/services/response/import';
import { newBrowser, newPerson, signInAs } from '../factories/people';
import { publishedSurvey } from '../factories/sending';
import { newWorld } from '../factories/world';

afterAll(closeAuthPool);

const asked = (headers: Headers, slug: string, query = '') =>
  GET(new Request(`http://localhost:3999/x${query}`, { headers }), {
    params: Promise.resolve({ workspace: slug }),
  });

/** Every other file: what it is called, and how it is asked for. */
const others = {
  'overview.pdf': pdf,
  'overview.pptx': pptx,
  'overview.xlsx': xlsx,
  'responses.xlsx': responses,
  'do-not-mail.csv': doNotMail,
};
const ask = encodeURIComponent(JSON.stringify({ from: '2026-01-01', to: '2026-02-01' }));

it('no file is there for strangers, nor for nobody', async () => {
  const { slug } = await newWorld();
  const stranger = await signInAs(await newPerson('sue', { world: await newWorld(), role: 'owner' }));
  const params = Promise.resolve({ workspace: slug });
  const statusesFor = (headers: Headers) => {
    headers.set('content-type', 'application/json');
    const body = JSON.stringify({ name: 'x', head: ['a'], rows: [] });
    const posted = new Request('http://localhost:3999/x', { method: 'POST', headers, body });
    return Promise.all([
      ...Object.values(others).map(get =>
        get(new Request(`http://localhost:3999/x?ask=${ask}`, { headers }), { params }),
      ),
      table(posted, { params }),
    ]).then(answers => [...new Set(answers.map(({ status }) => status))]);
  };
  expect(await statusesFor(stranger.headers())).toEqual([404]);
  expect(await statusesFor(newBrowser().headers())).toEqual([401]);
  expect(fs.readdirSync('app/api/export/[workspace]').sort()).toEqual(
    [...Object.keys(others), 'responses.csv', 'table.xlsx'].sort(),
  );
});

describe('the file of responses', () => {
  it('streams to members, names customers only to those who may know, and is written down', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const responses = Array.from({ length: 900 }, (_, index) => ({
      externalId: `r${index}`,
      survey,
      customer: `c-${index}`,
      completedAt: '2026-03-01T10:00:00Z',
      answers: { recommend: index % 11 },
    }));
    await world.run(ctx => importResponses({ ctx, input: { responses } }));
    const editor = await signInAs(await newPerson('eva', { world, role: 'editor' }));
    const viewer = await signInAs(await newPerson('vic', { world, role: 'viewer' }));

    const answer = await asked(editor.headers(), world.slug);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = await answer.text();
    expect(text.split('\r\n')).toHaveLength(902);
    expect(text).toContain('c-899');
    expect(await (await asked(viewer.headers(), world.slug, '?band=promoter')).text()).not.toContain('c-899');
    expect((await asked(viewer.headers(), world.slug, '?customer=c-899')).status).toBe(403);
    const log = await world.run(ctx => ctx.db.select().from(auditLog));
    expect(log.filter(row => row.action === 'responses.exported')).toHaveLength(2);
  });

  it('is not there for strangers, and says what is wrong with a filter', async () => {
    const world = await newWorld();
    const owner = await signInAs(await newPerson('olga', { world, role: 'owner' }));
    const stranger = await signInAs(await newPerson('stan', { world: await newWorld(), role: 'owner' }));
    expect((await asked(stranger.headers(), world.slug)).status).toBe(404);
    expect((await asked(newBrowser().headers(), world.slug)).status).toBe(401);
    expect((await asked(owner.headers(), world.slug, '?band=sunny')).status).toBe(422);
    expect((await asked(owner.headers(), world.slug, '?match={')).status).toBe(422);
    expect((await asked(owner.headers(), world.slug, '?question=why')).status).toBe(422);
  });
});
