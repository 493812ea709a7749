'use client';

import { Box } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { directionOf } from '@/domain/survey/translate';
import classes from './frame.module.css';
import { patch } from './patch';
import { type Tap, tapOf } from './tap';

export type Scheme = 'light' | 'dark';

/** The document in the frame, for whoever draws over it: positions in it are CSS pixels before `scale`. */
export type Inside = {
  document: Document;
  scale: number;
  /** Grows with every drawing and whenever something in the frame changes its size. */
  drawing: number;
};

/** Of the device, left and right together, in CSS pixels. */
const BORDERS = 2;

/**
 * The respondent's page (or mail) in a frame `width` CSS pixels wide, scaled down where there is less room, as tall as
 * it is long in a device `height` pixels high that scrolls. The frame is loaded once and patched, so that it neither
 * flashes nor scrolls away while somebody types.
 */
export function PreviewFrame({
  html,
  isStale = false,
  language,
  scheme,
  title,
  width,
  height,
  isHeld = false,
  onTap,
  children,
}: {
  html: string | null;
  /** A newer drawing is on its way. */
  isStale?: boolean;
  language: string;
  /** What the reader's device prefers. */
  scheme: Scheme;
  title: string;
  width: number;
  height: number;
  /** A text is being written in the frame: once it is let go, the drawing is shown again. */
  isHeld?: boolean;
  /** Left out where `children` lie over the frame and catch what is clicked. */
  onTap?: (tap: Tap) => void;
  children?: (inside: Inside) => ReactNode;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [inside, setInside] = useState<Document | null>(null);
  const [drawing, setDrawing] = useState(0);
  const [length, setLength] = useState(height);
  const shown = useRef<string | null>(null);
  const { ref, width: room } = useElementSize();
  const scale = room > 0 ? Math.min(1, (room - BORDERS) / width) : 1;

  const enter = useCallback(() => {
    const document = frame.current?.contentDocument;
    if (document?.title === 'Preview') setInside(document);
  }, []);
  // The frame may have loaded before this page was hydrated.
  useEffect(enter, [enter]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again when a text that was written is let go
  useLayoutEffect(() => {
    if (!inside || html === null) return;
    // What was just written stands in the frame already; an older drawing would take it back for a moment.
    if (isStale && shown.current === html) return;
    draw(inside, html, language, scheme);
    shown.current = html;
    setLength(lengthOf(inside));
    setDrawing(count => count + 1);
  }, [inside, html, isStale, language, scheme, isHeld]);

  useEffect(() => {
    if (!inside) return;
    const observer = new ResizeObserver(() => {
      setLength(lengthOf(inside));
      setDrawing(count => count + 1);
    });
    observer.observe(inside.documentElement);
    return () => observer.disconnect();
  }, [inside]);

  useEffect(() => {
    if (!inside || !onTap) return;
    const listen = (event: Event) => {
      const tap = tapOf(event.target, () => event.preventDefault());
      if (tap) onTap(tap);
    };
    inside.addEventListener('click', listen);
    return () => inside.removeEventListener('click', listen);
  }, [inside, onTap]);

  const whole = Math.max(height, length);
  return (
    <Box ref={ref} w="100%">
      <Box
        component="section"
        className={classes.device}
        data-phone={width < 480 || undefined}
        aria-label={title}
        tabIndex={0}
        style={{
          width: width * scale + BORDERS,
          maxHeight: `min(${height * scale + BORDERS}px, max(320px, calc(100vh - 240px)))`,
        }}
      >
        <div style={{ position: 'relative', height: whole * scale, overflow: 'hidden' }}>
          <div
            className={classes.scaled}
            style={{ width, height: whole, transform: `scale(${scale})`, ['--zoom' as string]: scale }}
          >
            <iframe
              ref={frame}
              title={title}
              src="/api/preview/frame"
              sandbox="allow-same-origin"
              tabIndex={children ? -1 : undefined}
              onLoad={enter}
              style={{ width, height: whole, border: 0, display: 'block' }}
            />
            {inside && drawing > 0 ? children?.({ document: inside, scale, drawing }) : null}
          </div>
        </div>
      </Box>
    </Box>
  );
}

/**
 * Puts a whole document into the frame's. No script comes alive this way. It is read by the frame's own parser: what this
 * page's would read is under this page's policy, which refuses style sheets without its nonce.
 */
function draw(inside: Document, html: string, language: string, scheme: Scheme): void {
  const Parser = inside.defaultView?.DOMParser ?? DOMParser;
  const next = new Parser().parseFromString(html, 'text/html');
  next.documentElement.lang = language;
  next.documentElement.dir = directionOf(language);
  for (const style of next.querySelectorAll('style'))
    style.textContent = inScheme(style.textContent ?? '', scheme);
  const own = next.createElement('style');
  own.textContent = FRAME_STYLE;
  next.head.appendChild(own);
  patch(inside.documentElement, next.documentElement);
}

/**
 * In the preview alone: optional texts that are empty show only while they are written, and the words being written are
 * drawn by the field that lies over them.
 */
const FRAME_STYLE = `html,body{overflow:hidden}
[data-none]:not([data-editing],:has([data-editing])){display:none}
[data-editing]{white-space:pre-wrap;visibility:hidden}
input[data-editing],textarea[data-editing],select[data-editing]{visibility:visible;color:transparent}
[data-editing]::placeholder{color:transparent}`;

/** The style sheet as a device that prefers `scheme` reads it, whatever this one prefers. */
const inScheme = (css: string, scheme: Scheme): string =>
  css.replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g, (_, asked) =>
    asked === scheme ? '(min-width:0px)' : '(max-width:0px)',
  );

/** How long the document is, whatever the frame's own height. */
const lengthOf = (inside: Document): number =>
  Math.ceil(inside.documentElement.getBoundingClientRect().height);
