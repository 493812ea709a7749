import { sql } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { closeTransport } from '@/server/email/transport';
import { sendDueDeliveries } from '@/server/services/delivery/send-due';
import { asked } from '../factories/sending';
import { startSmtpSink } from '../setup/smtp-sink';

/** What an SMTP server receives, byte by byte (RFC 5321, 5322, 2045, 2047, 8058). */

const sink = await startSmtpSink();
process.env.SMTP_URL = sink.url;
process.env.MAIL_FROM = 'Boots <ask@boots.example>';

beforeEach(() => {
  sink.received.length = 0;
});
afterAll(async () => {
  closeTransport();
  await sink.stop();
});

const ARABIC = 'أحذية الجبل «للرحلات الطويلة» والمشي في الطبيعة';

/** The one mail that a customer of this company gets, as it came over the wire, and the world it was sent from. */
async function received(
  customer: { name?: string; locale?: string },
  settings: Record<string, string | object> = {},
) {
  const world = await asked([{ externalId: 'ann', ...customer }]);
  await world.run(({ db }) =>
    db.execute(sql`update workspace set settings = settings || ${JSON.stringify(settings)}::jsonb`),
  );
  expect(await sendDueDeliveries()).toMatchObject({ sent: 1, failed: 0 });
  const [mail, ...others] = sink.received;
  expect(others).toEqual([]);
  if (!mail) throw new Error('no mail arrived');
  const [head = '', ...body] = mail.raw.split('\r\n\r\n');
  return { ...mail, world, head, body: body.join('\r\n\r\n'), parsed: await PostalMime.parse(mail.raw) };
}

/** Header fields in order, folded lines joined. */
const fieldsOf = (head: string): [name: string, value: string][] =>
  head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
const fieldOf = (head: string, name: string): string[] =>
  fieldsOf(head)
    .filter(([one]) => one.toLowerCase() === name)
    .map(([, value]) => value);

