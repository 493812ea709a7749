import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { classifyReturned } from '@/domain/sending/bounce';
import { readReturned } from './returned';

const folder = path.resolve('tests/fixtures/dsn');
const expected = z
  .record(z.string(), z.object({ kind: z.string(), code: z.string().nullable() }))
  .parse(JSON.parse(fs.readFileSync(path.join(folder, 'expected.json'), 'utf8')));
const files = fs.readdirSync(folder).filter(name => name.endsWith('.eml'));
const read = (name: string) => fs.readFileSync(path.join(folder, name));
const MESSAGE_ID = '<0190a7a0-0000-7000-8000-00000000b007.invitation@boots.example>';

describe('what comes to a bounce address', () => {
  it('is known by at least thirty examples, each with its class', () => {
    expect(files.length).toBeGreaterThanOrEqual(30);
    expect(files.map(name => name.replace(/\.eml$/, '')).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('%s', async (name, { kind, code }) => {
    const returned = await readReturned(read(`${name}.eml`));
    if (!returned) throw new Error('it is a mail');
    const bounce = classifyReturned(returned);
    expect({ kind: bounce.kind, code: bounce.code }).toEqual({ kind, code });
    expect(returned.heads).toContain('{{bounce}}');
  });

  it('tells which mail of ours came back, where it carries a copy', async () => {
    for (const name of files) {
      const raw = read(name);
      const returned = await readReturned(raw);
      if (raw.includes(`Message-ID: ${MESSAGE_ID}`)) expect(returned?.messageId, name).toBe(MESSAGE_ID);
    }
  });
});

describe('anything else', () => {
  it('is read without a fault, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.uint8Array({ maxLength: 4000 })), async raw => {
        const returned = await readReturned(raw);
        if (returned) expect(classifyReturned(returned)).toHaveProperty('kind');
      }),
      { numRuns: 500 },
    );
  });

  it('is read without a fault where a real one was cut, repeated or spoilt', async () => {
    const real = files.map(read);
    const spoilt = fc
      .tuple(fc.constantFrom(...real), fc.nat(), fc.nat(), fc.uint8Array({ maxLength: 40 }))
      .map(([raw, from, length, noise]) => {
        const at = from % raw.length;
        return Buffer.concat([raw.subarray(0, at), noise, raw.subarray(at + (length % 400))]);
      });
    await fc.assert(
      fc.asyncProperty(spoilt, async raw => {
        const began = performance.now();
        const returned = await readReturned(raw);
        if (returned) classifyReturned(returned);
        expect(performance.now() - began).toBeLessThan(2_000);
      }),
      { numRuns: 1_500 },
    );
  });

  it('takes no time to speak of, however it is built to', async () => {
    for (const text of [
      'mailbox '.repeat(20_000),
      `user${'.'.repeat(100_000)}`,
      `a@${'b.'.repeat(50_000)}`,
    ]) {
      const began = performance.now();
      const returned = await readReturned(
        `From: mailer-daemon@x.example\r\nSubject: failure notice\r\n\r\n${text}`,
      );
      if (returned) classifyReturned(returned);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });

  it.each([
    ['tags that never end', 'text/html', '<'],
    ['styles that never end', 'text/html', '<style'],
    ['line breaks that never end', 'text/html', '<br '],
    ['a rule that never ends', 'text/plain', '-', 'x\r\n'],
    ['lines without end', 'text/plain', '\r\n'],
    ['parts without end', 'multipart/mixed; boundary=a', '--a\r\n\r\nx\r\n'],
    ['a field that never begins', 'message/delivery-status', ' ', 'Action: failed\r\nStatus:'],
  ])('is done with a megabyte of %s soon', async (_, type, piece, before = '') => {
    const text = `${before}${piece.repeat(1_000_000 / piece.length)}\u2028x`;
    const began = performance.now();
    const returned = await readReturned(
      `From: mailer-daemon@x.example\r\nSubject: failure notice\r\nContent-Type: ${type}\r\n\r\n${text}`,
    );
    if (returned) classifyReturned(returned);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
