/** A rectangle in the frame's own CSS pixels, from the top left of its document. */
export type Box = { left: number; top: number; width: number; height: number };

/** Something of the survey that can be chosen on the page: a question, a page, an ending. */
export type PartPlace = {
  kind: 'part';
  path: string;
  box: Box;
  /** Optional texts of it that nobody wrote yet. */
  missing: string[];
};

/** A text that can be written where it stands; `part`: what it belongs to, null for the foot of the page. */
export type TextPlace = { kind: 'text'; path: string; part: string | null; box: Box; shown: string };

/** Smallest side of what is to be hit (WCAG 2.2, 2.5.8). */
const SMALLEST = 24;

/** What the preview has marked, in reading order. A text drawn twice is written where it stands first. */
export function readPlaces(inside: Document): (PartPlace | TextPlace)[] {
  const places: (PartPlace | TextPlace)[] = [];
  const parts = new Map<string, PartPlace>();
  const seen = new Set<string>();
  for (const element of inside.querySelectorAll('[data-part],[data-at]')) {
    const partPath = element.getAttribute('data-part');
    if (partPath !== null) {
      const part: PartPlace = { kind: 'part', path: partPath, box: boxOf(element), missing: [] };
      parts.set(partPath, part);
      places.push(part);
      continue;
    }
    const path = element.getAttribute('data-at');
    if (path === null || seen.has(path)) continue;
    seen.add(path);
    const part = element.closest('[data-part]')?.getAttribute('data-part') ?? null;
    if (isMissing(element, path)) parts.get(part ?? '')?.missing.push(path);
    else places.push({ kind: 'text', path, part, box: grown(textBox(element)), shown: shownIn(element) });
  }
  return places;
}

export const elementAt = (inside: Document, path: string): Element | null =>
  inside.querySelector(`[data-at="${path}"]`);

/** The words a reader sees there now. */
export function shownIn(element: Element): string {
  if (isField(element)) return element.getAttribute('placeholder') ?? '';
  if (element.nodeName === 'SELECT') return element.querySelector('option')?.textContent ?? '';
  const lines = [...element.querySelectorAll('p')].map(line => line.textContent ?? '');
  return lines.length > 0 ? lines.join('\n') : (element.textContent ?? '');
}

export function boxOf(element: Element): Box {
  const { left, top, width, height } = element.getBoundingClientRect();
  const { scrollX = 0, scrollY = 0 } = element.ownerDocument.defaultView ?? {};
  return { left: left + scrollX, top: top + scrollY, width, height };
}

/** What is left of a box inside its border and padding. */
export function contentBox(element: Element): Box {
  const box = boxOf(element);
  const style = styleOf(element);
  const [top, right, bottom, left] = (['Top', 'Right', 'Bottom', 'Left'] as const).map(
    side => pixels(style?.[`border${side}Width`]) + pixels(style?.[`padding${side}`]),
  );
  return {
    left: box.left + (left ?? 0),
    top: box.top + (top ?? 0),
    width: box.width - (left ?? 0) - (right ?? 0),
    height: box.height - (top ?? 0) - (bottom ?? 0),
  };
}

export const styleOf = (element: Element): CSSStyleDeclaration | undefined =>
  element.ownerDocument.defaultView?.getComputedStyle(element);

export const pixels = (length: string | undefined): number => Number.parseFloat(length ?? '') || 0;

/** An answer field: its words are the hint in it. */
export const isField = (element: Element): boolean => /^(INPUT|TEXTAREA)$/.test(element.nodeName);

/** Titles and labels are needed: empty they keep their place, and say so. */
const NEEDED = /\.questions\.\d+\.title$|^endings\.\d+\.title$|\.label$/;

const isMissing = (element: Element, path: string): boolean =>
  !element.hasAttribute('data-editing') &&
  (element.closest('[data-none]') !== null || (shownIn(element) === '' && !NEEDED.test(path)));

const textBox = (element: Element): Box =>
  isField(element) || element.nodeName === 'SELECT' ? contentBox(element) : boxOf(element);

function grown({ left, top, width, height }: Box): Box {
  const right = Math.max(0, SMALLEST - width);
  const above = Math.max(0, SMALLEST - height) / 2;
  return { left, top: top - above, width: width + right, height: height + 2 * above };
}
