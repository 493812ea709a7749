import { sql } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { closeTransport } from '@/server/email/transport';
import { sendDueDeliveries } from '@/server/services/delivery/send-due';
import { asked } from '../factories/sending';
import type { World } from '../factories/world';
import { startSmtpSink } from '../setup/smtp-sink';

const sink = await startSmtpSink();
process.env.SMTP_URL = sink.url;
process.env.MAIL_FROM = 'Boots <ask@boots.example>';

beforeEach(() => {
  sink.received.length = 0;
  sink.script(() => ({ kind: 'accept' }));
});
afterAll(async () => {
  closeTransport();
  await sink.stop();
});

type Row = {
  kind: string;
  state: string;
  attempts: number;
  code: string | null;
  error: string | null;
  wait: number;
  invitation: string;
  reason: string | null;
};
const deliveries = (world: World) =>
  world.run(async ctx => {
    const { rows } = await ctx.db.execute<Row>(sql`
      select d.kind, d.state, d.attempts, d.code, d.error, round(extract(epoch from d.due_at - now()) / 60)::int as wait,
        i.state as invitation, i.reason
      from delivery d join invitation i on i.workspace_id = d.workspace_id and i.id = d.invitation_id
      order by d.kind, d.due_at`);
    return rows;
  });
const run = (world: World, statement: ReturnType<typeof sql>) => world.run(ctx => ctx.db.execute(statement));
const headOf = (raw = '') => raw.slice(0, raw.indexOf('\r\n\r\n'));
const makeDue = (world: World) =>
  run(world, sql`update delivery set due_at = now() where state = 'scheduled'`);

describe('the mail that arrives', () => {
  it('cannot be turned to somebody else by what a customer is called or addressed', async () => {
    const world = await asked([
      { externalId: 'a', email: 'ann@example.com,eve@evil.test' },
      { externalId: 'b', email: 'bob@example.com\r\nBcc: eve@evil.test' },
      { externalId: 'c', name: 'Cem\r\nBcc: eve@evil.test' },
    ]);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1, failed: 2 });
    expect(sink.received.map(mail => mail.to)).toEqual([['c@example.com']]);
    expect(headOf(sink.received[0]?.raw)).not.toMatch(/^Bcc:/im);
    expect((await deliveries(world)).map(row => row.invitation).sort()).toEqual([
      'bounced',
      'bounced',
      'sent',
    ]);
  });
});

describe('between enqueue and send', () => {
  it.each([
    ['unsubscribed', sql`update customer set unsubscribed_at = now()`, 'suppressed'],
    ['do_not_ask', sql`update customer set do_not_ask = true`, 'suppressed'],
    [
      'suppressed',
      sql`insert into suppression (workspace_id, address_hash, reason) select workspace_id, address_hash, 'complained' from customer`,
      'suppressed',
    ],
    ['survey_closed', sql`update survey set closed_at = now()`, 'suppressed'],
    ['expired', sql`update invitation set expires_at = now()`, 'expired'],
    ['answered', sql`update invitation set started_at = now()`, 'suppressed'],
    ['no_address', sql`update customer set email = null`, 'suppressed'],
  ])('%s → no mail', async (reason, change, state) => {
    const world = await asked([{ externalId: 'ann' }]);
    await run(world, change);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 0, skipped: 1 });
    expect(sink.received).toEqual([]);
    expect(await deliveries(world)).toMatchObject([
      { state: 'suppressed', error: reason, invitation: state, reason, attempts: 0 },
    ]);
  });

  it('waits while sending is paused, while the program is, and outside the send window', async () => {
    const world = await asked([{ externalId: 'ann' }]);
    await run(world, sql`update workspace set sending_paused_at = now()`);
    await sendDueDeliveries();
    await run(world, sql`update workspace set sending_paused_at = null`);
    await run(world, sql`update program set active = false`);
    await sendDueDeliveries();
    await makeDue(world);
    const shut = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '00:01' };
    await run(world, sql`update program set active = true, send_window = ${JSON.stringify(shut)}::jsonb`);
    await sendDueDeliveries();
    expect(sink.received).toEqual([]);
    expect(await deliveries(world)).toMatchObject([{ state: 'scheduled', attempts: 0 }]);
    await run(world, sql`update program set send_window = null`);
    await makeDue(world);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
  });
});

describe('reminders', () => {
  it('go to those who have not answered, before the link closes', async () => {
    const world = await asked([{ externalId: 'ann' }, { externalId: 'bob' }], {
      reminders: [{ after: 'P4D' }, { after: 'P60D' }],
    });
    await sendDueDeliveries();
    expect((await deliveries(world)).filter(row => row.kind === 'reminder-1')).toMatchObject([
      { state: 'scheduled', wait: 4 * 24 * 60 },
      { state: 'scheduled', wait: 4 * 24 * 60 },
    ]);
    await run(
      world,
      sql`update invitation set state = 'started', started_at = now(), unconfirmed = '{"recommend": "0"}'
        where customer_id = (select id from customer where external_id = 'bob')`,
    );
    sink.received.length = 0;
    await makeDue(world);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1, skipped: 1 });
    expect(sink.received.map(mail => mail.to)).toEqual([['ann@example.com']]);
    const parsed = await PostalMime.parse(sink.received[0]?.raw ?? '');
    expect(parsed.subject).toMatch(/^Reminder: /);
    expect(parsed.messageId).toMatch(/\.reminder-1@boots\.example>$/);
    expect((await deliveries(world)).filter(row => row.kind === 'reminder-2')).toEqual([]);
  });
});

