'use client';

import { Box } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { directionOf } from '@/domain/survey/translate';

/** What somebody did inside the preview that the builder understands. */
export type Tap = { kind: 'next' } | { kind: 'back' } | { kind: 'language'; tag: string };

/**
 * The respondent's page (or mail) in a frame `width` CSS pixels wide, scaled down where there is less room. The frame
 * is loaded once and written into, so that it neither flashes nor scrolls away while somebody types.
 */
export function PreviewFrame({
  html,
  language,
  title,
  width,
  height,
  onTap,
}: {
  html: string | null;
  language: string;
  title: string;
  width: number;
  height: number;
  onTap?: (tap: Tap) => void;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  const { ref, width: room } = useElementSize();
  const scale = room > 0 ? Math.min(1, room / width) : 1;

  // The frame may have loaded before this page was hydrated.
  useEffect(() => {
    if (frame.current?.contentDocument?.title === 'Preview') setReady(true);
  }, []);
  useEffect(() => {
    const inside = frame.current?.contentDocument;
    if (isReady && inside && html !== null) draw(inside, html, language);
  }, [isReady, html, language]);
  useEffect(() => {
    const inside = frame.current?.contentDocument;
    if (!isReady || !inside) return;
    const listen = (event: Event) => {
      const tap = tapOf(event);
      if (tap) onTap?.(tap);
    };
    inside.addEventListener('click', listen);
    return () => inside.removeEventListener('click', listen);
  }, [isReady, onTap]);

  return (
    <Box ref={ref} w="100%">
      <Box
        mx="auto"
        w={width * scale}
        h={height * scale}
        style={{
          overflow: 'hidden',
          border: '1px solid var(--aw-line)',
          borderRadius: 6,
          background: 'var(--aw-card)',
        }}
      >
        <iframe
          ref={frame}
          title={title}
          src="/api/preview/frame"
          sandbox="allow-same-origin"
          onLoad={() => setReady(true)}
          style={{
            width,
            height,
            border: 0,
            display: 'block',
            transform: `scale(${scale})`,
            transformOrigin: '0 0',
          }}
        />
      </Box>
    </Box>
  );
}

/** Puts a whole document into the frame's, keeping where it was scrolled to. No script comes alive this way. */
function draw(inside: Document, html: string, language: string): void {
  const top = inside.documentElement.scrollTop;
  const body = /<body([^>]*)>/i.exec(html)?.[1] ?? '';
  inside.documentElement.innerHTML = html;
  inside.documentElement.lang = language;
  inside.documentElement.dir = directionOf(language);
  const style = /style="([^"]*)"/i.exec(body)?.[1];
  inside.body.setAttribute('style', style ?? '');
  inside.documentElement.scrollTop = top;
}

/** Links and buttons of the page lead nowhere here; some have a meaning for whoever builds it. */
function tapOf(event: Event): Tap | null {
  const target = event.target;
  // Nodes of the frame belong to its own window, so `instanceof Element` of this one does not know them.
  const element = target && 'closest' in target ? (target as Element) : null;
  const link = element?.closest('a');
  if (link) {
    event.preventDefault();
    const tag = /^\?lang=(.+)$/.exec(link.getAttribute('href') ?? '')?.[1];
    return tag ? { kind: 'language', tag: decodeURIComponent(tag) } : null;
  }
  if (element?.closest('button.send')) return { kind: 'next' };
  if (element?.closest('button[name=_back]')) return { kind: 'back' };
  return null;
}
