import { createHash, createPublicKey, verify } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Dns } from '@/server/email/dns';
import { closeTransport } from '@/server/email/transport';
import { planDeliveries } from '@/server/services/delivery/plan';
import { makeSender, sendDueDeliveries } from '@/server/services/delivery/send-due';
import { checkDomain } from '@/server/services/sender/check-domain';
import { connectServer, disconnectServer } from '@/server/services/sender/connect';
import { makeDkimKey } from '@/server/services/sender/dkim';
import { readMailState } from '@/server/services/sender/read';
import { saveSender } from '@/server/services/sender/save';
import { asked } from '../factories/sending';
import { mailsWaiting } from '../factories/waiting';
import { newWorld, type World } from '../factories/world';
import { startSmtpSink } from '../setup/smtp-sink';

const house = await startSmtpSink();
const own = await startSmtpSink();
process.env.SMTP_URL = house.url;
process.env.MAIL_FROM = 'Afterword <mail@house.example>';
process.env.WEBHOOK_ALLOW_LOOPBACK = '1';

const ann = { email: 'ann@boots.example', name: 'Ann' };

beforeEach(() => {
  for (const sink of [house, own]) {
    sink.received.length = 0;
    sink.script(() => ({ kind: 'accept' }));
  }
});
afterAll(async () => {
  closeTransport();
  await Promise.all([house.stop(), own.stop()]);
});

const stateOf = (world: World) => world.run(ctx => readMailState({ ctx }));
const connect = (world: World, url: string) =>
  world.run(ctx => connectServer({ ctx, input: { url }, to: ann }));

describe('the sender of a workspace', () => {
  it('is who its mail comes from, bounces to and is named after, and nobody else’s', async () => {
    const boots = await newWorld();
    await boots.run(ctx => saveSender({ ctx, input: { name: 'Boots & Co', address: 'ask@boots.example' } }));
    const hats = await newWorld();
    for (const world of [boots, hats]) await mailsWaiting(world, 1, { host: `${world.workspaceId}.example` });
    expect(await sendDueDeliveries()).toMatchObject({ sent: 2 });
    const mailTo = (world: World) => house.received.find(mail => mail.to[0]?.includes(world.workspaceId));
    expect(mailTo(boots)).toMatchObject({ from: 'ask@boots.example' });
    expect(mailTo(boots)?.raw).toMatch(/^From: "?Boots & Co"? <ask@boots\.example>\r$/m);
    expect(mailTo(hats)).toMatchObject({ from: 'mail@house.example' });
  });

  it('names the domain of each mail’s id', async () => {
    const world = await newWorld();
    await world.run(ctx => saveSender({ ctx, input: { name: null, address: 'ask@boots.example' } }));
    await mailsWaiting(world, 1, { dueIn: '1 day' });
    const ids = await world.run(async ctx => {
      const { rows } = await ctx.db.execute<{ id: string }>(sql`select id from invitation`);
      const invitationId = rows[0]?.id ?? '';
      await planDeliveries(ctx, [{ invitationId, kind: 'reminder-1', dueAt: ctx.now }]);
      return ctx.db.execute<{ message_id: string }>(
        sql`select message_id from delivery where kind = 'reminder-1'`,
      );
    });
    expect(ids.rows[0]?.message_id).toMatch(/^<[0-9a-f-]{36}\.reminder-1@boots\.example>$/);
    await world.run(({ db }) => db.execute(sql`delete from delivery`));
  });

  it.each(['ask@boots.example, eve@evil.test', 'ask', 'ask@boots.example\r\nBcc: eve@evil.test', 'a b@c.d'])(
    'is one mailbox: %j is refused',
    async address => {
      const world = await newWorld();
      await expect(world.run(ctx => saveSender({ ctx, input: { name: null, address } }))).rejects.toThrow();
    },
  );
});

