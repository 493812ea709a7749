import { describe, expect, it } from 'vitest';
import { dayInWords, entryInWords, staySentence, sumOf } from './calendar-words';

describe('the calendar in words', () => {
  it('tells invitations, reminders and what is not decided apart', () => {
    expect(entryInWords({ invitations: 1, reminders: 12, waiting: 0 })).toBe('1 invitation and 12 reminders');
    expect(entryInWords({ invitations: 0, reminders: 0, waiting: 3 })).toBe('3 customers to be decided');
    expect(entryInWords(sumOf([]))).toBe('');
    expect(entryInWords({ invitations: 1204, reminders: 0, waiting: 1 })).toBe(
      '1,204 invitations; 1 customer to be decided',
    );
  });

  it('names five who stay and counts the rest', () => {
    const people = Array.from({ length: 7 }, (_, index) => ({
      customer: `c-${index}`,
      name: index === 0 ? 'Ann Berg' : null,
      reason: index === 0 ? ('fatigue' as const) : ('gone' as const),
    }));
    expect(staySentence({ count: 9, people })).toBe(
      '9 mails stay as planned: Ann Berg (would be asked too often there), c-1 (the mail was leaving already), c-2 (the mail was leaving already), c-3 (the mail was leaving already), c-4 (the mail was leaving already), and 4 more.',
    );
    expect(staySentence({ count: 1, people: people.slice(0, 1) })).toBe(
      '1 mail stays as planned: Ann Berg (would be asked too often there).',
    );
  });

  it('names days as people do', () => {
    expect(dayInWords('2026-11-22', '2026-11-22')).toBe('Today');
    expect(dayInWords('2026-12-01', '2026-11-30')).toBe('Tomorrow');
    expect(dayInWords('2026-12-03', '2026-11-30')).toBe('Thu, Dec 3');
  });
});
