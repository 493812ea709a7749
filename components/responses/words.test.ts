import { describe, expect, it } from 'vitest';
import { parseDefinition } from '@/domain/survey/parse';
import { qualityFlags } from '@/domain/survey/quality';
import { askedInWords, changedKeys, flagList, flagSentences, timeInWords } from './words';

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

  it('tell each flag with its facts', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map(id => ({ id, label: id }));
    const parsed = parseDefinition({
      name: 'Shop',
      pages: [{ id: 'p', questions: [{ key: 'parts', type: 'matrix', title: 'Rate our shop', rows }] }],
    });
    if (!parsed.ok) throw new Error('no survey');
    const { definition } = parsed;
    const titles = new Map([
      ['parts', 'Rate our shop'],
      ['first', 'A'],
      ['last', ''],
    ]);
    const asked = { channel: 'door' as const, program: null, door: 'Till 2', sentAt: null, visitedAt: null };
    const opened = { definition, asked: { ...asked, startedAt: null, completedAt: null } };
    const line = { question: 'parts', value: 5, rows: 6 };
    expect(
      flagSentences(
        {
          ...opened,
          flags: ['test', ...qualityFlags],
          quality: {
            speeder: { took: 4_000, median: 31_000 },
            straightLining: line,
            repeat: { before: 2 },
          },
        },
        titles,
      ),
    ).toEqual([
      'Answered in 4 s; 31 s are usual for these pages.',
      'All 6 rows of “Rate our shop” got 5.',
      'The same device had answered at “Till 2” twice before on that day.',
      'A field was filled in that no person sees, as a machine does.',
      'Answered within 3 seconds of the mail being handed over, as a mail scanner does.',
    ]);
    const alike = (straightLining: typeof line & { to?: string }) =>
      flagSentences({ ...opened, flags: ['straight_lining'], quality: { straightLining } }, titles);
    expect(alike({ ...line, rows: 5 })).toEqual(['All 5 answered rows of “Rate our shop” got 5.']);
    expect(alike({ question: 'first', to: 'last', value: 3, rows: 5 })).toEqual([
      '5 questions in a row, “A” to “last”, got 3.',
    ]);
    expect(flagList(['speeder', 'straight_lining'])).toBe('Answered very fast, alike down the rows');
    expect([400, 4_000, 9_960, 90_000].map(timeInWords)).toEqual(['0.4 s', '4 s', '10 s', '1 min 30 s']);
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
