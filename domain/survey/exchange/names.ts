import { cleanText, cut } from '../plain-text';

const KEY_MAX = 64;

/** Gives out keys as questions need them, like the names that a file uses, each once. */
export class Keys {
  readonly #taken = new Set<string>();
  readonly #numbers = new Numbers();

  take(name: string): string {
    const plain = plainWord(name).toLowerCase();
    const base = cut(/^[a-z]/.test(plain) ? plain : `q_${plain}`, KEY_MAX).replace(/_+$/, '') || 'q';
    return this.#unique(base === 'q_' ? 'q' : base);
  }

  #unique(base: string): string {
    let key = base;
    while (this.#taken.has(key) || key in Object.prototype)
      key = this.#numbers.next(base.slice(0, KEY_MAX - 5));
    this.#taken.add(key);
    return key;
  }
}

/** Ids for choices, rows, pages: as near to the file's values as an id may be; `reserved` ones are not given out. */
export function idsFor(values: readonly string[], noun: string, reserved: readonly string[] = []): string[] {
  const taken = new Set(reserved);
  const numbers = new Numbers();
  return values.map((value, index) => {
    const plain = cut(plainWord(value), 48).replace(/^[^A-Za-z0-9]+|_+$/g, '');
    const base = plain === '' || plain in Object.prototype ? `${noun}_${index + 1}` : plain;
    let id = base;
    while (taken.has(id)) id = numbers.next(base);
    taken.add(id);
    return id;
  });
}

/** `stem_2`, `stem_3`, … Never begins again: a hostile file with one name a hundred thousand times would take hours. */
class Numbers {
  readonly #last = new Map<string, number>();

  next(stem: string): string {
    const number = (this.#last.get(stem) ?? 1) + 1;
    this.#last.set(stem, number);
    return `${stem}_${number}`;
  }
}

/** "Très bien!" → "Tres_bien" */
const plainWord = (text: string): string =>
  cut(text, 300)
    .replace(/[ßæøłđ]/gi, letter => PLAIN[letter.toLowerCase()] ?? letter)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** Letters that normalization does not take apart. */
const PLAIN: Record<string, string> = { ß: 'ss', æ: 'ae', ø: 'o', ł: 'l', đ: 'd' };

/** Tags that only lay text out: leaving them away loses nothing. */
const LAYOUT = /<\/?(?:p|br|div|span|li|ul|ol)\b[^<>]{0,2000}>/gi;
const TAG = /<\/?[a-z!][^<>]{0,5000}>/gi;

/** Whether a text of HTML says more than its words do: emphasis, links, pictures. */
export const isFormatted = (html: string): boolean => {
  const rest = html.replace(LAYOUT, '');
  return rest.search(TAG) >= 0;
};

/** The words of a text of HTML, a line for each block, without anything a browser would run. */
export function plainOf(html: string): string {
  const words = withoutElements(withoutElements(html, 'script'), 'style')
    .replace(/<br\b[^<>]{0,2000}>|<\/(?:p|div|li|h[1-6]|tr)>/gi, '\n')
    .replace(TAG, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) =>
      name ? (ENTITIES[String(name).toLowerCase()] ?? whole) : characterOf(decimal, hex),
    );
  return cleanText(words)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const ENTITIES: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

function characterOf(decimal: string | undefined, hex: string | undefined): string {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Searched by hand: a lazy pattern would look through the rest of the text again for every tag left open. */
function withoutElements(html: string, name: string): string {
  const lower = html.toLowerCase();
  let kept = '';
  let from = 0;
  for (;;) {
    const start = lower.indexOf(`<${name}`, from);
    if (start < 0) return kept + html.slice(from);
    kept += html.slice(from, start);
    const end = lower.indexOf(`</${name}`, start);
    const close = end < 0 ? -1 : lower.indexOf('>', end);
    if (close < 0) return kept;
    from = close + 1;
  }
}