/** Header, encoding and decoded text of each part of a multipart body. */
function partsOf(head: string, body: string) {
  const boundary = /boundary="([^"]+)"/.exec(fieldOf(head, 'content-type')[0] ?? '')?.[1];
  const [preamble, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`);
  expect(preamble?.trim()).toBe('');
  expect(parts.pop()?.trim()).toBe('--');
  return parts.map(part => {
    const end = part.indexOf('\r\n\r\n');
    return { head: part.slice(2, end), body: part.slice(end + 4) };
  });
}

describe('the head of a mail', () => {
  it('is for one mailbox and names what RFC 8058 asks for, each field once, and nothing of ours', async () => {
    const mail = await received(
      { name: 'Ann, "Boss" <b@x.test>', locale: 'de' },
      { replyTo: 'help@boots.example' },
    );
    expect(mail).toMatchObject({ from: 'ask@boots.example', to: ['ann@example.com'] });
    expect(
      fieldsOf(mail.head)
        .map(([name]) => name)
        .sort(),
    ).toEqual([
      'Auto-Submitted',
      'Content-Type',
      'Date',
      'From',
      'List-Unsubscribe',
      'List-Unsubscribe-Post',
      'MIME-Version',
      'Message-ID',
      'Reply-To',
      'Subject',
      'To',
    ]);
    expect(mail.parsed.to).toEqual([{ name: 'Ann, "Boss" <b@x.test>', address: 'ann@example.com' }]);
    expect(mail.parsed.from?.address).toBe('ask@boots.example');
    expect(fieldOf(mail.head, 'reply-to')).toEqual(['help@boots.example']);
    expect(fieldOf(mail.head, 'message-id')[0]).toMatch(/^<[0-9a-f-]{36}\.invitation@boots\.example>$/);
    expect(Math.abs(Date.parse(fieldOf(mail.head, 'date')[0] ?? '') - Date.now())).toBeLessThan(60_000);
    expect(mail.raw).not.toContain(mail.world.workspaceId);

    // On one line each: a folded one breaks DKIM and some receivers.
    const lines = mail.head.split('\r\n');
    const unsubscribe = lines.findIndex(line => /^List-Unsubscribe:/i.test(line));
    expect(lines[unsubscribe]).toMatch(
      /^List-Unsubscribe: <http:\/\/localhost:3999\/s\/[\w-]{50}\?unsubscribe>$/,
    );
    expect(lines[unsubscribe + 1]).toMatch(/^[\w-]+:/);
    expect(lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(lines).toContain('Auto-Submitted: auto-generated');
  });

  it('spells a company, a person and a subject in any script, in words that each decode alone', async () => {
    const mail = await received({ name: 'آمنة', locale: 'ar' }, { companyName: ARABIC });
    expect(mail.parsed.from).toEqual({ name: ARABIC, address: 'ask@boots.example' });
    expect(mail.parsed.to).toEqual([{ name: 'آمنة', address: 'ann@example.com' }]);
    expect(mail.parsed.subject).toContain(ARABIC);
    const words = [...mail.head.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)];
    expect(words.length).toBeGreaterThan(4);
    for (const [word, , payload] of words) {
      expect(word.length).toBeLessThanOrEqual(75);
      const bytes = Buffer.from(payload ?? '', 'base64');
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toThrow();
    }
    for (const line of mail.head.split('\r\n').filter(one => !/^List-/.test(one)))
      expect(line.length).toBeLessThanOrEqual(78 + ' <ask@boots.example>'.length);
  });

  it('keeps the sender on one line whatever a company is called', async () => {
    const mail = await received(
      { name: 'Ann' },
      { companyName: 'Boots"; <eve@evil.test>, & Co\r\nBcc: eve@evil.test' },
    );
    expect(mail.parsed.from?.address).toBe('ask@boots.example');
    expect(mail.parsed.bcc ?? []).toEqual([]);
    expect(fieldOf(mail.head, 'bcc')).toEqual([]);
    expect(fieldOf(mail.head, 'from')).toHaveLength(1);
  });
});

describe('the body of a mail', () => {
  it.each(['en', 'ar', 'pl'])(
    'in %s: plain text, then the same as HTML, in ASCII on short lines',
    async locale => {
      const mail = await received(
        { name: 'Ann', locale },
        { companyName: ARABIC, privacyUrl: 'https://x.test/p' },
      );
      expect(fieldOf(mail.head, 'mime-version')).toEqual(['1.0']);
      expect(fieldOf(mail.head, 'content-type')[0]).toMatch(/^multipart\/alternative; boundary="[^"]+"$/);
      const parts = partsOf(mail.head, mail.body);
      expect(parts.map(part => fieldOf(part.head, 'content-type')[0])).toEqual([
        'text/plain; charset=utf-8',
        'text/html; charset=utf-8',
      ]);
      for (const part of parts) {
        const encoding = fieldOf(part.head, 'content-transfer-encoding')[0];
        expect(['quoted-printable', 'base64']).toContain(encoding);
        for (const line of part.body.split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(76);
          // A bare "=" would be no quoted-printable; a space at the end may be lost on the way.
          if (encoding === 'quoted-printable') expect(line).toMatch(/^(?:[^=]|=[0-9A-F]{2})*=?$/);
          expect(line).not.toMatch(/[ \t]$/);
        }
      }
      expect(mail.raw).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
      expect(mail.raw).not.toMatch(/[^\x20-\x7e\t\r\n]/);
      expect(mail.raw.split('\r\n').every(line => line.length <= 998)).toBe(true);

      const { html = '', text = '' } = mail.parsed;
      expect(Buffer.byteLength(html)).toBeLessThan(30 * 1024);
      expect(Buffer.byteLength(mail.raw)).toBeLessThan(45_000);
      expect(html).toContain(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">`);
      expect(html).toContain(ARABIC);
      expect(html).not.toMatch(/<img|<script/);
      const links = [...html.matchAll(/href="([^"]+)"/g)].map(
        match => match[1]?.replaceAll('&amp;', '&') ?? '',
      );
      const scores = links.filter(link => link.includes('?v.'));
      expect(scores.map(link => link.split('=')[1])).toEqual(Array.from({ length: 11 }, (_, n) => String(n)));
      expect(new Set(scores.map(link => link.split('?')[0])).size).toBe(1);
      // Plain text has them all but the one for scanners, which would be seen there.
      for (const link of links) expect(text.includes(link), link).toBe(!link.endsWith('?trap'));
      expect(links.filter(link => link.endsWith('?trap'))).toHaveLength(1);
    },
  );
});

describe('a reminder', () => {
  it('bears the invitation’s id, its kind, and the same way out', async () => {
    const world = await asked([{ externalId: 'ann' }], { reminders: [{ after: 'P4D' }] });
    await sendDueDeliveries();
    await world.run(({ db }) =>
      db.execute(sql`update delivery set due_at = now() where state = 'scheduled'`),
    );
    await sendDueDeliveries();
    const heads = sink.received.map(({ raw }) => raw.slice(0, raw.indexOf('\r\n\r\n')));
    const ids = heads.map(head => fieldOf(head, 'message-id')[0]?.split('.'));
    expect(ids.map(id => id?.[1]?.split('@')[0])).toEqual(['invitation', 'reminder-1']);
    expect(ids[0]?.[0]).toBe(ids[1]?.[0]);
    const [first, second] = heads.map(head => fieldOf(head, 'list-unsubscribe')[0]);
    expect(second).toBe(first);
  });
});
