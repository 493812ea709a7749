'use client';

import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { SurveyDefinition } from '@/domain/survey/definition';
import type { ResolvedTheme } from '@/domain/survey/theme';
import type { Place } from '../../draft';
import { Preview, type PreviewView } from '../../preview/preview';

const lights = [
  { value: 'auto', label: 'This device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

/** The live preview of a look; where it follows the customer's device, both can be seen. */
export function LookPreview({
  definition,
  template,
  scheme,
  language,
  onLanguage,
}: {
  definition: SurveyDefinition;
  template: string | null;
  /** As the look decides it. */
  scheme: ResolvedTheme['scheme'];
  language: string;
  onLanguage: (tag: string) => void;
}) {
  const [view, setView] = useState<PreviewView>('phone');
  const [place, setPlace] = useState<Exclude<Place, { kind: 'email' }> | null>(null);
  const [light, setLight] = useState<ResolvedTheme['scheme']>('auto');
  const isPage = view === 'phone' || view === 'desktop';
  const shown =
    scheme === 'auto' && light !== 'auto'
      ? { ...definition, theme: { ...definition.theme, scheme: light } }
      : definition;
  return (
    <Stack gap="xs">
      {scheme === 'auto' && isPage ? (
        <Group gap="xs" justify="space-between">
          <Text c="dimmed" size="xs">
            Seen on a device that is
          </Text>
          <SegmentedControl
            size="xs"
            aria-label="Seen on a device that is"
            data={[...lights]}
            value={light}
            onChange={value => setLight(lights.find(one => one.value === value)?.value ?? 'auto')}
          />
        </Group>
      ) : null}
      <Preview
        definition={shown}
        template={template}
        language={language}
        onLanguage={onLanguage}
        view={view}
        onView={setView}
        place={place}
        onPlace={setPlace}
      />
    </Stack>
  );
}
