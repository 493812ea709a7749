import { describe, expect, test } from 'vitest';
import { comebackFinding, money, riskFinding, riskInWords, testInWords, worthFinding } from './loyalty-words';
import type { BandData, LoyaltyData, RiskData } from './use-loyalty';

const returned = (value: number) => ({ value, low: value - 0.05, high: value + 0.05, atRisk: 40 });

function band(name: BandData['band'], by90: number | null, by180: number | null = by90): BandData {
  const by = ([30, 90, 180, 365] as const).map(day => {
    const value = day === 90 ? by90 : day === 180 ? by180 : null;
    return { day, returned: value === null ? null : returned(value) };
  });
  return {
    band: name,
    starts: 100,
    comeback: { starts: 100, median: null, steps: [], until: 200, by },
    after: [],
  };
}

const pair = (p: number): LoyaltyData['pairs'] => [{ happier: 'good', other: 'bad', p }];
const said = (good: BandData, bad: BandData, p: number) =>
  comebackFinding({ bands: [good, bad], pairs: pair(p), needed: 50 });

describe('who comes back sooner', () => {
  test('is told with the first day that both bands reach', () => {
    expect(said(band('good', 0.62), band('bad', 0.41), 0.001)).toBe(
      'Happy customers come back sooner: 62% within 90 days, unhappy 41%',
    );
    expect(said(band('good', 0.62, 0.8), band('bad', null, 0.5), 0.001)).toBe(
      'Happy customers come back sooner: 80% within 180 days, unhappy 50%',
    );
  });

  test('is told as it is, also where it is the other way round or may be chance', () => {
    expect(said(band('good', 0.3), band('bad', 0.5), 0.01)).toContain(
      'Unhappy customers come back sooner: 50%',
    );
    expect(said(band('good', 0.62), band('bad', 0.6), 0.4)).toBe(
      'No clear difference: within 90 days 62% of happy customers come back, 60% of unhappy',
    );
    const few = { ...band('bad', 0.3), comeback: null };
    expect(said(band('good', 0.6), few, 0.01)).toBe('Not enough history to say who comes back sooner');
  });

  test('has the test behind it in words', () => {
    const words = (p: number) => testInWords({ metric: 'nps', pairs: pair(p), test: null })[0];
    expect(words(0.0001)).toBe('Promoters and detractors: a real difference (p < 0.001).');
    expect(words(0.03)).toBe('Promoters and detractors: probably a real difference (p = 0.030).');
    expect(words(0.2)).toBe('Promoters and detractors: the difference may be chance (p = 0.200).');
  });
});

describe('what it is worth', () => {
  const past = { currency: 'EUR', last: '2026-11-20' };
  const worth = (
    value: number,
    interval: [number, number] | null,
  ): Pick<LoyaltyData, 'difference' | 'past'> => {
    const none = { value: 0, interval: null };
    const by = { repeats: none, referrals: none, revenue: none, worth: { value, interval } };
    return {
      past,
      difference: [
        { days: 180, by: null },
        { days: 365, by },
      ],
    };
  };

  test('is a difference only where chance does not explain it', () => {
    expect(worthFinding(worth(315, [240, 384]))?.says).toBe(
      'One happy customer is worth €315 more than one unhappy in a year',
    );
    expect(worthFinding(worth(-90, [-160, -20]))?.says).toContain('One unhappy customer is worth €90 more');
    expect(worthFinding(worth(20, [-40, 80]))?.says).toContain('cannot be told apart yet');
    expect(worthFinding({ past, difference: [{ days: 365, by: null }] })).toBeNull();
  });

  test('money below zero carries a minus sign', () => {
    expect(money(-1234.5, 'EUR')).toBe('−€1,235');
  });
});

describe('revenue at risk', () => {
  const risk = (low: number): RiskData => ({
    customers: 344,
    spending: 303,
    revenue: 146_664,
    atRisk: {
      ok: true,
      value: 24_817,
      interval: [low, 33_387],
      returnOfOthers: 0.906,
      returnOfDetractors: 0.737,
    },
  });

  test('is told with what it is made of, and never where it may be nothing', () => {
    expect(riskFinding(risk(16_630), 'EUR')).toBe('€24,817 a year is at risk');
    expect(riskFinding(risk(-10), 'EUR')).toContain('No revenue is clearly at risk');
    expect(riskInWords(risk(16_630), 'EUR')).toBe(
      '303 of 344 customers whose latest score was bad bought for €146,664 in the last year. Within a year 91% of the others come back, 74% of them.',
    );
    const few: RiskData = {
      ...risk(0),
      atRisk: { ok: false, reason: 'not_enough_history', starts: { others: 60, detractors: 12 } },
    };
    expect(riskFinding(few, 'EUR')).toContain('Not enough history');
  });
});