describe('a server of its own', () => {
  it('counts once a test went through it, keeps its password to itself, and can be taken out', async () => {
    const world = await newWorld();
    const { server } = await connect(world, own.url);
    expect(own.received.map(mail => mail.to)).toEqual([['ann@boots.example']]);
    expect((await stateOf(world)).server).toEqual({ host: server, own: true });
    await mailsWaiting(world, 3);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 3 });
    expect([own.received.length, house.received.length]).toEqual([4, 0]);
    await world.run(ctx => disconnectServer({ ctx }));
    await mailsWaiting(world, 1, { from: 10 });
    await sendDueDeliveries();
    expect([own.received.length, house.received.length]).toEqual([4, 1]);
  });

  it('that refuses changes nothing, and is quoted', async () => {
    const world = await newWorld();
    own.script(() => ({ kind: 'refuse', code: 554, message: '5.7.1 relay access denied' }));
    await expect(connect(world, own.url)).rejects.toThrow(
      /5\.7\.1 relay access denied\. Nothing was changed/,
    );
    expect((await stateOf(world)).server).toMatchObject({ own: false });
  });

  it('keeps nothing readable in the database', async () => {
    const world = await newWorld();
    await connect(world, own.url);
    await world.run(ctx => makeDkimKey({ ctx }));
    const { rows } = await world.run(({ db }) =>
      db.execute<{ all: string }>(sql`select s::text as all from sender s`),
    );
    expect(rows[0]?.all).not.toMatch(/smtp:\/\/|PRIVATE KEY/);
    expect(JSON.stringify(await stateOf(world))).not.toMatch(/smtp:\/\/|PRIVATE KEY/);
  });

  it.each([
    ['smtp://10.0.0.1:25', /private address/],
    ['smtp://[::ffff:10.0.0.1]:25', /private address/],
    ['smtp://169.254.169.254:25', /private address/],
    ['http://mail.example.com', /smtps:\/\//],
    ['smtp://mail.example.com?proxy=http://10.0.0.1', /Leave out/],
    ['smtp://mail.example.com/x', /smtps:\/\//],
    ['smtp://127.0.0.1:1', /no connection/],
  ])('%s is not connected', async (url, why) => {
    const world = await newWorld();
    await expect(connect(world, url)).rejects.toThrow(why);
  });

  it('that hangs holds up nobody else’s mail', { timeout: 90_000 }, async () => {
    const stuck = await newWorld();
    await connect(stuck, own.url);
    own.script(() => ({ kind: 'hang' }));
    await mailsWaiting(stuck, 300, { host: 'stuck.example', dueIn: '-1 hour' });
    const free = await newWorld();
    await mailsWaiting(free, 100, { host: 'free.example' });
    const begun = Date.now();
    const sender = makeSender();
    while (house.received.length < 100 && Date.now() - begun < 60_000) {
      sender.wake();
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    expect(house.received).toHaveLength(100);
    // Nothing had to wait for the 20 seconds after which a silent server is given up on.
    expect(own.received.filter(mail => mail.to[0]?.endsWith('stuck.example')).length).toBeLessThanOrEqual(3);
    own.script(() => ({ kind: 'refuse', code: 451, message: '4.3.0 later' }));
    await sender.stop();
    // Left alone now, its other mails are put off without a connection each.
    await sendDueDeliveries();
    const { rows } = await stuck.run(({ db }) =>
      db.execute<{ waiting: number }>(
        sql`select count(*)::int as waiting from delivery where state = 'scheduled' and due_at > now()`,
      ),
    );
    expect(rows[0]?.waiting).toBeGreaterThan(250);
  });
});

/** DNS in which our key stands, or whatever else is given. */
const dnsWith = (records: Record<string, string>): Dns => {
  const nothing = () => Promise.reject(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }));
  return {
    resolveTxt: name => (records[name] ? Promise.resolve([[records[name] ?? '']]) : nothing()),
    resolve4: nothing,
    resolve6: nothing,
    resolveMx: nothing,
  };
};

