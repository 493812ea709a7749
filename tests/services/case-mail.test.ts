import { sql } from 'drizzle-orm';
import nodemailer from 'nodemailer';
import PostalMime from 'postal-mime';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { type Ctx, inWorkspace } from '@/server/db/tenant';
import { caseAddress } from '@/server/email/case-address';
import { closeTransport } from '@/server/email/transport';
import { sendLetters } from '@/server/jobs/send-letters';
import { startSmtpIn } from '@/server/jobs/smtp-in';
import { openCase } from '@/server/services/case/open';
import { claimLetters } from '@/server/services/caseMessage/deliver';
import { readCaseMail } from '@/server/services/caseMessage/read';
import { sendCaseMail } from '@/server/services/caseMessage/send';
import { addMember } from '@/server/services/member/add';
import { addCustomers } from '../factories/sending';
import { newWorld, type World } from '../factories/world';
import { startSmtpSink } from '../setup/smtp-sink';

const sink = await startSmtpSink();
process.env.SMTP_URL = sink.url;
process.env.MAIL_FROM = 'Boots <help@boots.example>';
process.env.BOUNCE_DOMAIN = 'in.boots.example';
process.env.SMTP_IN_PORT = '2525';

const door = await startSmtpIn({ port: 0, host: '127.0.0.1' });
const client = nodemailer.createTransport({ host: '127.0.0.1', port: door.port, secure: false });

beforeEach(() => {
  sink.received.length = 0;
  sink.script(() => ({ kind: 'accept' }));
});
afterAll(async () => {
  client.close();
  closeTransport();
  await door.stop();
  await sink.stop();
});

type Person = Parameters<typeof addCustomers>[1][number];

/** Carl, who serves, and a case about Ann that is his. */
async function annComplained(who: Partial<Person> = {}) {
  const world = await newWorld();
  const carl = { userId: newId(), email: 'carl@boots.example', name: 'Carl', role: 'agent' as const };
  const id = await world.run(async ctx => {
    await addMember({ ctx, input: carl });
    await addCustomers(ctx, [{ externalId: 'ann', email: 'ann@example.com', name: 'Ann', ...who }]);
    return (await openCase({ ctx, input: { customer: 'ann', because: 'NPS 2' } })).id;
  });
  const asCarl = <T>(work: (ctx: Ctx) => Promise<T>) =>
    inWorkspace(world.workspaceId, { kind: 'user', id: carl.userId, name: carl.name }, work);
  return { world, id, carl, asCarl };
}

const write = (
  { asCarl, id }: Awaited<ReturnType<typeof annComplained>>,
  over: Partial<Parameters<typeof sendCaseMail>[0]['input']> = {},
) =>
  asCarl(ctx =>
    sendCaseMail({
      ctx,
      input: {
        case: id,
        subject: 'Your boots',
        text: 'Dear Ann,\n\nwe are sorry.',
        request: newId(),
        ...over,
      },
    }),
  );

const caseOf = async (world: World, id: string) => {
  const { rows } = await world.run(ctx =>
    ctx.db.execute<{
      state: string;
      contacted: boolean;
      owner: string | null;
      events: string[];
      told: string[];
    }>(sql`
      select state, contacted_at is not null as contacted, owner_id as owner,
        array(select e.kind from case_event e where e.case_id = k.id order by e.at, e.id) as events,
        array(select n.kind from case_notice n where n.case_id = k.id order by n.id) as told
      from customer_case k where k.workspace_id = ${ctx.workspaceId} and k.id = ${id}`),
  );
  return rows[0];
};
const thread = ({ world, id }: Awaited<ReturnType<typeof annComplained>>) =>
  world.run(ctx => readCaseMail({ ctx, input: { case: id } }));

const fieldsOf = (raw: string): [string, string][] =>
  (raw.split('\r\n\r\n')[0] ?? '')
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
const fieldOf = (raw: string, name: string): string[] =>
  fieldsOf(raw)
    .filter(([one]) => one.toLowerCase() === name)
    .map(([, value]) => value);

const give = (to: string, raw: string) =>
  client.sendMail({ envelope: { from: 'ann@example.com', to: [to] }, raw }).then(
    () => 'taken',
    error => (error as { responseCode?: number }).responseCode ?? String(error),
  );
const answer = (over: { head?: string[]; text?: string; id?: string } = {}): string =>
  [
    'From: Ann <ann@example.com>',
    'To: Boots <help@boots.example>',
    'Subject: AW: Your boots',
    `Message-ID: ${over.id ?? `<${newId()}@mail.example>`}`,
    ...(over.head ?? []),
    'Content-Type: text/plain; charset=utf-8',
    '',
    over.text ?? 'Thank you.\n\nOn Monday 3 March, Boots wrote:\n> Dear Ann,\n> we are sorry.',
  ]
    .join('\n')
    .replaceAll('\n', '\r\n');