describe('refusals', () => {
  it('are tried again after 1, 5, 15 minutes … until 48 hours are over', async () => {
    sink.script((_, attempt) =>
      attempt < 4 ? { kind: 'refuse', code: 451, message: '4.7.1 greylisted' } : { kind: 'accept' },
    );
    const world = await asked([{ externalId: 'ann' }]);
    for (const wait of [1, 5, 15]) {
      expect(await sendDueDeliveries()).toMatchObject({ retry: 1 });
      expect(await deliveries(world)).toMatchObject([{ state: 'scheduled', wait, invitation: 'scheduled' }]);
      await makeDue(world);
    }
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });

    sink.script(() => ({ kind: 'refuse', code: 451, message: '4.7.1 greylisted' }));
    const hopeless = await asked([{ externalId: 'bob' }]);
    await sendDueDeliveries();
    await run(
      hopeless,
      sql`update delivery set first_attempt_at = now() - interval '48 hours', due_at = now()`,
    );
    expect(await sendDueDeliveries()).toMatchObject({ failed: 1 });
    expect(await deliveries(hopeless)).toMatchObject([
      { state: 'failed', invitation: 'failed', reason: '4.7.1' },
    ]);
  });

  it('suppress an address that does not exist, and never a person whose server refuses the sender', async () => {
    sink.script(to =>
      to.startsWith('gone')
        ? { kind: 'refuse', code: 550, message: '5.1.1 no such user' }
        : { kind: 'refuse', code: 550, message: '5.7.26 unauthenticated', at: 'data' },
    );
    const people = [
      { externalId: 'gone' },
      ...Array.from({ length: 12 }, (_, n) => ({ externalId: `p${n}` })),
    ];
    const world = await asked(people);
    await sendDueDeliveries({ lanes: 1 });
    const { rows } = await run(world, sql`select address, reason from suppression`);
    expect(rows).toEqual([{ address: 'gone@example.com', reason: 'bounced' }]);
    const after = await run(world, sql`select sending_paused_at is not null as paused from workspace`);
    expect(after.rows).toEqual([{ paused: true }]);
    const states = (await deliveries(world)).map(row => row.state);
    // The breaker trips at ten in a row; the rest waits for somebody to mend the domain.
    expect(states.filter(state => state === 'failed')).toHaveLength(11);
    expect(states.filter(state => state === 'scheduled')).toHaveLength(2);
  });

  it('count before 5.1.2 and 5.2.2 give an address up', async () => {
    sink.script(to => ({
      kind: 'refuse',
      code: 550,
      message: to.startsWith('host') ? '5.1.2 bad host' : '5.2.2 full',
    }));
    const world = await asked([{ externalId: 'host' }, { externalId: 'full' }]);
    for (let time = 0; time < 3; time++) {
      await sendDueDeliveries();
      const { rows } = await run(world, sql`select address from suppression order by address`);
      expect(rows.map(row => row.address)).toEqual(time < 2 ? [] : ['host@example.com']);
      await run(world, sql`update delivery set state = 'scheduled', due_at = now()`);
      await run(world, sql`update invitation set state = 'scheduled'`);
    }
    await run(world, sql`update address_failure set first_at = now() - interval '8 days'`);
    await sendDueDeliveries();
    const { rows } = await run(world, sql`select address from suppression order by address`);
    expect(rows.map(row => row.address)).toEqual(['full@example.com', 'host@example.com']);
  });
});

describe('a connection that breaks after the mail was handed over', () => {
  it('leaves it in doubt: once more under the same Message-ID, then never again', async () => {
    sink.script(() => ({ kind: 'drop' }));
    const world = await asked([{ externalId: 'ann' }]);
    expect(await sendDueDeliveries()).toMatchObject({ retry: 1 });
    expect(await deliveries(world)).toMatchObject([{ state: 'scheduled', wait: 5 }]);
    await makeDue(world);
    expect(await sendDueDeliveries()).toMatchObject({ unknown: 1 });
    await run(world, sql`update delivery set due_at = now()`);
    await sendDueDeliveries();
    expect(await deliveries(world)).toMatchObject([
      { state: 'unknown', invitation: 'sent', reason: 'delivery_unknown' },
    ]);
    expect(sink.received).toHaveLength(2);
    const ids = sink.received.map(mail => /^Message-ID: .*$/m.exec(mail.raw)?.[0]);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('the demo', () => {
  it('is never mailed by SMTP', async () => {
    const world = await asked([{ externalId: 'ann' }]);
    await run(world, sql`update workspace set is_demo = true`);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
    expect(sink.received).toEqual([]);
    const { rows } = await run(world, sql`select recipient from mailbox_message`);
    expect(rows).toEqual([{ recipient: 'ann@example.com' }]);
  });
});
