'use client';

import { ActionIcon, Box, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { type Place, placesOf } from '../draft';
import { PreviewFrame, type Tap } from './frame';
import { usePreview } from './use-preview';

export const previewViews = ['phone', 'desktop', 'email', 'text'] as const;
export type PreviewView = (typeof previewViews)[number];

const labels: Record<PreviewView, string> = {
  phone: 'Phone',
  desktop: 'Desktop',
  email: 'E-mail',
  text: 'Plain text',
};

/** What the customer gets, drawn by the page's and the mail's own code while somebody types. */
export function Preview({
  definition,
  template,
  language,
  onLanguage,
  view,
  onView,
  place,
  onPlace,
}: {
  definition: SurveyDefinition;
  template: string | null;
  language: string;
  onLanguage: (language: string) => void;
  view: PreviewView;
  onView: (view: PreviewView) => void;
  place: Exclude<Place, { kind: 'email' }> | null;
  onPlace: (place: Exclude<Place, { kind: 'email' }>) => void;
}) {
  const places = placesOf(definition);
  const at = Math.max(
    0,
    places.findIndex(one => one.kind === place?.kind && one.id === place.id),
  );
  const shown = places[at];
  const isMail = view === 'email' || view === 'text';
  const { drawn, waits } = usePreview(
    isMail || shown
      ? { definition, language, template, place: isMail || !shown ? { kind: 'email' } : shown }
      : null,
  );
  const step = (by: number) => {
    const next = places[at + by];
    if (next) onPlace(next);
  };
  const onTap = (tap: Tap) => {
    if (tap.kind === 'language') onLanguage(tap.tag);
    else step(tap.kind === 'next' ? 1 : -1);
  };
  return (
    <Stack gap="xs" component="section" aria-label="Preview">
      <SegmentedControl
        aria-label="Preview as"
        size="xs"
        data={previewViews.map(value => ({ value, label: labels[value] }))}
        value={view}
        onChange={value => onView(previewViews.find(one => one === value) ?? 'phone')}
      />
      {isMail ? null : (
        <Group gap={4} justify="center" wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Page before"
            disabled={at === 0}
            onClick={() => step(-1)}
          >
            <IconChevronLeft size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
          <Select
            aria-label="Page shown"
            size="xs"
            data={places.map((one, index) => ({ value: String(index), label: placeLabel(definition, one) }))}
            value={String(at)}
            onChange={value => {
              const next = places[Number(value)];
              if (next) onPlace(next);
            }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Next page"
            disabled={at >= places.length - 1}
            onClick={() => step(1)}
          >
            <IconChevronRight size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Group>
      )}
      {drawn?.kind === 'email' && isMail ? (
        <Box>
          <Text c="dimmed" size="xs">
            From {drawn.sender}
          </Text>
          <Text fw={500}>{drawn.subject}</Text>
        </Box>
      ) : null}
      {view === 'text' ? (
        <Box
          component="pre"
          tabIndex={0}
          aria-label="The mail’s plain text"
          p="md"
          m={0}
          mah={640}
          fz="xs"
          style={{
            overflow: 'auto',
            whiteSpace: 'pre-wrap',
            border: '1px solid var(--aw-line)',
            borderRadius: 6,
            background: 'var(--aw-card)',
          }}
        >
          {drawn?.kind === 'email' ? drawn.text : ''}
        </Box>
      ) : (
        <PreviewFrame
          html={drawn && (drawn.kind === 'email') === isMail ? drawn.html : null}
          language={language}
          title={view === 'email' ? 'The invitation mail' : 'The survey as a customer sees it'}
          width={view === 'phone' ? 375 : view === 'email' ? 600 : 1024}
          height={view === 'phone' ? 640 : view === 'email' ? 760 : 768}
          onTap={onTap}
        />
      )}
      <Text c="dimmed" size="xs" role="status">
        {waits
          ? 'The preview waits: this draft cannot be drawn as it stands.'
          : `The real ${isMail ? 'mail' : 'page'}. Nothing is sent or stored from here.`}
      </Text>
    </Stack>
  );
}

function placeLabel(definition: SurveyDefinition, place: Exclude<Place, { kind: 'email' }>): string {
  const list = place.kind === 'page' ? definition.pages : definition.endings;
  const number = list.findIndex(({ id }) => id === place.id) + 1;
  const noun = place.kind === 'page' ? 'Page' : 'Thank you';
  return list.length > 1 || place.kind === 'page' ? `${noun} ${number}` : noun;
}
