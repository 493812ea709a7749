import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import nodemailer from 'nodemailer';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { closeTransport } from '@/server/email/transport';
import { startSmtpIn } from '@/server/jobs/smtp-in';
import { sendDueDeliveries } from '@/server/services/delivery/send-due';
import { asked } from '../factories/sending';
import type { World } from '../factories/world';
import { startSmtpSink } from '../setup/smtp-sink';

const sink = await startSmtpSink();
process.env.SMTP_URL = sink.url;
process.env.MAIL_FROM = 'Boots <ask@boots.example>';
process.env.BOUNCE_DOMAIN = 'bounces.boots.example';

const door = await startSmtpIn({ port: 0, host: '127.0.0.1' });
const client = nodemailer.createTransport({ host: '127.0.0.1', port: door.port, secure: false });

beforeEach(() => {
  sink.received.length = 0;
});
afterAll(async () => {
  client.close();
  closeTransport();
  await door.stop();
  await sink.stop();
});

const fixture = (name: string, bounce: string): string =>
  fs.readFileSync(path.resolve('tests/fixtures/dsn', `${name}.eml`), 'utf8').replaceAll('{{bounce}}', bounce);
const give = (to: string, raw: string) =>
  client.sendMail({ envelope: { from: '', to: [to] }, raw }).then(
    () => 'taken',
    error => (error as { responseCode?: number }).responseCode ?? String(error),
  );

/** Ann was asked; her mail left with this bounce address. */
async function annWasAsked(
  program: Parameters<typeof asked>[1] = {},
): Promise<{ world: World; bounce: string }> {
  const world = await asked([{ externalId: 'ann' }], program);
  await sendDueDeliveries();
  return { world, bounce: sink.received.at(-1)?.from ?? '' };
}

const stateOf = async (world: World) => {
  const { rows } = await world.run(ctx =>
    ctx.db.execute(sql`
      select i.state, i.reason, d.bounced_at is not null as bounced, d.complained_at is not null as complained, d.code,
        (select json_agg(json_build_object('reason', reason, 'detail', detail)) from suppression) as suppressed,
        (select count(*) from delivery where state = 'scheduled')::int as waiting
      from invitation i join delivery d on d.workspace_id = i.workspace_id and d.invitation_id = i.id and d.kind = 'invitation'`),
  );
  return rows[0];
};
const delivered = async (world: World) => {
  const { rows } = await world.run(ctx =>
    ctx.db.execute<{ n: number }>(sql`select coalesce(sum(delivered), 0)::int as n from send_delta`),
  );
  return rows[0]?.n;
};

describe('a mail that comes back', () => {
  it('was sent from an address that names it, and only it', async () => {
    const { bounce } = await annWasAsked();
    expect(bounce).toMatch(/^b\+[a-z2-7]{26}\.[a-z2-7]{32}@bounces\.boots\.example$/);
    expect(sink.received[0]?.raw).toMatch(/^From: .*<ask@boots\.example>/m);
  });

  it('suppresses an address that does not exist, ends its reminders and leaves the denominator', async () => {
    const { world, bounce } = await annWasAsked({ reminders: [{ after: 'P4D' }] });
    expect(await delivered(world)).toBe(1);
    expect(await stateOf(world)).toMatchObject({ state: 'sent', waiting: 1 });
    for (let time = 0; time < 3; time++)
      expect(await give(bounce, fixture('postfix-no-such-user', bounce))).toBe('taken');
    expect(await stateOf(world)).toMatchObject({
      state: 'bounced',
      reason: '5.1.1',
      bounced: true,
      code: '5.1.1',
      waiting: 0,
      suppressed: [{ reason: 'bounced', detail: '5.1.1' }],
    });
    expect(await delivered(world)).toBe(0);
  });

  it('never suppresses a person whose server refuses the sender, however often', async () => {
    const world = await asked(Array.from({ length: 12 }, (_, n) => ({ externalId: `p${n}` })));
    await sendDueDeliveries();
    for (const { from } of sink.received.slice(0, 9))
      await give(from, fixture('gmail-unauthenticated', from));
    const paused = sql`select sending_paused_reason as reason, (select count(*) from suppression)::int as suppressed from workspace`;
    expect((await world.run(ctx => ctx.db.execute(paused))).rows).toEqual([{ reason: null, suppressed: 0 }]);
    for (const { from } of sink.received.slice(9)) await give(from, fixture('gmail-unauthenticated', from));
    expect((await world.run(ctx => ctx.db.execute(paused))).rows).toEqual([
      { reason: 'refused', suppressed: 0 },
    ]);
    const { rows } = await world.run(ctx =>
      ctx.db.execute(sql`select distinct state, reason from invitation`),
    );
    expect(rows).toEqual([{ state: 'failed', reason: '5.7.26' }]);
  });

  it.each([
    'postfix-delayed',
    'exim-warning',
    'away-exchange',
    'read-receipt',
    'a-person-answers',
    'arf-not-spam',
  ])('%s changes nothing', async name => {
    const { world, bounce } = await annWasAsked();
    expect(await give(bounce, fixture(name, bounce))).toBe('taken');
    expect(await stateOf(world)).toMatchObject({ state: 'sent', bounced: false, suppressed: null });
  });

  it('does not undo what somebody has begun to answer', async () => {
    const { world, bounce } = await annWasAsked();
    await world.run(ctx => ctx.db.execute(sql`update invitation set state = 'started', started_at = now()`));
    await give(bounce, fixture('postfix-mailbox-full', bounce));
    expect(await stateOf(world)).toMatchObject({ state: 'started', bounced: true, suppressed: null });
  });

  it('may be faster than our own books', async () => {
    const { world, bounce } = await annWasAsked();
    // The worker has handed it over and not yet recorded so.
    await world.run(ctx =>
      ctx.db.execute(sql`with d as (update delivery set state = 'handing_over', sent_at = null)
        update invitation set state = 'scheduled', sent_at = null`),
    );
    await give(bounce, fixture('postfix-no-such-user', bounce));
    expect(await stateOf(world)).toMatchObject({ state: 'bounced', bounced: true });
  });
});

