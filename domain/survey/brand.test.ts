import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastOf } from '../color/contrast';
import { brandOn, colorAdvice } from './brand';

const anyColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map(value => `#${value.toString(16).padStart(6, '0')}`);

describe('a company’s colour on the page', () => {
  it('stays as it was chosen wherever it can be seen', () => {
    expect(brandOn('#3D3FB8', 'light')).toEqual({ fill: '#3D3FB8', words: '#ffffff', ring: '#3D3FB8' });
    expect(brandOn('#FFEE00', 'dark')).toEqual({ fill: '#FFEE00', words: '#000000', ring: '#FFEE00' });
  });

  it('keeps a pale button by day, with black words and an edge that can be seen', () => {
    expect(brandOn('#FFEE00', 'light')).toEqual({ fill: '#FFEE00', words: '#000000', ring: '#9C9100' });
  });

  it('writes in white as soon as white reads, as the advice on the colour says', () => {
    const [words] = colorAdvice('#4CAF50', 'auto');
    expect(brandOn('#4CAF50', 'light').words).toBe('#000000');
    expect(brandOn(words?.instead ?? '', 'light').words).toBe('#ffffff');
  });

  it('can be read and seen in every colour', () => {
    fc.assert(
      fc.property(anyColor, fc.constantFrom('light' as const, 'dark' as const), (color, ground) => {
        const { fill, words, ring } = brandOn(color, ground);
        expect(contrastOf(words, fill)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(ring, ground === 'light' ? '#FFFFFF' : '#1A1B1E')).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

describe('advice on a colour', () => {
  it('names the ratio and the nearest colour that passes, where one does not', () => {
    const [words, light, dark] = colorAdvice('#4CAF50', 'auto');
    expect(words).toMatchObject({
      about: 'words',
      passes: false,
      needs: 4.5,
      ratio: expect.closeTo(2.78, 2),
    });
    expect(contrastOf(words?.instead ?? '', '#FFFFFF')).toBeGreaterThanOrEqual(4.5);
    expect(light).toMatchObject({ about: 'light', passes: false, needs: 3 });
    expect(dark).toMatchObject({ about: 'dark', passes: true, instead: '#4CAF50' });
  });

  it('speaks only of pages that there are', () => {
    expect(colorAdvice('#3D3FB8', 'light').map(({ about }) => about)).toEqual(['words', 'light']);
    expect(colorAdvice('#3D3FB8', 'dark').map(({ about }) => about)).toEqual(['words', 'dark']);
  });
});
