import { describe, expect, it } from 'vitest';
import { axisFor } from './axis';

describe('the value axis', () => {
  it('shows NPS in a 50-point window snapped to tens', () => {
    expect(axisFor('nps', [38, 42, 47])).toEqual({ min: 20, max: 70, ticks: [20, 30, 40, 50, 60, 70] });
  });

  it('keeps every value inside, and grows only where it must', () => {
    const shifted = axisFor('nps', [31, 79]);
    expect(shifted.min).toBeLessThanOrEqual(31);
    expect(shifted.max).toBeGreaterThanOrEqual(79);
    expect(shifted.max - shifted.min).toBe(50);
    expect(axisFor('nps', [-40, 60])).toMatchObject({ min: -40, max: 60 });
  });

  it('never leaves the scale', () => {
    expect(axisFor('nps', [96, 100]).max).toBe(100);
    expect(axisFor('csat', [0.97])).toMatchObject({ min: 0.5, max: 1 });
    expect(axisFor('ces', [6.6], { min: 1, max: 7 })).toMatchObject({ min: 4, max: 7 });
  });

  it('has an axis before there is an answer', () => {
    const { min, max } = axisFor('nps', [null, undefined]);
    expect(max - min).toBe(50);
    expect(Math.abs(min % 10)).toBe(0);
  });
});
