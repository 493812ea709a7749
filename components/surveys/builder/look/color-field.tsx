'use client';

import { Box, Button, ColorInput, ColorSwatch, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { type Advice, colorAdvice } from '@/domain/survey/brand';
import type { ResolvedTheme } from '@/domain/survey/theme';

/** A colour with what can be read on it and seen of it, and the nearest one that passes where it does not. */
export function ColorField({
  id,
  color,
  scheme,
  readOnly,
  onChange,
}: {
  id: string;
  color: string;
  scheme: ResolvedTheme['scheme'];
  readOnly: boolean;
  onChange: (color: string) => void;
}) {
  // Half a colour is kept in the field and taken once it is whole.
  const [typed, setTyped] = useState(color);
  useEffect(() => setTyped(color), [color]);
  const take = (next: string): void => {
    setTyped(next);
    if (/^#[0-9a-f]{6}$/i.test(next)) onChange(next.toUpperCase());
  };
  const advices = colorAdvice(color, scheme);
  // One colour is offered at a time; for the night alone none, as it may spoil the day: there the page sees to it itself.
  const offered = advices.find(({ passes, about }) => !passes && (about !== 'dark' || scheme === 'dark'));
  return (
    <Stack gap="xs">
      <ColorInput
        id={id}
        label="Colour"
        description="On the button and around the field in focus; never on a scale, where it would push people up or down."
        format="hex"
        readOnly={readOnly}
        value={typed}
        swatches={['#3D3FB8', '#0A5F56', '#B4420E', '#7A1F5C', '#191A1C']}
        swatchesPerRow={5}
        withEyeDropper={!readOnly}
        eyeDropperButtonProps={{ 'aria-label': 'Pick a colour from the screen' }}
        onChange={take}
      />
      <Box component="ul" aria-label="How the colour reads" m={0} p={0} style={{ listStyle: 'none' }}>
        {advices.map(advice => (
          <Line key={advice.about} advice={advice} onUse={!readOnly && advice === offered ? take : null} />
        ))}
      </Box>
    </Stack>
  );
}

function Line({ advice, onUse }: { advice: Advice; onUse: ((color: string) => void) | null }) {
  const { passes, instead } = advice;
  const Icon = passes ? IconCheck : onUse ? IconAlertTriangle : IconInfoCircle;
  return (
    <Group component="li" gap={8} align="flex-start" wrap="nowrap" mb={4}>
      <Icon
        size={16}
        stroke={1.5}
        color={passes || !onUse ? 'var(--aw-muted)' : 'var(--aw-bad)'}
        aria-label={passes ? 'Fine:' : 'Not enough:'}
        style={{ flex: 'none' }}
      />
      <Box>
        <Text c={passes ? 'dimmed' : undefined} size="xs">
          {sentence(advice)}
        </Text>
        {passes || !onUse ? null : (
          <Button
            size="compact-xs"
            my={4}
            leftSection={<ColorSwatch color={instead} size={12} aria-hidden />}
            onClick={() => onUse(instead)}
          >
            Use {instead} instead
          </Button>
        )}
      </Box>
    </Group>
  );
}

function sentence({ about, ratio, needs, passes, instead }: Advice): string {
  const reads = `reads ${said(ratio)}`;
  if (about === 'words')
    return passes
      ? `White on this colour ${reads}; text needs ${said(needs)}.`
      : `White on this colour ${reads}. Text needs ${said(needs)}, so the button’s words are black.`;
  const page = about === 'light' ? 'On the light page' : 'On the dark page';
  if (passes) return `${page} it ${reads}; the ring around a field needs ${said(needs)}.`;
  return about === 'light'
    ? `${page} it ${reads}. The ring around a field needs ${said(needs)} and is drawn in ${instead}.`
    : `${page} it ${reads} and needs ${said(needs)}. Button and ring are drawn in ${instead} there.`;
}

/** `4.4 : 1` on one line; the second decimal is cut off, for 4.48 is not yet 4.5. */
const said = (ratio: number): string =>
  `${(Math.floor(ratio * 10) / 10).toFixed(1).replace(/\.0$/, '')}\u00a0:\u00a01`;