/** What is due later is due now. */
const wait = (world: World) =>
  world.run(ctx =>
    ctx.db.execute(sql`update case_message set next_try_at = ${ctx.now} where next_try_at is not null`),
  );

describe('a mail from a case', () => {
  it('is personal: no unsubscribe, no automatic mark, answers come back to the case', async () => {
    const ann = await annComplained({ locale: 'de' });
    await write(ann);
    await sendLetters();
    const [mail, ...others] = sink.received;
    expect(others).toEqual([]);
    const raw = mail?.raw ?? '';
    expect(mail).toMatchObject({ to: ['ann@example.com'], from: caseAddress(ann.id) });
    expect(
      fieldsOf(raw)
        .map(([name]) => name)
        .sort(),
    ).toEqual(['Content-Type', 'Date', 'From', 'MIME-Version', 'Message-ID', 'Reply-To', 'Subject', 'To']);
    expect(fieldOf(raw, 'from')).toEqual(['"Boots & Co" <help@boots.example>']);
    expect(fieldOf(raw, 'reply-to')).toEqual([caseAddress(ann.id)]);
    expect(fieldOf(raw, 'subject')).toEqual(['Your boots']);
    const parsed = await PostalMime.parse(raw);
    expect(parsed.text).toMatch(/^Dear Ann,\n\nwe are sorry\.\n\n-- \nIn dieser E-Mail geht es um/);
    expect(parsed.html).toContain('<p dir="auto" style="margin:0 0 16px">Dear Ann,</p>');
    expect(parsed.html).toContain('lang="de"');
    expect((await thread(ann)).messages).toMatchObject([{ direction: 'out', from: 'Carl', state: 'sent' }]);
  });

  it('is the first contact, and the case waits where that was wished', async () => {
    const ann = await annComplained();
    await write(ann, { waits: true });
    await sendLetters();
    expect(await caseOf(ann.world, ann.id)).toMatchObject({
      state: 'waiting',
      contacted: true,
      owner: ann.carl.userId,
      events: ['opened', 'mail_out', 'state'],
    });
  });

  it('cannot be given headers or recipients by what somebody types', async () => {
    const ann = await annComplained({ name: 'Ann\r\nBcc: x@evil.example <y@evil.example>,' });
    await write(ann, {
      subject: 'Boots\r\nBcc: x@evil.example\r\n\r\nHello\u0000 \u2028',
      text: 'Dear Ann\r\n.\r\nRCPT TO:<x@evil.example>\r\n\r\n<script>alert(1)</script>',
    });
    await sendLetters();
    expect(sink.received).toHaveLength(1);
    const [mail] = sink.received;
    expect(mail?.to).toEqual(['ann@example.com']);
    expect(fieldOf(mail?.raw ?? '', 'bcc')).toEqual([]);
    expect(fieldOf(mail?.raw ?? '', 'subject')).toEqual(['Boots Bcc: x@evil.example Hello']);
    const parsed = await PostalMime.parse(mail?.raw ?? '');
    expect(parsed.to).toEqual([expect.objectContaining({ address: 'ann@example.com' })]);
    expect(parsed.html).not.toContain('<script>');
    expect(parsed.text).toContain('\n.\nRCPT TO:<x@evil.example>');
  });

  it('is one mail however often it is asked for, and once more in the thread it answers', async () => {
    const ann = await annComplained();
    const request = newId();
    await Promise.all([write(ann, { request }), write(ann, { request }), write(ann, { request })]);
    await sendLetters();
    await give(caseAddress(ann.id) ?? '', answer({ id: '<one@mail.example>' }));
    await write(ann, { subject: 'ignored', text: 'Fine.' });
    await sendLetters();
    expect(sink.received).toHaveLength(2);
    const [first, second] = sink.received.map(({ raw }) => raw);
    const id = fieldOf(first ?? '', 'message-id')[0];
    expect(fieldOf(second ?? '', 'subject')).toEqual(['Re: Your boots']);
    expect(fieldOf(second ?? '', 'in-reply-to')).toEqual(['<one@mail.example>']);
    expect(fieldOf(second ?? '', 'references')).toEqual([`${id} <one@mail.example>`]);
  });

  it('goes to somebody who unsubscribed from surveys, and never to an address that bounced or complained', async () => {
    const ann = await annComplained({ unsubscribedAt: new Date() });
    expect((await thread(ann)).compose).toMatchObject({
      ok: true,
      note: expect.stringContaining('Unsubscribed'),
    });
    await write(ann);
    for (const reason of ['bounced', 'complained', 'manual']) {
      await ann.world.run(ctx =>
        ctx.db.execute(sql`
          insert into suppression (workspace_id, address_hash, reason)
          select workspace_id, address_hash, ${reason} from customer where address_hash is not null
          on conflict (workspace_id, address_hash) do update set reason = excluded.reason`),
      );
      expect((await thread(ann)).compose.ok).toBe(false);
      await expect(write(ann)).rejects.toMatchObject({ code: 'conflict' });
    }
    // What was on its way when the address was given up stays here.
    await sendLetters();
    expect(sink.received).toHaveLength(0);
    expect((await thread(ann)).messages).toMatchObject([{ state: 'failed' }]);
    expect(await caseOf(ann.world, ann.id)).toMatchObject({ contacted: false, told: ['failed'] });
  });
});

