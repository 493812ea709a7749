import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/import/[workspace]/[id]/route';
import { POST } from '@/app/api/import/route';
import { interaction } from '@/drizzle/schema/customer';
import { importRun } from '@/drizzle/schema/instance';
import { IMPORT_HEADER } from '@/server/api/upload';
import { closeAuthPool } from '@/server/auth/database';
import { startImport } from '@/server/services/importRun/start';
import { workOnImport } from '@/server/services/importRun/work';
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
const orders = { kind: 'interactions', fileName: 'orders.csv' };

const headersOf = (who: Browser | null, own: Record<string, string>): Headers =>
  who ? who.headers(own) : new Headers(own);

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
  const url = 'http://localhost:3999/api/import';
  return POST(new Request(url, { method: 'POST', headers: headersOf(who, own), body }));
};

const report = (who: Browser | null, workspace: string, id: string) =>
  GET(new Request('http://localhost:3999/api/import', { headers: headersOf(who, {}) }), {
    params: Promise.resolve({ workspace, id }),
  });

describe('uploading a file', () => {
  it('shows what the columns probably mean, and hands back what was not taken', async () => {
    const answer = await upload(editor, orders);
    expect(answer.status).toBe(200);
    const run: { id: string } = await answer.json();
    expect(run).toMatchObject({
      state: 'uploaded',
      mapping,
      sample: { rows: [{ Order: '1' }, { Order: '2' }] },
    });
    await world.run(ctx => startImport({ ctx, input: { id: run.id, mapping } }));
    while (await workOnImport(world.workspaceId, () => false));
    expect(await world.run(ctx => ctx.db.$count(interaction))).toBe(1);
    const file = await report(editor, world.slug, run.id);
    expect(file.headers.get('content-disposition')).toContain(
      "filename*=UTF-8''orders%20-%20not%20taken.csv",
    );
    expect(await file.text()).toMatch(
      /^line,reason,Order,Type,Date,Mail\r\n3,.*,2,purchase,soon,ben@example\.com\r\n$/,
    );
    const other = await newWorld();
    const statuses = await Promise.all([
      report(null, world.slug, run.id),
      report(viewer, world.slug, run.id),
      report(editor, other.slug, run.id),
      report(editor, world.slug, 'no-id'),
    ]);
    expect(statuses.map(one => one.status)).toEqual([401, 403, 404, 404]);
  });

  it('tells what is wrong with a file before anything is kept', async () => {
    const answer = await upload(editor, orders, {}, 'Order,Type\n');
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('no row below it') });
  });

  it('is for members who may design, from our own pages, in their own workspace', async () => {
    const other = await newWorld();
    const statuses = await Promise.all([
      upload(null, orders),
      upload(viewer, orders),
      upload(editor, orders, { 'sec-fetch-site': 'cross-site' }),
      upload(editor, orders, { origin: 'https://evil.example' }),
      upload(editor, orders, { 'x-afterword-workspace': other.slug }),
      upload(editor, { kind: 'secrets', fileName: 'x' }),
      upload(editor, orders, { [IMPORT_HEADER]: '%' }),
    ]);
    expect(statuses.map(answer => answer.status)).toEqual([401, 403, 403, 403, 404, 422, 422]);
    expect(await other.run(ctx => ctx.db.$count(importRun))).toBe(0);
  });
});
