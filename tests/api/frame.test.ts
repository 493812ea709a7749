import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { apiKey } from '@/drizzle/schema/workspace';
import { handleApi } from '@/server/api/v1/handle';
import { routes } from '@/server/api/v1/routes';
import { createApiKey } from '@/server/services/apiKey/create';
import { listApiKeys } from '@/server/services/apiKey/list';
import { revokeApiKey } from '@/server/services/apiKey/revoke';
import { pruneIdempotentRequests } from '@/server/services/idempotency/prune';
import { apiOf, type Call, clientOf } from '../factories/api';
import { newWorld, type World } from '../factories/world';

let world: World;
let api: Call;

beforeAll(async () => {
  world = await newWorld();
  api = await apiOf(world);
});

const bought = (id: string) => ({
  id,
  type: 'purchase',
  occurredAt: '2026-11-20T10:00:00+01:00',
  customer: { id: 'c-17' },
});

const raw = (path: string, init: RequestInit & { duplex?: 'half' }) =>
  handleApi(new Request(`http://localhost/api/v1${path}`, init));

describe('what cannot be kept', () => {
  it('is named by its place, in bodies and in queries', async () => {
    for (const [method, path, body, place] of [
      ['POST', '/programs', { name: 'a\0b' }, 'name'],
      ['POST', '/customers', '{"id":"c","attributes":{"__proto__":"x"}}', 'attributes.__proto__'],
      ['GET', '/interactions?customer=%00', undefined, 'customer'],
      ['GET', '/responses?q=a%00', undefined, 'q'],
      ['GET', '/metrics?metric=nps&from=2026-01-01&to=2026-02-01&filter[a]=%00', undefined, 'filter.a[0]'],
      [
        'GET',
        '/metrics?metric=nps&from=2026-01-01&to=2026-02-01&filter[__proto__]=x',
        undefined,
        'filter.__proto__',
      ],
    ] as const) {
      const answer = await api(method, path, body);
      expect(answer.status, path).toBe(422);
      expect(answer.body.errors, path).toMatchObject([{ path: place }]);
    }
  });

  it('rejects the row alone in a batch', async () => {
    const rows = '[{"id":"c1","attributes":{"__proto__":"x"}},{"id":"c2","name":"a\\u0000"},{"id":"c3"}]';
    const { body } = await api('POST', '/customers', `{"customers":${rows}}`);
    expect(body).toMatchObject({
      accepted: 1,
      rejected: [
        { index: 0, errors: [{ path: 'attributes.__proto__' }] },
        { index: 1, errors: [{ path: 'name' }] },
      ],
    });
  });
});

