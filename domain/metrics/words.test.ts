import { describe, expect, it } from 'vitest';
import { bucketLabel, bucketName, daysLabel, formatCount, secondsInWords } from './words';

describe('words of a chart', () => {
  it('counts in the singular and the plural', () => {
    expect(formatCount(1, 'answer')).toBe('1 answer');
    expect(formatCount(1204, 'answer')).toBe('1,204 answers');
    expect(formatCount(0, 'answer')).toBe('0 answers');
  });

  it('tells how long something took', () => {
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

  it('names quarters and the cut first month of a range', () => {
    expect(bucketLabel('quarter', '2026-11-20')).toBe('Q4 2026');
    expect(bucketLabel('quarter', '2026-01-01')).toBe('Q1 2026');
    expect(bucketName('month', '2026-11-20')).toContain('from');
    expect(bucketName('month', '2026-11-01')).not.toContain('from');
  });

  it('does not count the day at which a range ends', () => {
    expect(daysLabel('2026-11-20', '2026-11-21')).not.toContain('to');
    expect(daysLabel('2026-08-25', '2026-11-23')).toContain('22');
    expect(daysLabel('2025-12-20', '2026-01-02')).toContain('2025');
  });
});
