import { describe, expect, it } from 'vitest';
import {
  amountInWords,
  askedInWords,
  flaggedInWords,
  scannedInWords,
  shareInWords,
  tappedInWords,
  uninvitedInWords,
} from './words';

describe('words of the results', () => {
  it('name the versions that ask, unless all of them do', () => {
    expect(askedInWords([1, 2], [2, 1])).toBeNull();
    expect(askedInWords([2], [1, 2])).toBe('Asked in version 2 only');
    expect(askedInWords([1, 2, 4], [1, 2, 3, 4])).toBe('Asked in versions 1, 2 and 4 only');
  });

  it('never show somebody as nobody', () => {
    expect(shareInWords({ value: 0.001, low: 0.0002, high: 0.006 })).toBe('< 1% (0 to 1%)');
    expect(shareInWords({ value: 0, low: 0, high: 0.01 })).toBe('0% (0 to 1%)');
    expect(shareInWords({ value: null, low: null, high: null })).toBe('–');
  });

  it('tell apart who came in by a door and who by an import', () => {
    expect(uninvitedInWords(0, 0)).toBeNull();
    expect(uninvitedInWords(1, 0)).toBe(
      '1 response came in by doors that are open to anybody. It is counted below, in no rate above.',
    );
    expect(uninvitedInWords(0, 1204)).toBe(
      '1,204 responses came by an import. They are counted below, in no rate above.',
    );
    expect(uninvitedInWords(12, 3)).toBe(
      '12 responses came in by doors that are open to anybody, 3 by an import. They are counted below, in no rate above.',
    );
  });

  it('keep apart what was tapped in the mail and what a scanner followed', () => {
    expect(tappedInWords({ n: 0, questions: [], scanned: 3 })).toBeNull();
    expect(tappedInWords({ n: 1, note: 'hidden', questions: [], scanned: 0 })).toBe(
      '1 person tapped a score in the mail and did not send it. That is no answer, and in no figure. Too few to tell which.',
    );
    expect(tappedInWords({ n: 1204, questions: [], scanned: 0 })).toMatch(/^1,204 people tapped a score/);
    expect([scannedInWords(0), scannedInWords(1), scannedInWords(2)]).toEqual([
      null,
      expect.stringMatching(/^1 link was followed by a mail scanner/),
      expect.stringMatching(/^2 links were followed by a mail scanner/),
    ]);
  });

  it('count flagged answers by what speaks against them, over both versions', () => {
    const speeders = { n: 2, byFlag: [{ flag: 'speeder' as const, n: 2 }] };
    expect(flaggedInWords([{ of: 100, flagged: { n: 0, byFlag: [] } }], false)).toBeNull();
    expect(flaggedInWords([{ of: 3, flagged: null }], true)).toBeNull();
    expect(
      flaggedInWords(
        [
          { of: 100, flagged: speeders },
          {
            of: 20,
            flagged: {
              n: 2,
              byFlag: [
                { flag: 'speeder', n: 1 },
                { flag: 'bot', n: 1 },
              ],
            },
          },
        ],
        false,
      ),
    ).toBe('4 of 120 answers are flagged: 3 given very fast, 1 with a field that no person sees.');
    expect(flaggedInWords([{ of: 9, flagged: speeders }], true)).toBe(
      '2 of 9 answers are flagged and left out: 2 given very fast.',
    );
  });

  it('write numbers with the digits that their size bears', () => {
    expect([2.254, 45.26, 1204.4, -3.5, null].map(amountInWords)).toEqual([
      '2.25',
      '45.3',
      '1,204',
      '−3.5',
      '–',
    ]);
  });
});