describe('a server that does not take it', () => {
  it('is asked again while it says "later", and the mail stays the same', async () => {
    const ann = await annComplained();
    await write(ann);
    sink.script((_, attempt) =>
      attempt === 1 ? { kind: 'refuse', code: 451, message: '4.3.0 later' } : { kind: 'accept' },
    );
    await sendLetters();
    expect((await thread(ann)).messages).toMatchObject([
      { state: 'waiting', error: expect.stringContaining('later') },
    ]);
    await sendLetters();
    expect(sink.received).toHaveLength(0);
    await wait(ann.world);
    await sendLetters();
    expect(sink.received).toHaveLength(1);
    expect((await thread(ann)).messages).toMatchObject([{ state: 'sent', error: null }]);
  });

  it('is asked once more where it fell silent with the mail in its hands, then never again', async () => {
    const ann = await annComplained();
    await write(ann);
    sink.script(() => ({ kind: 'drop' }));
    for (let time = 0; time < 4; time++) {
      await sendLetters();
      await wait(ann.world);
    }
    expect(sink.received).toHaveLength(2);
    const ids = sink.received.map(({ raw }) => fieldOf(raw, 'message-id')[0]);
    expect(new Set(ids).size).toBe(1);
    expect((await thread(ann)).messages).toMatchObject([
      { state: 'failed', error: expect.stringContaining('may have arrived') },
    ]);
  });

  it('ends it where there is no such person: no contact was made, and the owner is told', async () => {
    const ann = await annComplained();
    await write(ann, { waits: true });
    sink.script(() => ({ kind: 'refuse', code: 550, message: '5.1.1 no such user ann@example.com' }));
    await sendLetters();
    expect(await caseOf(ann.world, ann.id)).toMatchObject({
      state: 'in_progress',
      contacted: false,
      told: ['failed'],
    });
    const { messages, compose } = await thread(ann);
    expect(messages[0]?.error).not.toContain('ann@example.com');
    expect(compose).toMatchObject({ ok: false, why: expect.stringContaining('came back') });
  });
});

describe('workers', () => {
  it('send a letter once, however many look at once', async () => {
    const ann = await annComplained();
    await write(ann);
    await Promise.all([sendLetters(), sendLetters(), sendLetters()]);
    expect(sink.received).toHaveLength(1);
  });

  it('that died with a letter in hand leave it in doubt: once more, then never again', async () => {
    const ann = await annComplained();
    await write(ann);
    for (let death = 0; death < 2; death++) {
      await ann.world.run(ctx => claimLetters({ ctx }));
      await wait(ann.world);
    }
    await sendLetters();
    expect(sink.received).toHaveLength(0);
    expect((await thread(ann)).messages).toMatchObject([
      { state: 'failed', error: expect.stringContaining('may have arrived') },
    ]);
  });
});

describe('somebody who may not see the case', () => {
  it('neither reads its mails nor writes one', async () => {
    const ann = await annComplained();
    const dora = { userId: newId(), email: 'dora@boots.example', name: 'Dora', role: 'agent' as const };
    await ann.world.run(async ctx => {
      await addMember({ ctx, input: dora });
      await ctx.db.execute(
        sql`update member set case_scope = '{"location": ["Leeds"]}' where user_id = ${dora.userId}`,
      );
      await ctx.db.execute(sql`update customer_case set owner_id = ${ann.carl.userId}`);
    });
    const asDora = <T>(work: (ctx: Ctx) => Promise<T>) =>
      inWorkspace(ann.world.workspaceId, { kind: 'user', id: dora.userId, name: dora.name }, work);
    await expect(asDora(ctx => readCaseMail({ ctx, input: { case: ann.id } }))).rejects.toMatchObject({
      code: 'not_found',
    });
    const input = { case: ann.id, subject: 'Boots', text: 'Hello', request: newId() };
    await expect(asDora(ctx => sendCaseMail({ ctx, input }))).rejects.toMatchObject({ code: 'not_found' });
    await sendLetters();
    expect(sink.received).toHaveLength(0);
  });
});