describe('the gate', () => {
  it.each(routes.map(route => [route.method, route.path] as const))(
    'refuses %s %s without a key',
    async (method, path) => {
      const { status, headers, body } = await clientOf(null)(method, path.replace(/\{\w+\}/g, 'x'));
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toContain('Bearer');
      expect(body.errors).toEqual([]);
    },
  );

  it.each(routes.filter(route => route.path.includes('{')).map(route => [route.method, route.path] as const))(
    'answers %s %s for a thing that does not exist with 404, or 422 where a body is needed first',
    async (method, path) => {
      for (const id of ['x', newId(), '%F0%9F%A6%B6']) {
        const { status } = await api(method, path.replace(/\{\w+\}/g, id), method === 'GET' ? undefined : {});
        expect(method === 'GET' || method === 'DELETE' ? [404] : [404, 422]).toContain(status);
      }
    },
  );

  it('refuses revoked, expired and made-up keys alike', async () => {
    const made = await world.run(ctx => createApiKey({ ctx, input: { name: 'short' } }));
    const past = await world.run(ctx =>
      createApiKey({ ctx, input: { name: 'past', expiresAt: new Date(ctx.now.getTime() - 1000) } }),
    );
    expect((await clientOf(made.key)('GET', '/interactions')).status).toBe(200);
    await world.run(ctx => revokeApiKey({ ctx, input: { id: made.id } }));
    const answers = await Promise.all(
      [made.key, past.key, `aw_${'a'.repeat(30)}`, 'nonsense', ''].map(key =>
        clientOf(key)('GET', '/interactions'),
      ),
    );
    expect(answers.map(answer => answer.status)).toEqual([401, 401, 401, 401, 401]);
    expect(new Set(answers.slice(0, 3).map(answer => answer.text)).size).toBe(1);
    await expect(world.run(ctx => revokeApiKey({ ctx, input: { id: made.id } }))).rejects.toThrow(
      'no such key',
    );
  });

  it('lets a key do what its scopes say and nothing else', async () => {
    const [reads, sends] = [await apiOf(world, ['read']), await apiOf(world, ['ingest'])];
    expect((await reads('POST', '/interactions', bought('scope'))).status).toBe(403);
    expect((await sends('GET', '/interactions')).status).toBe(403);
    expect((await sends('POST', '/interactions', bought('scope'))).status).toBe(200);
  });

  it('keeps of a key only its hash and its beginning, and when it was used', async () => {
    const own = await newWorld();
    const { id, key } = await own.run(ctx => createApiKey({ ctx, input: { name: 'shop' } }));
    expect(key).toMatch(/^aw_[0-9A-Za-z]{30}$/);
    await clientOf(key)('GET', '/interactions');
    const [listed] = await own.run(ctx => listApiKeys({ ctx }));
    expect(listed).toMatchObject({ id, name: 'shop', prefix: key.slice(0, 9), createdBy: 'system:test' });
    expect(listed?.lastUsedAt).toBeInstanceOf(Date);
    const [row] = await own.run(ctx => ctx.db.select().from(apiKey));
    expect(JSON.stringify(row)).not.toContain(key.slice(9));
    await expect((await newWorld()).run(ctx => listApiKeys({ ctx }))).resolves.toEqual([]);
  });
});

describe('what comes in', () => {
  const key = async () => (await world.run(ctx => createApiKey({ ctx, input: { name: 'raw' } }))).key;

  it('answers malformed JSON with 400 and another content type with 415', async () => {
    expect((await api('POST', '/interactions', '{"id": ')).status).toBe(400);
    expect((await api('POST', '/interactions', 'a=b', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await api('POST', '/interactions', '[]')).status).toBe(422);
    expect((await api('POST', '/interactions')).status).toBe(422);
    expect(
      (await api('POST', '/interactions', '{}', { 'content-type': 'application/json; charset=utf-8' }))
        .status,
    ).toBe(422);
  });

  it('stops reading after 10 MB, announced or not', async () => {
    const headers = { authorization: `Bearer ${await key()}`, 'content-type': 'application/json' };
    const big = `{"id":"${'x'.repeat(11 * 1024 * 1024)}"}`;
    expect((await raw('/interactions', { method: 'POST', headers, body: big })).status).toBe(413);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
      },
    });
    const answer = await raw('/interactions', { method: 'POST', headers, body: endless, duplex: 'half' });
    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(15);
  });

  it('answers bytes that are no UTF-8 with 400', async () => {
    const headers = { authorization: `Bearer ${await key()}`, 'content-type': 'application/json' };
    const body = new Uint8Array([0x22, 0xff, 0xfe, 0x22]);
    expect((await raw('/interactions', { method: 'POST', headers, body })).status).toBe(400);
  });

  it('tells which methods an address answers, and 404 for none', async () => {
    const answer = await api('PUT', '/interactions', {});
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST, GET');
    for (const path of [
      '/nothing',
      '/interactions/',
      '/interactions/a/b',
      '/interactions/%E0%A4%A',
      '/interactions/%00',
    ])
      expect([200, 404]).toContain((await api('GET', path)).status);
  });
});

