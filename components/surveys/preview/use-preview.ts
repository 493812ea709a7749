'use client';

import { useEffect, useRef, useState } from 'react';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { useWorkspace } from '../../ui/workspace-context';
import type { Place } from '../draft';

export type Drawn =
  | { kind: 'page'; html: string }
  | { kind: 'email'; subject: string; sender: string; html: string; text: string };

export type PreviewRequest = {
  definition: SurveyDefinition;
  language: string;
  template: string | null;
  place: Place;
};

/** A keystroke waits this long for the next one, in milliseconds. */
const PAUSE = 60;

/**
 * What a customer would see of this draft, drawn by the server; the last drawing stays until the next one is there.
 * `waits`: the draft cannot be drawn as it stands, or the server is away.
 */
export function usePreview(request: PreviewRequest | null): { drawn: Drawn | null; waits: boolean } {
  const { slug } = useWorkspace();
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [waits, setWaits] = useState(false);
  const isFirst = useRef(true);
  const body = request ? JSON.stringify(request) : null;
  useEffect(() => {
    if (body === null) return;
    const leaving = new AbortController();
    const draw = async () => {
      try {
        const response = await fetch('/api/preview', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-afterword-workspace': slug },
          body,
          signal: leaving.signal,
        });
        if (response.ok) setDrawn(await response.json());
        setWaits(!response.ok);
      } catch {
        if (!leaving.signal.aborted) setWaits(true);
      }
    };
    const timer = setTimeout(draw, isFirst.current ? 0 : PAUSE);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [body, slug]);
  return { drawn, waits };
}
