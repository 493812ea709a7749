'use client';

import { Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { placesOf } from '../draft';
import { languageName } from '../languages';
import { PreviewFrame } from '../preview/frame';
import type { Tap } from '../preview/tap';
import { usePreview } from '../preview/use-preview';

/** A survey on a phone, drawn by the real page: its buttons lead on and back, and its languages can be looked at. */
export function FirstPage({
  definition,
  template,
  title,
}: {
  /** Null while it is read; the same object as long as nothing in it changes, for each is drawn anew. */
  definition: SurveyDefinition | null;
  template: string | null;
  title: string;
}) {
  const [at, setAt] = useState(0);
  const [asked, setAsked] = useState<string | null>(null);
  const languages = definition?.languages ?? [];
  const language = languages.find(tag => tag === asked) ?? languages[0] ?? 'en';
  const places = definition ? placesOf(definition) : [];
  const place = places[Math.min(at, places.length - 1)];
  const { drawn, isStale } = usePreview(
    definition && place ? { definition, language, template, place } : null,
  );
  const onTap = (tap: Tap): void => {
    if (tap.kind === 'language') setAsked(tap.tag);
    else setAt(Math.max(0, Math.min(places.length - 1, at + (tap.kind === 'next' ? 1 : -1))));
  };
  return (
    <Stack gap="xs">
      {languages.length > 1 ? (
        <Select
          aria-label="Language of the preview"
          size="xs"
          data={languages.map(tag => ({ value: tag, label: languageName(tag) }))}
          value={language}
          allowDeselect={false}
          onChange={setAsked}
        />
      ) : null}
      <PreviewFrame
        html={drawn?.kind === 'page' ? drawn.html : null}
        isStale={isStale}
        language={language}
        scheme="light"
        title={title}
        width={375}
        height={600}
        onTap={onTap}
      />
    </Stack>
  );
}
