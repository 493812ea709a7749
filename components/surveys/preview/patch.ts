/**
 * Makes `now` the same as `next` by changing only what differs, so that nothing flickers, no picture loads again and no
 * scroll is lost. An element somebody is writing in (`data-editing`) is left alone. Only methods with capitals in their
 * names are called: a control named `attributes` would hide a form's property of that name.
 */
export function patch(now: Node, next: Node): void {
  if (isElement(now) && isElement(next)) {
    if (now.hasAttribute('data-editing')) return;
    patchAttributes(now, next);
  } else if (now.nodeValue !== next.nodeValue) now.nodeValue = next.nodeValue;
  const before = [...now.childNodes];
  const after = [...next.childNodes];
  after.forEach((child, index) => {
    const old = before[index];
    if (!old) now.appendChild(copied(now, child));
    else if (isSame(old, child)) patch(old, child);
    else now.replaceChild(copied(now, child), old);
  });
  for (const old of before.slice(after.length)) now.removeChild(old);
}

function patchAttributes(now: Element, next: Element): void {
  for (const name of now.getAttributeNames()) if (!next.hasAttribute(name)) now.removeAttribute(name);
  for (const name of next.getAttributeNames()) {
    const value = next.getAttribute(name) ?? '';
    if (now.getAttribute(name) !== value) now.setAttribute(name, value);
  }
}

/** Nodes of a frame belong to its own window, so `instanceof` of this one does not know them. */
const isElement = (node: Node): node is Element => node.nodeType === 1;

const isSame = (old: Node, next: Node): boolean =>
  old.nodeName === next.nodeName &&
  (!isElement(old) || !isElement(next) || markOf(old) === markOf(next) || old.nodeName === 'MAIN');

const markOf = (element: Element): string =>
  `${element.getAttribute('data-at') ?? ''} ${element.getAttribute('data-part') ?? ''} ${element.getAttribute('src') ?? ''}`;

const copied = (into: Node, node: Node): Node => {
  const document = into.ownerDocument ?? into;
  return 'importNode' in document ? (document as Document).importNode(node, true) : node.cloneNode(true);
};
