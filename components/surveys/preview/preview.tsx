'use client';

import { ActionIcon, Box, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { type Place, placesOf } from '../draft';
import { type Inside, PreviewFrame, type Scheme } from './frame';
import type { Tap } from './tap';
import { type PreviewRequest, usePreview } from './use-preview';

export const previewViews = ['phone', 'desktop', 'email', 'text'] as const;
export type PreviewView = (typeof previewViews)[number];

const labels: Record<PreviewView, string> = {
  phone: 'Phone',
  desktop: 'Desktop',
  email: 'E-mail',
  text: 'Plain text',
};

type Over = (over: { inside: Inside; scheme: Scheme; onTap: (tap: Tap) => void }) => ReactNode;

/** Width and height of a device, in CSS pixels. */
const sizes: Record<Exclude<PreviewView, 'text'>, [width: number, height: number]> = {
  phone: [375, 720],
  desktop: [900, 760],
  email: [600, 760],
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
  isHeld,
  over,
}: {
  definition: SurveyDefinition;
  template: string | null;
  language: string;
  onLanguage: (language: string) => void;
  view: PreviewView;
  onView: (view: PreviewView) => void;
  place: Exclude<Place, { kind: 'email' }> | null;
  onPlace: (place: Exclude<Place, { kind: 'email' }>) => void;
  /** A text of the page is being written over it. */
  isHeld?: boolean;
  /** What lies over the page and catches what is clicked. */
  over?: Over;
}) {
  const [scheme, setScheme] = useState<Scheme>('light');
  const places = placesOf(definition);
  const at = Math.max(
    0,
    places.findIndex(one => one.kind === place?.kind && one.id === place.id),
  );
  const shown = places[at];
  const isMail = view === 'email' || view === 'text';
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
      <Group gap="xs" justify="center">
        <SegmentedControl
          aria-label="Preview as"
          size="xs"
          data={previewViews.map(value => ({ value, label: labels[value] }))}
          value={view}
          onChange={value => onView(previewViews.find(one => one === value) ?? 'phone')}
        />
        {view === 'text' ? null : (
          <SegmentedControl
            aria-label="The reader’s device is"
            size="xs"
            data={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
            value={scheme}
            onChange={value => setScheme(value === 'dark' ? 'dark' : 'light')}
          />
        )}
        {isMail ? null : (
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Page before"
              disabled={at === 0}
              onClick={() => step(-1)}
            >
              <IconChevronLeft size={18} stroke={1.5} aria-hidden />
            </ActionIcon>
            <NativeSelect
              aria-label="Page shown"
              size="xs"
              w={128}
              data={places.map((one, index) => ({
                value: String(index),
                label: placeLabel(definition, one),
              }))}
              value={String(at)}
              onChange={event => {
                const next = places[Number(event.currentTarget.value)];
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
      </Group>
      <Drawing
        definition={definition}
        template={template}
        language={language}
        view={view}
        scheme={scheme}
        place={isMail || !shown ? { kind: 'email' } : shown}
        isHeld={isHeld ?? false}
        onTap={onTap}
        over={over}
      />
    </Stack>
  );
}

/** What is drawn, apart from the controls above it: it changes once more for each letter, when the server has answered. */
function Drawing({
  view,
  scheme,
  isHeld,
  onTap,
  over,
  ...request
}: PreviewRequest & {
  view: PreviewView;
  scheme: Scheme;
  isHeld: boolean;
  onTap: (tap: Tap) => void;
  over: Over | undefined;
}) {
  const { drawn, isStale, waits } = usePreview(request);
  const isMail = view === 'email' || view === 'text';
  const [width, height] = sizes[view === 'text' ? 'email' : view];
  return (
    <>
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
          isStale={isStale}
          isHeld={isHeld}
          language={request.language}
          scheme={scheme}
          title={view === 'email' ? 'The invitation mail' : 'The survey as a customer sees it'}
          width={width}
          height={height}
          {...(over && !isMail ? {} : { onTap })}
        >
          {over && !isMail ? inside => over({ inside, scheme, onTap }) : undefined}
        </PreviewFrame>
      )}
      <Text c="dimmed" size="xs" ta="center" role="status">
        {waits
          ? 'The preview waits: this draft cannot be drawn as it stands.'
          : `The real ${isMail ? 'mail' : 'page'}. Nothing is sent or stored from here.`}
      </Text>
    </>
  );
}

function placeLabel(definition: SurveyDefinition, place: Exclude<Place, { kind: 'email' }>): string {
  const list = place.kind === 'page' ? definition.pages : definition.endings;
  const number = list.findIndex(({ id }) => id === place.id) + 1;
  const noun = place.kind === 'page' ? 'Page' : 'Thank you';
  return list.length > 1 || place.kind === 'page' ? `${noun} ${number}` : noun;
}
