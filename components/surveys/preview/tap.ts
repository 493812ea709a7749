/** What somebody did inside the preview that the builder understands. */
export type Tap = { kind: 'next' } | { kind: 'back' } | { kind: 'language'; tag: string };

/** Links and buttons of the page lead nowhere here (`onLink`); some have a meaning for whoever builds it. */
export function tapOf(target: EventTarget | null, onLink?: () => void): Tap | null {
  // Nodes of the frame belong to its own window, so `instanceof Element` of this one does not know them.
  const element = target && 'closest' in target ? (target as Element) : null;
  const link = element?.closest('a');
  if (link) {
    onLink?.();
    const tag = /^\?lang=(.+)$/.exec(link.getAttribute('href') ?? '')?.[1];
    return tag ? { kind: 'language', tag: decodeURIComponent(tag) } : null;
  }
  if (element?.closest('button.send')) return { kind: 'next' };
  if (element?.closest('button[name=_back]')) return { kind: 'back' };
  return null;
}
