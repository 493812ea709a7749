import { describe, expect, it } from 'vitest';
import { rangeOf } from './range';

const none = { from: null, to: null };

describe('the range in the address', () => {
  it('ends with today, today included', () => {
    expect(rangeOf({ range: '7d', ...none }, '2026-11-22')).toEqual({
      start: '2026-11-16',
      end: '2026-11-23',
    });
    expect(rangeOf({ range: '12m', ...none }, '2026-11-22')).toEqual({
      start: '2025-11-23',
      end: '2026-11-23',
    });
  });

  it('takes both days of a custom range', () => {
    expect(rangeOf({ range: '90d', from: '2026-03-01', to: '2026-03-31' }, '2026-11-22')).toEqual({
      start: '2026-03-01',
      end: '2026-04-01',
    });
  });

  it('falls back to the preset where the dates are none or the wrong way round', () => {
    const preset = rangeOf({ range: '90d', ...none }, '2026-11-22');
    expect(rangeOf({ range: '90d', from: '2026-02-30', to: '2026-03-31' }, '2026-11-22')).toEqual(preset);
    expect(rangeOf({ range: '90d', from: '2026-03-31', to: '2026-03-01' }, '2026-11-22')).toEqual(preset);
  });
});
