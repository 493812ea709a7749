import { directionOf } from '@/domain/survey/translate';
import { type Box, boxOf, contentBox, isField, pixels, styleOf } from './places';

/** Where a text is written and how it looks there, for the field that lies over it. */
export type Written = { box: Box; style: Record<string, string> };

/** In CSS pixels. */
const SLACK = 3;

/**
 * Puts the words being written into the page, unseen, so that everything around them moves as it will, and says where
 * the field belongs. `room`: words that keep the place open while there are none.
 */
export function hold(
  element: Element,
  words: string,
  { language, room }: { language: string; room: string },
): Written {
  element.setAttribute('data-editing', '');
  const shown = words || room || '\u00a0';
  if (isField(element)) element.setAttribute('placeholder', shown);
  else if (element.nodeName !== 'SELECT') fill(element, shown.endsWith('\n') ? `${shown}\u200b` : shown);

  const style = styleOf(element);
  const direction = directionOf(language);
  const container = containerOf(element);
  const line = pixels(style?.lineHeight) || pixels(style?.fontSize) * 1.5;
  const content = contentBox(container);
  const isBlock = container === element || container.nodeName === 'P';
  const lines = Math.max(
    1,
    Math.round(boxOf(isField(element) ? container : (element.firstElementChild ?? element)).height / line),
  );
  // A container as narrow as its words grows with them; a browser may break its line half a pixel earlier.
  const isTight = !isBlock && lines === 1 && content.width - boxOf(element).width < SLACK;
  const slack = isTight ? SLACK : 0;
  const isFromRight = /^(end|right)$/.test(style?.textAlign ?? '') !== (direction === 'rtl');
  return {
    box: {
      left: content.left - (isFromRight ? slack : 0),
      top: content.top,
      width: Math.max(content.width, 24) + slack,
      height: isBlock ? Math.max(content.height, line) : lines * line,
    },
    style: {
      fontFamily: style?.fontFamily ?? '',
      fontSize: style?.fontSize ?? '',
      fontWeight: style?.fontWeight ?? '',
      lineHeight: `${line}px`,
      letterSpacing: style?.letterSpacing ?? '',
      textAlign: style?.textAlign ?? '',
      color: colorOf(element),
    },
  };
}

/** Lets the words be drawn again. */
export const letGo = (element: Element): void => element.removeAttribute('data-editing');

/** A text with paragraphs is written as one of them, so that it stands where its first line stood. */
function fill(element: Element, words: string): void {
  if (element.nodeName !== 'DIV') {
    element.textContent = words;
    return;
  }
  const paragraph = element.ownerDocument.createElement('p');
  paragraph.textContent = words;
  element.replaceChildren(paragraph);
}

/** The nearest element that has lines of its own. */
function containerOf(element: Element): Element {
  if (element.nodeName === 'DIV') return element.firstElementChild ?? element;
  let container = element;
  while (styleOf(container)?.display === 'inline' && container.parentElement)
    container = container.parentElement;
  return container;
}

/** The element's own colour is clear while it is written. */
const colorOf = (element: Element): string =>
  styleOf(isField(element) || element.nodeName === 'SELECT' ? (element.parentElement ?? element) : element)
    ?.color ?? '';

/** How many characters of the shown words stand before this point; null where that cannot be told. */
export function caretAt(inside: Document, { x, y }: { x: number; y: number }): number | null {
  if (!('caretPositionFromPoint' in inside)) return null;
  const position = inside.caretPositionFromPoint(x, y);
  return position?.offsetNode.nodeType === 3 ? position.offset : null;
}
