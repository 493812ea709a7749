import path from 'node:path';
import latin from '@fontsource/noto-sans/unicode.json';
import arabic from '@fontsource/noto-sans-arabic/unicode.json';
import type { Font } from '@react-pdf/renderer';

/** A part of Noto Sans: the file's name without its weight, and the letters in it. */
type Part = { family: string; ranges: [first: number, last: number][] };

/** Letters that stand beside each other as they are, in the order in which the parts are asked for one. */
const PLAIN: Part[] = (
  ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'] as const
).map(part => ({ family: `noto-sans-${part}`, ranges: rangesOf(latin[part]) }));

const ARABIC: Part = { family: 'noto-sans-arabic-arabic', ranges: rangesOf(arabic.arabic) };

export type Weight = 400 | 600;

/** What `fontFamily` of a text is that is set letter by letter. */
export const FAMILIES = PLAIN.map(({ family }) => family);

/** Makes the fonts known, once; their files are read when a letter of theirs is first set. */
export function registerFonts(store: typeof Font): void {
  for (const { family } of [...PLAIN, ARABIC])
    store.register({
      family,
      fonts: ([400, 600] as const).map(fontWeight => ({ src: fileOf(family, fontWeight), fontWeight })),
    });
  // Words are never cut.
  store.registerHyphenationCallback(word => [word]);
}

/** Whether these fonts have every letter of it; where they have not, a browser sets the poster with its own. */
export const isSettable = (text: string): boolean =>
  [...text.normalize('NFC')].every(letter => partWith(letter) !== undefined);

/** The font that a letter is drawn from, Arabic first; undefined where none has it. */
export const familyOf = (letter: string): string | undefined => partWith(letter)?.family;

function partWith(letter: string): Part | undefined {
  const point = letter.codePointAt(0) ?? 0;
  return [ARABIC, ...PLAIN].find(({ ranges }) =>
    ranges.some(([first, last]) => point >= first && point <= last),
  );
}

/** `U+0000-00FF,U+0131`, as a style sheet's `unicode-range` is written. */
function rangesOf(written: string): [number, number][] {
  return written.split(',').map((range): [number, number] => {
    const [first = '', last = first] = range.slice(2).split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

function fileOf(family: string, weight: Weight): string {
  const folder = family.startsWith('noto-sans-arabic') ? 'noto-sans-arabic' : 'noto-sans';
  return path.join(
    process.cwd(),
    'node_modules/@fontsource',
    folder,
    `files/${family}-${weight}-normal.woff`,
  );
}
