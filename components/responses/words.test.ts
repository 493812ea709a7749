import { describe, expect, it } from 'vitest';
import { askedInWords, changedKeys } from './words';

const day = (at: Date) => at.toISOString().slice(0, 10);

describe('words about a response', () => {
  it('say how somebody came to be asked', () => {
    const asked = {
      channel: 'email' as const,
      program: 'After a purchase',
      door: null,
      sentAt: new Date('2026-03-03T10:00:00Z'),
      visitedAt: new Date('2026-03-04T10:00:00Z'),
      startedAt: null,
      completedAt: null,
    };
    expect(askedInWords(asked, day)).toBe(
      'By mail on 2026-03-03, by the program “After a purchase”; opened on 2026-03-04',
    );
    expect(
      askedInWords({ ...asked, channel: 'link', program: null, sentAt: null, visitedAt: null }, day),
    ).toBe('By a personal link');
    expect(askedInWords({ ...asked, channel: 'door', program: null, door: 'Leeds, till 2' }, day)).toBe(
      'By the door “Leeds, till 2”, which is open to anybody',
    );
    expect(askedInWords(null, day)).toBe('By an import, or by an invitation that was erased');
  });

  it('find what a later save changed, added or took back', () => {
    const before = { recommend: 3, why: 'late', channel: ['a'] };
    expect(changedKeys(before, { recommend: 9, channel: ['a'], again: true }).sort()).toEqual([
      'again',
      'recommend',
      'why',
    ]);
  });
});
