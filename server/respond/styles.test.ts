import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastOf } from '@/domain/color/contrast';
import { CORNERS, FONTS, resolveTheme, SCHEMES } from '@/domain/survey/theme';
import { stylesFor } from './styles';

const look = resolveTheme(undefined, {});
const valuesOf = (css: string, name: string) =>
  [...css.matchAll(new RegExp(`--${name}:([^;}]+)`, 'g'))].map(found => found[1] ?? '');

describe('the style sheet', () => {
  it.each(FONTS)('has the letters %s from the device alone', font => {
    const css = stylesFor({ ...look, font });
    expect(css).not.toMatch(/url\(|@import|@font-face/);
    expect(valuesOf(css, 'font')[0]).toMatch(/,(sans-serif|serif|monospace)$/);
    expect(css).not.toContain('<');
  });

  it('has other letters, corners and colours for every choice', () => {
    const all = [
      ...FONTS.map(font => stylesFor({ ...look, font })),
      ...CORNERS.map(corner => stylesFor({ ...look, corner })),
      ...SCHEMES.map(scheme => stylesFor({ ...look, scheme })),
    ];
    // The product's own choice is in each of the three lists.
    expect(new Set(all).size).toBe(all.length - 2);
  });

  it('is dark for a reader whose device is, always, or never', () => {
    const grounds = (scheme: (typeof SCHEMES)[number]) =>
      valuesOf(stylesFor({ ...look, scheme }), 'page').at(-1);
    expect(stylesFor({ ...look, scheme: 'auto' })).toContain(
      '@media(prefers-color-scheme:dark){:root{--ink:#ececE8',
    );
    expect([grounds('light'), grounds('dark')]).toEqual(['#f6f6f3', '#121315']);
    for (const scheme of ['light', 'dark'] as const)
      expect(stylesFor({ ...look, scheme })).not.toContain('prefers-color-scheme');
  });

  it('can be read and seen in every company colour, by day and by night', () => {
    const anyColor = fc
      .integer({ min: 0, max: 0xffffff })
      .map(value => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(anyColor, color => {
        const css = stylesFor({ ...look, color });
        const [fills, words, rings] = ['brand', 'on', 'focus'].map(name => valuesOf(css, name));
        expect(fills?.[0]).toBe(color);
        for (const [index, ground] of ['#ffffff', '#1a1b1e'].entries()) {
          expect(contrastOf(words?.[index] ?? '', fills?.[index] ?? '')).toBeGreaterThanOrEqual(4.5);
          expect(contrastOf(rings?.[index] ?? '', ground)).toBeGreaterThanOrEqual(3);
        }
        expect(contrastOf(fills?.[1] ?? '', '#1a1b1e')).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
