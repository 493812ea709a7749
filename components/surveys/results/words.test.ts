import { describe, expect, it } from 'vitest';
import { amountInWords, askedInWords, secondsInWords, shareInWords, uninvitedInWords } from './words';

describe('words of the results', () => {
  it('tell how long something took', () => {
    expect([null, 0, 45.4, 60, 90, 3599.6, 7500].map(secondsInWords)).toEqual([
      '–',
      '0 s',
      '45 s',
      '1 min',
      '1 min 30 s',
      '1 h',
      '2 h 5 min',
    ]);
  });

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
