import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { eraseCustomer } from '@/server/services/customer/erase';

process.env.WEBHOOK_ALLOW_LOOPBACK = '1';

const { closeOutbound } = await import('@/server/outbound/post-json');
const { createChannel } = await import('@/server/services/channel/create');
const { deleteChannel } = await import('@/server/services/channel/delete');
const { listChannels } = await import('@/server/services/channel/list');
const { endExchange, rotateSecret } = await import('@/server/services/channel/rotate-secret');
const { testChannel } = await import('@/server/services/channel/test');
const { updateChannel } = await import('@/server/services/channel/update');
const { sendDueDeliveries } = await import('@/server/services/delivery/send-due');
const { decideInteractions } = await import('@/server/services/decision/decide');
const { addCustomers, addInteractions, askAtOnce } = await import('../factories/sending');
const { newWorld } = await import('../factories/world');
type World = Awaited<ReturnType<typeof newWorld>>;

type Call = { headers: http.IncomingHttpHeaders; body: string };
const calls: Call[] = [];
let reply: (
  call: Call,
  n: number,
) => { status: number; body?: unknown; headers?: Record<string, string> } | null;
const gateway = http.createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const call = { headers: request.headers, body };
  calls.push(call);
  const said = reply(call, calls.length);
  if (said) response.writeHead(said.status, said.headers).end(JSON.stringify(said.body ?? {}));
});
await new Promise<void>(resolve => gateway.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/messages`;

beforeEach(() => {
  calls.length = 0;
  reply = () => ({ status: 200, body: { id: 'sms-1' } });
});
afterAll(async () => {
  gateway.closeAllConnections();
  gateway.close();
  await closeOutbound();
});

const message = (call?: Call) => JSON.parse(call?.body ?? 'null');
const run = (world: World, statement: ReturnType<typeof sql>) => world.run(ctx => ctx.db.execute(statement));
const makeDue = (world: World) =>
  run(world, sql`update delivery set due_at = now() where state = 'scheduled'`);

type Person = { externalId: string; phone?: string | null; locale?: string; email?: string | null };

/** A world whose customers are asked by the gateway at once. */
async function askedBySms(
  people: Person[],
  {
    address = 'phone',
    target = url,
    ...program
  }: { address?: 'phone' | 'email' | 'id'; target?: string } & Parameters<typeof askAtOnce>[1] = {},
) {
  const world = await newWorld();
  const { id, secret } = await world.run(ctx =>
    createChannel({ ctx, input: { name: 'Text messages', url: target, address } }),
  );
  await askAtOnce(world, { channel: id, ...program });
  await world.run(async ctx => {
    const ids = await addCustomers(
      ctx,
      people.map(person => ({ phone: '+441130000000', ...person })),
    );
    await addInteractions(
      ctx,
      ids.map(customerId => ({ customerId })),
    );
  });
  await world.run(ctx => decideInteractions({ ctx, input: { limit: 1000 } }));
  return { world, id, secret };
}

const states = async (world: World) =>
  (
    await run(
      world,
      sql`select d.kind, d.state, d.attempts, d.code, d.error, d.remote_id as remote, i.state as invitation, i.reason,
        round(extract(epoch from d.due_at - now()) / 60)::int as wait
        from delivery d join invitation i on i.id = d.invitation_id order by d.kind, d.due_at`,
    )
  ).rows;

describe('a message by a gateway', () => {
  it('is signed, carries what it needs and no more, and keeps the gateway’s id', async () => {
    const { world, secret } = await askedBySms([{ externalId: 'ann', locale: 'de' }]);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
    const [call] = calls;
    expect(() =>
      new Webhook(secret).verify(call?.body ?? '', call?.headers as Record<string, string>),
    ).not.toThrow();
    const sent = message(call);
    expect(sent).toMatchObject({
      id: call?.headers['webhook-id'],
      type: 'message',
      kind: 'invitation',
      customer: { id: 'ann', phone: '+441130000000', locale: 'de' },
      language: 'de',
    });
    expect(sent.customer).not.toHaveProperty('email');
    expect(sent.text).toMatch(/^Wie .*Boots & Co\?\nhttp/);
    expect(sent.text).toContain(sent.url);
    expect(sent.text.length).toBeLessThanOrEqual(160);
    expect(await states(world)).toMatchObject([{ state: 'sent', invitation: 'sent', remote: 'sms-1' }]);
  });

  it('is tried again under the same id, as soon as the gateway wishes', async () => {
    reply = (_, n) =>
      n === 1
        ? { status: 503 }
        : n === 2
          ? { status: 429, headers: { 'retry-after': '3600' } }
          : { status: 200, body: { id: 7 } };
    const { world } = await askedBySms([{ externalId: 'ann' }]);
    expect(await sendDueDeliveries()).toMatchObject({ retry: 1 });
    expect(await states(world)).toMatchObject([
      { state: 'scheduled', wait: 1, error: 'The gateway answered 503.' },
    ]);
    await makeDue(world);
    await sendDueDeliveries();
    expect(await states(world)).toMatchObject([{ state: 'scheduled', wait: 60 }]);
    await makeDue(world);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
    expect(await states(world)).toMatchObject([{ state: 'sent', remote: '7', attempts: 3 }]);
    expect(new Set(calls.map(call => call.headers['webhook-id'])).size).toBe(1);
  });

  it('is not called again at once where it did not answer, and keeps no lane waiting', async () => {
    const { world } = await askedBySms(
      [{ externalId: 'ann' }, { externalId: 'ben' }, { externalId: 'cem' }],
      {
        target: 'http://127.0.0.1:9/',
      },
    );
    expect(await sendDueDeliveries({ lanes: 1 })).toMatchObject({ retry: 3 });
    expect((await states(world)).map(row => row.error)).toEqual([
      expect.stringContaining('connection failed'),
      'The gateway did not answer a moment ago.',
      'The gateway did not answer a moment ago.',
    ]);
  });

  it('bounces where the gateway cannot reach the person; the mail address stays good', async () => {
    reply = () => ({ status: 422, body: { reason: 'number not in use' } });
    const { world } = await askedBySms([{ externalId: 'ann' }]);
    expect(await sendDueDeliveries()).toMatchObject({ failed: 1 });
    expect(await states(world)).toMatchObject([
      { state: 'failed', invitation: 'bounced', error: 'number not in use' },
    ]);
    expect((await run(world, sql`select * from suppression`)).rows).toEqual([]);
  });

  it('switches a channel off that refuses everything; the rest waits until it is on again', async () => {
    reply = () => ({ status: 401, body: { reason: 'bad signature' } });
    const { world, id } = await askedBySms(Array.from({ length: 13 }, (_, n) => ({ externalId: `c${n}` })));
    await sendDueDeliveries({ lanes: 1 });
    const after = await states(world);
    expect(after.filter(row => row.state === 'failed')).toHaveLength(10);
    expect(after.filter(row => row.state === 'scheduled')).toHaveLength(3);
    expect(after[0]).toMatchObject({ invitation: 'failed', code: 'HTTP 401', error: 'bad signature' });
    expect(await world.run(ctx => listChannels({ ctx }))).toMatchObject([{ active: false }]);
    reply = () => ({ status: 200 });
    await world.run(ctx => updateChannel({ ctx, input: { id, active: true } }));
    expect(await sendDueDeliveries()).toMatchObject({ sent: 3 });
  });

  it('reaches people by what the channel says', async () => {
    for (const [address, given] of [
      ['email', { email: 'ann@example.com' }],
      ['id', {}],
    ] as const) {
      calls.length = 0;
      const { world } = await askedBySms([{ externalId: 'ann', phone: null }], { address });
      expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
      expect(message(calls[0]).customer).toEqual({ id: 'ann', name: null, locale: null, ...given });
      await run(world, sql`update send_channel set active = false`);
    }
  });
});

describe('between enqueue and send', () => {
  it.each([
    ['unsubscribed', sql`update customer set unsubscribed_at = now()`],
    ['unsubscribed', sql`update customer set preferences = '{"topicsOff": ["orders"]}'`],
    [
      'unsubscribed',
      sql`insert into suppression (workspace_id, address_hash, reason) select workspace_id, address_hash, 'unsubscribed' from customer`,
    ],
    [
      'suppressed',
      sql`insert into suppression (workspace_id, address_hash, reason) select workspace_id, address_hash, 'complained' from customer`,
    ],
    ['no_address', sql`update customer set phone = null`],
    ['do_not_ask', sql`update customer set do_not_ask = true`],
  ])('%s → no message (%#)', async (reason, change) => {
    const { world } = await askedBySms([{ externalId: 'ann' }]);
    await run(world, sql`update program set topic = 'orders'`);
    await run(world, change);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 0, skipped: 1 });
    expect(calls).toEqual([]);
    expect(await states(world)).toMatchObject([
      { state: 'suppressed', error: reason, invitation: 'suppressed' },
    ]);
  });

  it('a mailbox that is gone does not stop a text message', async () => {
    const { world } = await askedBySms([{ externalId: 'ann' }]);
    await run(
      world,
      sql`insert into suppression (workspace_id, address_hash, reason) select workspace_id, address_hash, 'bounced' from customer`,
    );
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
  });

  it('another topic that is off does not stop it', async () => {
    const { world } = await askedBySms([{ externalId: 'ann' }]);
    await run(world, sql`update program set topic = 'orders'`);
    await run(world, sql`update customer set preferences = '{"topicsOff": ["visits"]}'`);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
  });

  it('the demo calls nobody: its messages are kept', async () => {
    const { world } = await askedBySms([{ externalId: 'ann' }]);
    await run(world, sql`update workspace set is_demo = true`);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
    expect(calls).toEqual([]);
    const { rows } = await run(world, sql`select recipient from mailbox_message`);
    expect(rows).toEqual([{ recipient: '+441130000000' }]);
    await world.run(ctx => eraseCustomer({ ctx, input: { externalId: 'ann' } }));
    expect((await run(world, sql`select recipient from mailbox_message`)).rows).toEqual([]);
  });
});

describe('reminders', () => {
  it('go to whom the program names: who has not looked, or who has', async () => {
    const { world } = await askedBySms([{ externalId: 'ann' }, { externalId: 'ben' }], {
      reminders: [{ after: 'P1D', to: 'not_visited' }, { after: 'P2D', to: 'visited' }, { after: 'P3D' }],
    });
    await sendDueDeliveries();
    await run(
      world,
      sql`update invitation set state = 'visited', visited_at = now()
        where customer_id = (select id from customer where external_id = 'ben')`,
    );
    calls.length = 0;
    await makeDue(world);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 4, skipped: 2 });
    const got = calls.map(call => [message(call).customer.id, message(call).kind].join(' ')).sort();
    expect(got).toEqual(['ann reminder-1', 'ann reminder-3', 'ben reminder-2', 'ben reminder-3']);
    expect(message(calls[0]).text).toMatch(/Reminder: /);
  });
});

describe('a channel', () => {
  it('is tried without writing to anybody, and shows what came back', async () => {
    const { world, id, secret } = await askedBySms([]);
    reply = () => ({ status: 403, body: { reason: 'who are you?' } });
    expect(await world.run(ctx => testChannel({ ctx, input: { id } }))).toEqual({
      ok: false,
      status: 403,
      body: '{"reason":"who are you?"}',
      problem: null,
    });
    expect(message(calls[0])).toEqual({ id: calls[0]?.headers['webhook-id'], type: 'test' });
    expect(() =>
      new Webhook(secret).verify(calls[0]?.body ?? '', calls[0]?.headers as Record<string, string>),
    ).not.toThrow();
    await run(world, sql`update send_channel set url = 'http://127.0.0.1:9/'`);
    expect(await world.run(ctx => testChannel({ ctx, input: { id } }))).toMatchObject({
      ok: false,
      problem: expect.stringContaining('connection failed'),
    });
  });

  it('signs with both secrets while one is exchanged', async () => {
    const { world, id, secret } = await askedBySms([]);
    const verify = (with_: string) =>
      new Webhook(with_).verify(calls.at(-1)?.body ?? '', calls.at(-1)?.headers as Record<string, string>);
    const { secret: next } = await world.run(ctx => rotateSecret({ ctx, input: { id } }));
    expect(next).not.toBe(secret);
    await world.run(ctx => testChannel({ ctx, input: { id } }));
    expect(() => verify(secret)).not.toThrow();
    expect(() => verify(next)).not.toThrow();
    expect(await world.run(ctx => listChannels({ ctx }))).toMatchObject([{ exchanging: true }]);
    await world.run(ctx => endExchange({ ctx, input: { id } }));
    await world.run(ctx => testChannel({ ctx, input: { id } }));
    expect(() => verify(secret)).toThrow();
    expect(() => verify(next)).not.toThrow();
  });

  it('keeps its secret sealed, and tells it nowhere again', async () => {
    const { world, secret } = await askedBySms([]);
    const stored = JSON.stringify((await run(world, sql`select * from send_channel`)).rows);
    expect(stored).not.toContain(secret.replace('whsec_', ''));
    expect(JSON.stringify(await world.run(ctx => listChannels({ ctx })))).not.toContain('secret');
  });

  it('stays while a program sends by it', async () => {
    const { world, id } = await askedBySms([{ externalId: 'ann' }]);
    await expect(world.run(ctx => deleteChannel({ ctx, input: { id } }))).rejects.toMatchObject({
      code: 'conflict',
    });
    await run(world, sql`update program set channel_id = null`);
    await world.run(ctx => deleteChannel({ ctx, input: { id } }));
    expect(await sendDueDeliveries()).toMatchObject({ sent: 0, skipped: 1 });
    expect(await states(world)).toMatchObject([{ state: 'suppressed', error: 'channel_gone' }]);
  });

  it('is refused an address that leads inside', async () => {
    const world = await newWorld();
    for (const bad of [
      'http://10.0.0.1/',
      'ftp://gateway.example',
      'gateway.example',
      'http://gateway.example/',
    ])
      await expect(
        world.run(ctx => createChannel({ ctx, input: { name: 'x', url: bad } })),
      ).rejects.toThrow();
  });
});

describe('the gateway of the guide', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'gateway-'));
  let child: ChildProcess | undefined;
  afterAll(() => {
    child?.kill();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  it('takes a test and a message, refuses a forged one, and sends a repeated one once', async () => {
    const port = await freePort();
    const { world, id, secret } = await askedBySms(
      [{ externalId: 'ann' }, { externalId: 'ben', phone: '0113' }],
      {
        target: `http://127.0.0.1:${port}/`,
      },
    );
    const [, code = ''] = /```js\n([\s\S]*?)```/.exec(fs.readFileSync('docs/channels.md', 'utf8')) ?? [];
    expect(code.trim().split('\n').length).toBeLessThanOrEqual(35);
    fs.writeFileSync(path.join(dir, 'gateway.mjs'), code);
    const example = spawn(process.execPath, ['gateway.mjs'], {
      cwd: dir,
      env: { ...process.env, SECRET: secret, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = example;
    let said = '';
    example.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await expect
      .poll(() => world.run(ctx => testChannel({ ctx, input: { id } })), { timeout: 10_000 })
      .toMatchObject({ ok: true, body: '{"reason":"ready"}' });

    expect(await sendDueDeliveries()).toMatchObject({ sent: 1, failed: 1 });
    expect((await states(world)).map(row => row.invitation).sort()).toEqual(['bounced', 'sent']);
    await run(world, sql`update delivery set state = 'scheduled', due_at = now() where state = 'sent'`);
    await sendDueDeliveries();
    expect(said.match(/to \+441130000000: Boots & Co: /g)).toHaveLength(1);

    const forged = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      body: '{"type":"test"}',
      headers: {
        'webhook-id': 'x',
        'webhook-timestamp': String(Date.now() / 1000),
        'webhook-signature': 'v1,AAAA',
      },
    });
    expect(forged.status).toBe(401);
  });
});

async function freePort(): Promise<number> {
  const server = http.createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>(resolve => server.close(() => resolve()));
  return port;
}