describe('a DKIM key', () => {
  it('signs every mail once DNS shows it, so that a receiver can check each byte', async () => {
    const world = await asked([{ externalId: 'ann' }, { externalId: 'bob' }]);
    await world.run(({ db }) => db.execute(sql`update delivery set due_at = now() + interval '1 day'`));
    await world.run(ctx => saveSender({ ctx, input: { name: 'Böts & Co', address: 'ask@boots.example' } }));
    await world.run(ctx => makeDkimKey({ ctx }));
    const { dkim } = await stateOf(world);
    if (!dkim) throw new Error('there is a key');
    expect(dkim.name).toMatch(/^aw\d{8}\._domainkey\.boots\.example$/);
    const due = (email: string) =>
      world.run(({ db }) =>
        db.execute(sql`update delivery set due_at = now() where invitation_id in (
          select i.id from invitation i join customer c on c.id = i.customer_id where c.external_id = ${email})`),
      );

    await world.run(ctx => checkDomain({ ctx, dns: dnsWith({}) }));
    await due('ann');
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
    expect(house.received[0]?.raw).not.toMatch(/^DKIM-Signature:/m);

    await world.run(ctx => checkDomain({ ctx, dns: dnsWith({ [dkim.name]: dkim.value }) }));
    expect((await stateOf(world)).dkim?.signs).toBe(true);
    await due('bob');
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
    const raw = house.received[1]?.raw ?? '';
    const signature = verifyDkim(raw, dkim.value);
    expect(signature).toMatchObject({ d: 'boots.example', bodyHolds: true, headerHolds: true });
    expect(signature.h).toEqual(
      expect.arrayContaining(['from', 'list-unsubscribe', 'list-unsubscribe-post', 'to']),
    );
    expect(raw).toMatch(/^List-Unsubscribe: <[^\r\n]+>\r$/m);
    // And a changed word shows.
    expect(verifyDkim(raw.replace('Subject: ', 'Subject: x'), dkim.value).headerHolds).toBe(false);
    expect(verifyDkim(raw.replace('</html>', '<b></html>'), dkim.value).bodyHolds).toBe(false);
  });

  it('signs nothing of another domain', async () => {
    const world = await newWorld();
    await world.run(ctx => saveSender({ ctx, input: { name: null, address: 'ask@boots.example' } }));
    await world.run(ctx => makeDkimKey({ ctx }));
    const { dkim } = await stateOf(world);
    await world.run(ctx => checkDomain({ ctx, dns: dnsWith({ [dkim?.name ?? '']: dkim?.value ?? '' }) }));
    await world.run(ctx => saveSender({ ctx, input: { name: null, address: 'ask@hats.example' } }));
    await mailsWaiting(world, 1);
    await sendDueDeliveries();
    expect(house.received[0]).toMatchObject({ from: 'ask@hats.example' });
    expect(house.received[0]?.raw).not.toMatch(/^DKIM-Signature:/m);
  });
});

/** What a receiver does (RFC 6376, relaxed/relaxed, rsa-sha256), written apart from what signs. */
function verifyDkim(raw: string, record: string) {
  const end = raw.indexOf('\r\n\r\n');
  const fields = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const body = raw.slice(end + 4);
  const nameOf = (field: string) => field.slice(0, field.indexOf(':')).trim().toLowerCase();
  const relaxed = (field: string) =>
    `${nameOf(field)}:${field
      .slice(field.indexOf(':') + 1)
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`;
  const signed = fields.find(field => nameOf(field) === 'dkim-signature') ?? '';
  const tags = new Map(
    signed
      .slice(signed.indexOf(':') + 1)
      .split(';')
      .map(tag => [
        tag.slice(0, tag.indexOf('=')).trim(),
        tag.slice(tag.indexOf('=') + 1).replace(/\s/g, ''),
      ]),
  );
  const h = (tags.get('h') ?? '').toLowerCase().split(':');
  const canonicalBody = `${body
    .split('\r\n')
    .map(line => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)+$/, '')}\r\n`;
  const left = [...fields];
  const chosen = h.flatMap(name => {
    const index = left.findLastIndex(field => nameOf(field) === name);
    return index < 0 ? [] : left.splice(index, 1);
  });
  const data = [
    ...chosen.map(field => `${relaxed(field)}\r\n`),
    relaxed(signed)
      .replace(/(;\s?b=)[^;]*/, '$1')
      .replace(/ $/, ''),
  ].join('');
  const key = createPublicKey({
    key: Buffer.from(/p=([^;]+)/.exec(record)?.[1] ?? '', 'base64'),
    format: 'der',
    type: 'spki',
  });
  return {
    d: tags.get('d'),
    h,
    bodyHolds: createHash('sha256').update(canonicalBody, 'latin1').digest('base64') === tags.get('bh'),
    headerHolds: verify(
      'rsa-sha256',
      Buffer.from(data, 'latin1'),
      key,
      Buffer.from(tags.get('b') ?? '', 'base64'),
    ),
  };
}