describe('Idempotency-Key', () => {
  const once = { 'idempotency-key': 'order-77' };

  it('runs one of twenty equal requests at once and answers all of them the same', async () => {
    const own = await newWorld();
    const call = await apiOf(own);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call('POST', '/interactions', bought('twenty'), once)),
    );
    expect(new Set(answers.map(answer => answer.text))).toEqual(
      new Set(['{"accepted":1,"duplicates":0,"rejected":[]}']),
    );
    expect(answers.filter(answer => answer.headers.get('idempotent-replayed') === null)).toHaveLength(1);
  });

  it('refuses the same key with another body, and knows the key in its own workspace only', async () => {
    const [ours, theirs] = [await apiOf(await newWorld()), await apiOf(await newWorld())];
    await ours('POST', '/interactions', bought('a'), once);
    const other = await ours('POST', '/interactions', bought('b'), once);
    expect(other.status).toBe(409);
    const elsewhere = await theirs('POST', '/interactions', bought('b'), once);
    expect(elsewhere.body.accepted).toBe(1);
  });

  it('keeps no failure: a corrected request may use the key again', async () => {
    const call = await apiOf(await newWorld());
    expect((await call('POST', '/interactions', { ...bought('c'), type: '' }, once)).status).toBe(422);
    expect((await call('POST', '/interactions', bought('c'), once)).body.accepted).toBe(1);
  });

  it('is forgotten after a day', async () => {
    const own = await newWorld();
    const call = await apiOf(own);
    await call('POST', '/interactions', bought('d'), once);
    expect(await own.run(ctx => pruneIdempotentRequests({ ctx }))).toBe(0);
    const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
    await owner.connect();
    await owner.query(`update idempotent_request set created_at = created_at - interval '25 hours'`);
    await owner.end();
    expect(await own.run(ctx => pruneIdempotentRequests({ ctx }))).toBe(1);
    expect((await call('POST', '/interactions', bought('d'), once)).body.duplicates).toBe(1);
  });
});

describe('limits and faults', () => {
  it('takes 600 requests a minute per key, then says when to come back; other keys go on', async () => {
    const call = await apiOf(world);
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) {
      const answers = await Promise.all(Array.from({ length: 51 }, () => call('GET', '/interactions/none')));
      statuses.push(...answers.map(answer => answer.status));
    }
    expect(statuses.filter(status => status === 404)).toHaveLength(600);
    expect(statuses.filter(status => status === 429)).toHaveLength(12);
    const refused = await call('GET', '/interactions');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await api('GET', '/interactions')).status).toBe(200);
  });

  it('answers 503 while the database refuses, says nothing of the inside, and recovers', async () => {
    const call = await apiOf(world);
    const { pathname } = new URL(process.env.DATABASE_OWNER_URL ?? '');
    const name = pathname.slice(1);
    const owner = new pg.Client({
      connectionString: process.env.DATABASE_OWNER_URL?.replace(/[^/]+$/, 'postgres'),
    });
    await owner.connect();
    await owner.query(`alter database ${name} allow_connections false`);
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`,
    );
    const down = await call('POST', '/interactions', bought('lost'));
    await owner.query(`alter database ${name} allow_connections true`);
    await owner.end();
    expect(down.status).toBe(503);
    expect(down.headers.get('retry-after')).toBe('5');
    expect(down.text).not.toMatch(/at .*\.ts|postgres|select/i);
    // A pooled connection may take a moment to notice that its other end is gone.
    await expect.poll(async () => (await call('GET', '/interactions')).status, { timeout: 5000 }).toBe(200);
    expect((await call('POST', '/interactions', bought('lost'))).body.accepted).toBe(1);
  });
});

describe('openapi.json', () => {
  it('describes every route without asking for a key', async () => {
    const { status, body } = await clientOf(null)('GET', '/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    for (const route of routes) {
      const operation = body.paths[route.path][route.method.toLowerCase()];
      expect(operation.summary).toBe(route.summary);
      expect(operation.responses[String(route.status)]).toBeDefined();
    }
    const ids = Object.values<Record<string, { operationId: string }>>(body.paths).flatMap(path =>
      Object.values(path).map(operation => operation.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(JSON.stringify(body.components.schemas.InteractionInput)).toContain('occurredAt');
  });

  it('answers health', async () => {
    expect((await clientOf(null)('GET', '/health')).body).toEqual({ status: 'ok' });
    expect((await raw('/health', { method: 'HEAD' })).status).toBe(200);
  });
});
