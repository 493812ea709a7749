import { Font } from '@react-pdf/renderer';
import bidiFactory from 'bidi-js';
import { FAMILIES, familyOf, type Weight } from './fonts';

/** A line of letters as one drawing, its left end at 0 and its foot at 0, in points. */
export type Outline = { path: string; width: number };

/** What we use of a font that was read. */
type Shaper = {
  unitsPerEm: number;
  characterSet: number[];
  glyphForCodePoint: (point: number) => unknown;
  layout: (
    text: string,
    features: undefined,
    script: undefined,
    language: undefined,
    direction: 'ltr' | 'rtl',
  ) => {
    glyphs: { path: Drawing }[];
    positions: { xAdvance: number; xOffset: number; yOffset: number }[];
  };
};
type Drawing = {
  scale: (x: number, y: number) => Drawing;
  translate: (x: number, y: number) => Drawing;
  toSVG: () => string;
};

type Setting = { size: number; weight: Weight; width: number };

const bidi = bidiFactory();

/**
 * Reads every font, once. Each letter's glyph is made known as that letter's: the library also meets glyphs as parts of
 * others (the full stop in a middle dot), keeps them without a letter, and then loses the letter in every later text.
 */
export async function readFonts(): Promise<void> {
  for (const fontFamily of new Set([...FAMILIES, familyOf('ا') ?? '']))
    for (const fontWeight of [400, 600] as const) {
      await Font.load({ fontFamily, fontWeight });
      const font = shaperOf(fontFamily, fontWeight);
      for (const point of font.characterSet) font.glyphForCodePoint(point);
    }
}

/**
 * Text with Arabic letters in it, broken into lines of at most `width` points. The PDF library joins such letters but
 * drops the places of their dots, so that they are drawn here, by its own shaper, in the order of Unicode's annex 9.
 */
export function outlineText(text: string, setting: Setting): Outline[] {
  const levels = bidi.getEmbeddingLevels(text, 'auto');
  const draw = (start: number, end: number) => drawLine(text, levels, start, end, setting);
  const lines: Outline[] = [];
  let start = 0;
  let fitting: Outline | null = null;
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    const end = index + word.length;
    const longer: Outline = draw(fitting ? start : index, end);
    if (fitting && longer.width > setting.width) {
      lines.push(fitting);
      start = index;
      fitting = draw(start, end);
    } else {
      start = fitting ? start : index;
      fitting = longer;
    }
  }
  return fitting ? [...lines, fitting] : lines;
}

function drawLine(
  text: string,
  levels: ReturnType<typeof bidi.getEmbeddingLevels>,
  start: number,
  end: number,
  { size, weight }: Setting,
): Outline {
  const order = bidi.getReorderedIndices(text, levels, start, end - 1).slice(start, end);
  let width = 0;
  let path = '';
  for (const { first, last, isRightToLeft, family } of runsOf(text, levels.levels, order)) {
    const font = shaperOf(family, weight);
    const scale = size / font.unitsPerEm;
    const letters = text.slice(first, last + 1);
    const { glyphs, positions } = isRightToLeft
      ? font.layout(mirrored(letters), undefined, undefined, undefined, 'rtl')
      : font.layout(letters, undefined, undefined, undefined, 'ltr');
    for (const [index, { path: glyph }] of glyphs.entries()) {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      path += glyph
        .scale(scale, -scale)
        .translate(width + xOffset * scale, -yOffset * scale)
        .toSVG();
      width += xAdvance * scale;
    }
  }
  return { path, width };
}

type Run = { first: number; last: number; isRightToLeft: boolean; family: string };

/** Neighbours in the order they are seen that go the same way and come from the same font. */
function runsOf(text: string, levels: Uint8Array, order: number[]): Run[] {
  const runs: Run[] = [];
  for (const at of order) {
    const family = familyOf(text.charAt(at)) ?? FAMILIES[0] ?? '';
    const isRightToLeft = (levels[at] ?? 0) % 2 === 1;
    const last = runs.at(-1);
    const isNext = last && last.family === family && last.isRightToLeft === isRightToLeft;
    if (isNext && isRightToLeft && at === last.first - 1) last.first = at;
    else if (isNext && !isRightToLeft && at === last.last + 1) last.last = at;
    else runs.push({ first: at, last: at, isRightToLeft, family });
  }
  return runs;
}

const mirrored = (letters: string): string =>
  [...letters].map(letter => bidi.getMirroredCharacter(letter) ?? letter).join('');

function shaperOf(fontFamily: string, fontWeight: Weight): Shaper {
  // The library's own type of it hangs on a package that has none.
  const font = Font.getFont({ fontFamily, fontWeight }).data as Shaper | null;
  if (!font) throw new Error(`the font ${fontFamily} was not read before it was needed`);
  return font;
}
