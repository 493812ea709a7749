import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/import/route';
import { interaction } from '@/drizzle/schema/customer';
import { IMPORT_HEADER } from '@/server/api/upload';
import { closeAuthPool } from '@/server/auth/database';
import { type Browser, newPerson, signInAs } from '../factories/people';
import { newWorld, type World } from '../factories/world';

afterAll(closeAuthPool);

let world: World;
let editor: Browser;
let viewer: Browser;

beforeAll(async () => {
  world = await newWorld();
  editor = await signInAs(await newPerson('edda', { world, role: 'editor' }));
  viewer = await signInAs(await newPerson('vic', { world, role: 'viewer' }));
});

const csv = 'Order,Type,Date,Mail\n1,purchase,2026-11-20,ann@example.com\n2,purchase,soon,ben@example.com\n';
const mapping = { Order: 'id', Type: 'type', Date: 'occurredAt', Mail: 'customer.email' };
const whole = { step: 'import', kind: 'interactions', fileName: 'orders.csv', mapping };

const upload = (who: Browser | null, options: unknown, headers: Record<string, string> = {}, body = csv) => {
  const own = {
    'content-type': 'text/csv',
    origin: 'http://localhost:3999',
    host: 'localhost:3999',
    'sec-fetch-site': 'same-origin',
    'x-afterword-workspace': world.slug,
    [IMPORT_HEADER]: encodeURIComponent(JSON.stringify(options)),
    ...headers,
  };
  const all = who ? who.headers(own) : new Headers(own);
  return POST(new Request('http://localhost:3999/api/import', { method: 'POST', headers: all, body }));
};

describe('uploading a file', () => {
  it('shows what the columns probably mean, then reads it with progress and a report', async () => {
    const preview = await upload(editor, { step: 'preview', kind: 'interactions' });
    expect(await preview.json()).toMatchObject({ mapping, sample: [{ Order: '1' }, { Order: '2' }] });
    const answer = await upload(editor, whole);
    expect(answer.status).toBe(200);
    const lines = (await answer.text())
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines).toMatchObject([{ progress: { rows: 2 } }, { done: { accepted: 1, rejected: 1 } }]);
    expect(await world.run(ctx => ctx.db.$count(interaction))).toBe(1);
  });

  it('tells a fault of the file in the last line', async () => {
    const answer = await upload(editor, { ...whole, mapping: { ...mapping, Nope: 'caseOf' } });
    expect(JSON.parse(await answer.text())).toMatchObject({
      error: { code: 'invalid', message: 'The file has no column "Nope".' },
    });
  });

  it('is for members who may design, from our own pages, in their own workspace', async () => {
    const other = await newWorld();
    const statuses = await Promise.all([
      upload(null, whole),
      upload(viewer, whole),
      upload(editor, whole, { 'sec-fetch-site': 'cross-site' }),
      upload(editor, whole, { origin: 'https://evil.example' }),
      upload(editor, whole, { 'x-afterword-workspace': other.slug }),
      upload(editor, { step: 'import', kind: 'secrets' }),
      upload(editor, whole, { [IMPORT_HEADER]: '%' }),
    ]);
    expect(statuses.map(answer => answer.status)).toEqual([401, 403, 403, 403, 404, 422, 422]);
    expect(await other.run(ctx => ctx.db.$count(interaction))).toBe(0);
  });
});
