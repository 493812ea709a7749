import { expect, it } from 'vitest';
import type { Verdict } from '@/domain/metrics/verdict';
import { ratesFinding } from './quality-words';

const row = (key: string, value: number, verdict: Verdict) => ({
  key,
  rate: { n: 200, completed: 80, value: 0.4, low: 0.3, high: 0.5, mature: true },
  difference: { value, low: null, high: null, p: null, verdict },
});

it('says who answers less and more as sure as the rows below it', () => {
  const rows = [row('Oslo', -0.1, 'probable'), row('York', 0.1, 'real'), row('Bath', -0.2, 'real')];
  expect(ratesFinding(rows, 'location')).toBe(
    'Fewer answer for Bath, more for York, probably fewer for Oslo',
  );
  expect(
    ratesFinding([row('Spanish', -0.1, 'probable'), row('German', 0.1, 'probable')], 'language', 'in'),
  ).toBe('Probably fewer answer in Spanish, probably more in German');
  expect(ratesFinding([row('by mail', 0.1, 'real')], 'channel', '')).toBe('More answer by mail');
  expect(ratesFinding([row('Oslo', -0.1, 'noise')], 'location')).toBe(
    'No location answers clearly more or less than the rest',
  );
});
