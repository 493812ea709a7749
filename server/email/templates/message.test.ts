import { describe, expect, it } from 'vitest';
import { messageText } from './message';

const url = `https://ask.example/s/${'x'.repeat(50)}`;

describe('a short message', () => {
  it('says who asks, what, and where', () => {
    expect(messageText({ from: 'Boots', subject: 'How was your order on Monday?', url })).toBe(
      `Boots: How was your order on Monday?\n${url}`,
    );
  });

  it('names the company once', () => {
    expect(messageText({ from: 'Boots', subject: 'How did Boots do?', url })).toBe(
      `How did Boots do?\n${url}`,
    );
  });

  it('stays within 160 characters: without the company, then without the end', () => {
    const from = 'The Very Long Name Company of Leeds and Bradford';
    const subject = 'How was your order of boots on Monday, and what about the laces?';
    expect(messageText({ from, subject, url })).toBe(`${subject}\n${url}`);
    const long = messageText({ from, subject: `${subject} ${subject} 👟👟👟`, url });
    expect(long.length).toBeLessThanOrEqual(160);
    expect(long).toMatch(/boots on Monday, and what about the laces\? How was your order…\n/);
    for (let length = 20; length < 200; length++)
      expect(messageText({ from: '', subject: '👟'.repeat(length), url })).not.toMatch(/[\uD800-\uDBFF]…/);
  });

  it('keeps some words beside a link that is too long', () => {
    const text = messageText({ from: 'Boots', subject: 'How was your order on Monday?', url: url.repeat(3) });
    expect(text).toBe(`How was your order on…\n${url.repeat(3)}`);
  });
});
