import path from 'node:path';
import unicode from '@fontsource/noto-sans/unicode.json';
import type { Font } from '@react-pdf/renderer';

/** Parts of Noto Sans that need no joining of letters, in the order in which they are asked for one. */
const PARTS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'] as const;
const WEIGHTS = [400, 600] as const;

/** What `fontFamily` of a sheet is. */
export const FAMILIES = PARTS.map(part => `Noto Sans ${part}`);

/** Makes the fonts known, once; their files are read when a letter of theirs is first set. */
export function registerFonts(store: typeof Font): void {
  for (const part of PARTS)
    store.register({
      family: `Noto Sans ${part}`,
      fonts: WEIGHTS.map(fontWeight => ({ src: fileOf(part, fontWeight), fontWeight })),
    });
  // Words are never cut.
  store.registerHyphenationCallback(word => [word]);
}

/** Whether these fonts have every letter of it; where they have not, a browser sets the poster with its own. */
export const isSettable = (text: string): boolean =>
  [...text.normalize('NFC')].every(letter => {
    const point = letter.codePointAt(0) ?? 0;
    return ranges.some(([first, last]) => point >= first && point <= last);
  });

/** Written like the `unicode-range` of a style sheet: `U+0000-00FF,U+0131`. */
const ranges: [first: number, last: number][] = PARTS.flatMap(part =>
  unicode[part].split(',').map((range): [number, number] => {
    const [first = '', last = first] = range.slice(2).split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  }),
);

const fileOf = (part: string, weight: number): string =>
  path.join(
    process.cwd(),
    'node_modules/@fontsource/noto-sans/files',
    `noto-sans-${part}-${weight}-normal.woff`,
  );