describe('an answer', () => {
  it('comes to the thread once, without what it quotes, moves the case on and is told to its owner', async () => {
    const ann = await annComplained();
    await write(ann, { waits: true });
    await sendLetters();
    const raw = answer({ id: '<one@mail.example>' });
    const to = caseAddress(ann.id) ?? '';
    expect(await Promise.all([give(to, raw), give(to, raw), give(to.toUpperCase(), raw)])).toEqual([
      'taken',
      'taken',
      'taken',
    ]);
    expect((await thread(ann)).messages[1]).toMatchObject({
      direction: 'in',
      from: 'ann@example.com',
      isOther: false,
      subject: 'AW: Your boots',
      text: 'Thank you.',
      quoted: expect.stringContaining('> we are sorry.'),
    });
    expect((await thread(ann)).messages).toHaveLength(2);
    expect(await caseOf(ann.world, ann.id)).toMatchObject({
      state: 'in_progress',
      events: ['opened', 'mail_out', 'state', 'mail_in', 'state'],
      told: ['reply'],
    });
  });

  it('opens a resolved case again', async () => {
    const ann = await annComplained();
    await write(ann);
    await ann.world.run(ctx =>
      ctx.db.execute(
        sql`update customer_case set state = 'resolved', resolved_at = ${ctx.now}, outcome = 'explained'`,
      ),
    );
    await give(caseAddress(ann.id) ?? '', answer());
    expect(await caseOf(ann.world, ann.id)).toMatchObject({ state: 'in_progress' });
  });

  it.each([['Auto-Submitted: auto-replied'], ['X-Autoreply: yes'], ['Precedence: auto_reply']])(
    'of a machine (%s) is kept and moves nothing',
    async head => {
      const ann = await annComplained();
      await write(ann, { waits: true });
      expect(await give(caseAddress(ann.id) ?? '', answer({ head: [head], text: 'I am away.' }))).toBe(
        'taken',
      );
      expect((await thread(ann)).messages[1]).toMatchObject({ isAutomatic: true, text: 'I am away.' });
      expect(await caseOf(ann.world, ann.id)).toMatchObject({ state: 'waiting', told: [] });
    },
  );

  it('is refused at an address that nobody of ours made', async () => {
    const ann = await annComplained();
    const to = caseAddress(ann.id) ?? '';
    const other = to.replace(/\.(.)/, (_, first) => (first === 'a' ? '.b' : '.a'));
    expect(await give(other, answer())).toBe(550);
    expect(await give(to.replace('c+', 'b+'), answer())).toBe(550);
    expect((await thread(ann)).messages).toEqual([]);
  });

  it('names its files and keeps none, however large it is', async () => {
    const ann = await annComplained();
    await write(ann);
    const raw = [
      'From: ann@example.com',
      'Subject: Photo',
      'Message-ID: <photo@mail.example>',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>See the <b>photo</b>.<br>Ann</p><script>alert(1)</script>',
      '--b',
      'Content-Type: image/jpeg; name="boots.jpg"',
      'Content-Disposition: attachment; filename="boots.jpg"',
      'Content-Transfer-Encoding: base64',
      '',
      ...Array.from({ length: 40_000 }, () => 'A'.repeat(76)),
      '--b--',
      '',
    ].join('\r\n');
    expect(await give(caseAddress(ann.id) ?? '', raw)).toBe('taken');
    const [, kept] = (await thread(ann)).messages;
    expect(kept).toMatchObject({ attachments: ['boots.jpg'] });
    expect(kept?.text.replace(/\s+/g, ' ').trim()).toBe('See the photo. Ann');
  });

  it('that is our own mail come back marks it, and ends the contact', async () => {
    const ann = await annComplained();
    await write(ann);
    await sendLetters();
    const id = fieldOf(sink.received[0]?.raw ?? '', 'message-id')[0];
    const report = [
      'From: MAILER-DAEMON@mx.example',
      'Subject: Undelivered Mail Returned to Sender',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'No such user.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; ann@example.com',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such user',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${id}`,
      '--b--',
      '',
    ].join('\r\n');
    expect(await give(caseAddress(ann.id) ?? '', report)).toBe('taken');
    const { messages, compose } = await thread(ann);
    expect(messages).toMatchObject([{ state: 'failed', error: expect.stringContaining('came back') }]);
    expect(compose.ok).toBe(false);
    expect(await caseOf(ann.world, ann.id)).toMatchObject({ contacted: false, told: ['failed'] });
  });
});
