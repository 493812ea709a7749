import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastOf, wordsOn } from './contrast';
import { fromOklch, toOklch } from './oklch';
import { readableVariant } from './variant';

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map(value => `#${value.toString(16).padStart(6, '0').toUpperCase()}`);

describe('contrast', () => {
  it.each([
    // Source: WebAIM's contrast checker, two decimals cut off.
    ['#000000', '#FFFFFF', 21],
    ['#FFFFFF', '#FFFFFF', 1],
    ['#777777', '#FFFFFF', 4.48],
    ['#767676', '#FFFFFF', 4.54],
    ['#FF0000', '#FFFFFF', 4],
    ['#0000FF', '#FFFFFF', 8.59],
    ['#3D3FB8', '#FFFFFF', 8.11],
    ['#FFD400', '#000000', 14.7],
  ])('of %s on %s is %d : 1', (a, b, ratio) => {
    expect(contrastOf(a, b)).toBeCloseTo(ratio, 1);
    expect(contrastOf(b, a)).toBe(contrastOf(a, b));
  });

  it('finds words for every ground: white, or black where white does not read', () => {
    fc.assert(
      fc.property(color, ground => {
        expect(contrastOf(wordsOn(ground), ground)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});

describe('a colour by lightness, chroma and hue', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(color, one => {
        expect(fromOklch(toOklch(one))).toBe(one);
      }),
    );
  });

  it('knows the reference values of white and of red', () => {
    expect(toOklch('#FFFFFF').lightness).toBeCloseTo(1, 4);
    const red = toOklch('#FF0000');
    expect([red.lightness, red.chroma, (red.hue * 180) / Math.PI]).toEqual([
      expect.closeTo(0.628, 3),
      expect.closeTo(0.2577, 3),
      expect.closeTo(29.23, 1),
    ]);
  });
});

describe('a readable variant', () => {
  it('passes on every ground on which black or white can pass, and keeps what passes', () => {
    fc.assert(
      fc.property(color, color, fc.constantFrom(3, 4.5), (one, ground, ratio) => {
        const variant = readableVariant(one, ground, ratio);
        expect(contrastOf(variant, ground)).toBeGreaterThanOrEqual(ratio);
        if (contrastOf(one, ground) >= ratio) expect(variant).toBe(one);
      }),
    );
  });

  it('is black or white where nothing reaches the contrast', () => {
    expect(readableVariant('#336699', '#777777', 21)).toBe('#000000');
  });

  it('keeps the hue, and goes no further than it must', () => {
    fc.assert(
      fc.property(color, one => {
        const variant = readableVariant(one, '#FFFFFF', 4.5);
        if (variant === one) return;
        const [before, after] = [toOklch(one), toOklch(variant)];
        expect(contrastOf(variant, '#FFFFFF')).toBeLessThan(4.8);
        // Eight bits a channel leave no exact hue to colours that are nearly grey.
        if (after.chroma > 0.05) expect(Math.cos(after.hue - before.hue)).toBeGreaterThan(0.995);
      }),
    );
  });
});
