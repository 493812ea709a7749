import { describe, expect, it } from 'vitest';
import { isMailbox, parseSender, recipient } from '@/server/email/address';
import { html } from '@/server/email/html';
import { listMailbox, readMailbox } from '@/server/email/mailbox';
import { sendSystemMail } from '@/server/email/system-mail';

describe('a mail of the product while no SMTP server is connected', () => {
  it('is kept whole and can be read in the mailbox', async () => {
    const sent = await sendSystemMail({
      to: 'ann@example.com',
      subject: 'Sign in',
      html: html`<p>Hello ${'<Ann>'} & co: <a href="${'https://example.com/?a=1&b="2"'}">sign in</a></p>`,
      text: 'Sign in: https://example.com/',
    });
    expect(sent.via).toBe('mailbox');
    const [entry] = await listMailbox();
    expect(entry).toMatchObject({ to: 'ann@example.com', subject: 'Sign in' });
    const mail = await readMailbox(entry?.id ?? '');
    expect(mail.text).toContain('https://example.com/');
    expect(mail.html).toContain('Hello &lt;Ann&gt;');
    expect(mail.html).toContain('https://example.com/?a=1&amp;b=&quot;2&quot;');
    expect(mail.headers).toContainEqual({ key: 'auto-submitted', value: 'auto-generated' });
  });

  it('answers not_found for an unknown mail', async () => {
    await expect(readMailbox('nonsense')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('addresses', () => {
  it.each([
    'ann@example.com,eve@evil.test',
    'ann@example.com\r\nBcc: eve@evil.test',
    'ann@example.com\nRCPT TO:<eve@evil.test>',
    'Ann <ann@example.com>',
    'ann@example.com;eve@evil.test',
    'ann@@example.com',
    'ann @example.com',
    'ann@example.com>',
    '"a b"@example.com',
    `${'a'.repeat(300)}@example.com`,
    '',
  ])('refuse %j', address => {
    expect(isMailbox(address)).toBe(false);
    expect(() => recipient(address)).toThrow();
  });

  it('keep control characters out of names', () => {
    expect(recipient('ann@example.com', 'Ann\r\nBcc: eve@evil.test').name).toBe('Ann Bcc: eve@evil.test');
  });

  it('read the sender', () => {
    expect(parseSender('Boots & Co <hello@boots.example>')).toEqual({
      name: 'Boots & Co',
      address: 'hello@boots.example',
    });
    expect(() => parseSender('a@b.example, c@d.example')).toThrow(/one sender/);
  });
});
