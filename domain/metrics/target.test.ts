import { describe, expect, it } from 'vitest';
import { againstTarget } from './target';

const figure = (value: number, low: number, high: number, n = 100) => ({ n, value, low, high });

describe('a figure against its target', () => {
  it.each([
    ['nps', figure(42, 39, 45), 50, '8 below the target of 50'],
    ['nps', figure(42, 39, 45), 30, '12 above the target of 30'],
    ['nps', figure(42, 30, 54), 50, 'No clear gap to the target of 50'],
    ['csat', figure(0.8, 0.78, 0.82), 0.9, '10 below the target of 90%'],
    ['ces', figure(5.1, 4.9, 5.3), 5.5, '0.4 below the target of 5.5'],
    ['nps', figure(10, -60, 70, 9), 50, 'Target 50'],
  ] as const)('%s %o against %d: %s', (metric, known, target, words) => {
    expect(againstTarget(metric, known, target)).toBe(words);
  });

  it('tells no gap of a hidden figure', () => {
    const hidden = { n: 4, value: null, low: null, high: null, note: 'hidden' as const };
    expect(againstTarget('nps', hidden, 50)).toBe('Target 50');
  });
});