describe('a complaint', () => {
  it('suppresses whoever complains, and leaves the invitation as it was', async () => {
    const { world, bounce } = await annWasAsked({ reminders: [{ after: 'P4D' }] });
    expect(await give('complaints@bounces.boots.example', fixture('arf-abuse', bounce))).toBe('taken');
    expect(await stateOf(world)).toMatchObject({
      state: 'sent',
      complained: true,
      waiting: 0,
      suppressed: [{ reason: 'complained', detail: 'abuse' }],
    });
    expect(await delivered(world)).toBe(1);
  });

  it('of 0.3 % in 500 mails pauses the workspace', async () => {
    const { world } = await annWasAsked();
    const paused = async () =>
      (await world.run(ctx => ctx.db.execute(sql`select sending_paused_reason as reason from workspace`)))
        .rows;
    // 499 more that were delivered lately.
    await world.run(ctx =>
      ctx.db.execute(sql`
        with more as (
          insert into invitation (workspace_id, id, survey_id, customer_id, channel, state, send_at, sent_at, expires_at)
          select workspace_id, gen_random_uuid(), survey_id, customer_id, channel, state, send_at, sent_at, expires_at
          from invitation, generate_series(1, 499) returning workspace_id, id)
        insert into delivery (workspace_id, id, invitation_id, kind, state, due_at, message_id, sent_at, finished_at, first_attempt_at, created_at)
        select workspace_id, gen_random_uuid(), id, 'invitation', 'sent', now(), id::text, now(), now(), now(), now() from more`),
    );
    const { rows } = await world.run(ctx =>
      ctx.db.execute<{ id: string }>(sql`select id from delivery order by id limit 2`),
    );
    const { bounceAddress } = await import('@/server/email/bounce-address');
    const [one = '', two = ''] = rows.map(({ id }) => bounceAddress(id) ?? '');
    await give('complaints@bounces.boots.example', fixture('arf-abuse', one));
    expect(await paused()).toEqual([{ reason: null }]);
    await give('complaints@bounces.boots.example', fixture('arf-yahoo', one));
    expect(await paused()).toEqual([{ reason: null }]);
    await give('complaints@bounces.boots.example', fixture('arf-yahoo', two));
    expect(await paused()).toEqual([{ reason: 'complaints' }]);
  });
});

describe('the door for bounces', () => {
  it('takes nothing else: no other recipient, no other domain, no spoilt signature', async () => {
    const { world, bounce } = await annWasAsked();
    const spoilt = bounce.replace(/\.(.)/, (_, first) => `.${first === 'a' ? 'b' : 'a'}`);
    for (const to of [
      spoilt,
      bounce.replace('@bounces.', '@other.'),
      'ask@boots.example',
      'ann@example.com',
      'postmaster@bounces.boots.example',
      'b+@bounces.boots.example',
    ])
      expect(await give(to, fixture('postfix-no-such-user', bounce)), to).toBe(550);
    // A report that came as a complaint must hold a genuine address itself.
    expect(await give('complaints@bounces.boots.example', fixture('arf-abuse', spoilt))).toBe('taken');
    expect(await stateOf(world)).toMatchObject({ state: 'sent', suppressed: null, complained: false });
  });

  it('hangs up on whoever tries addresses', async () => {
    const answers = await talk([
      'EHLO x',
      'MAIL FROM:<a@b.example>',
      ...Array.from({ length: 7 }, (_, n) => `RCPT TO:<user${n}@bounces.boots.example>`),
    ]);
    expect(answers.filter(line => line.startsWith('550'))).toHaveLength(5);
    expect(answers.some(line => line.startsWith('421'))).toBe(true);
  });

  it('offers no login and no relaying, and takes no more than a bounce is large', async () => {
    const answers = await talk(['EHLO x', 'AUTH LOGIN', 'MAIL FROM:<> SIZE=90000000']);
    expect(answers.join('\n')).not.toMatch(/^250[- ]AUTH/m);
    expect(answers.some(line => line.startsWith('552'))).toBe(true);
    const { bounce } = await annWasAsked();
    expect(await give(bounce, `Subject: x\r\n\r\n${'x'.repeat(2_000_000)}`)).toBe(552);
  });

  it('takes rubbish and a delivery that is gone without a fault', async () => {
    const { bounce, world } = await annWasAsked();
    for (const raw of [
      '',
      '\r\n',
      'no mail at all',
      '\u0000\u0001\u0002',
      'Content-Type: multipart/report; boundary=x\r\n\r\n--x',
    ])
      expect(await give(bounce, raw)).toBe('taken');
    expect(await stateOf(world)).toMatchObject({ state: 'sent', bounced: false });
    const { bounceAddress } = await import('@/server/email/bounce-address');
    const gone = bounceAddress(newId()) ?? '';
    expect(await give(gone, fixture('postfix-no-such-user', gone))).toBe('taken');
  });
});

/** Says these lines one by one and returns what was answered. */
function talk(lines: string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(door.port, '127.0.0.1');
    const answers: string[] = [];
    const left = [...lines, 'QUIT'];
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answers.push(...text.trimEnd().split('\r\n'));
      if (/^\d{3} /m.test(text)) {
        const next = left.shift();
        if (next) socket.write(`${next}\r\n`);
      }
    });
    socket.on('close', () => resolve(answers));
    socket.on('error', reject);
  });
}
