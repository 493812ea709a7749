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

/**
 * What a customer would see of this draft, drawn by the server; the last drawing stays until the next one is there.
 * One request is under way at a time, sent at once; when it is back, the newest draft goes, and those in between never.
 * `isStale`: a newer drawing is on its way. `waits`: the draft cannot be drawn as it stands, or the server is away.
 * Null: the draft itself is still being read.
 */
export function usePreview(request: PreviewRequest | null): {
  drawn: Drawn | null;
  isStale: boolean;
  waits: boolean;
} {
  const { slug } = useWorkspace();
  const [answer, setAnswer] = useState<{ of: PreviewRequest | null; drawn: Drawn | null; waits: boolean }>({
    of: null,
    drawn: null,
    waits: false,
  });
  const wanted = useRef<PreviewRequest | null>(null);
  const isUnderWay = useRef(false);
  const leaving = useRef(new AbortController());
  useEffect(() => {
    if (leaving.current.signal.aborted) leaving.current = new AbortController();
    return () => leaving.current.abort();
  }, []);

  const send = async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    while (wanted.current && !leaving.current.signal.aborted) {
      const of: PreviewRequest = wanted.current;
      const { signal } = leaving.current;
      wanted.current = null;
      const drawn = await draw(of, slug, signal);
      if (!signal.aborted) setAnswer(now => ({ of, drawn: drawn ?? now.drawn, waits: drawn === null }));
    }
    isUnderWay.current = false;
  };
  const sendNow = useRef(send);
  sendNow.current = send;

  const { definition, language, template, place } = request ?? {};
  const id = place && place.kind !== 'email' ? place.id : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts of the request stand for it
  useEffect(() => {
    wanted.current = request;
    void sendNow.current();
  }, [definition, language, template, place?.kind, id]);

  const { of } = answer;
  const isStale = of?.definition !== definition || of?.language !== language;
  return { drawn: answer.drawn, isStale, waits: answer.waits };
}

async function draw(request: PreviewRequest, slug: string, signal: AbortSignal): Promise<Drawn | null> {
  try {
    const response = await fetch('/api/preview', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-afterword-workspace': slug },
      body: JSON.stringify(request),
      signal,
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
