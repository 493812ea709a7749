'use client';

import { Box, Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { countMissing } from '../draft';
import { type Room, rooms, useDraftRoom } from '../draft-context';
import { LanguageSwitch } from '../language-switch';
import { Checks } from './checks';
import { Paths } from './logic/paths';

const roomLabels: Record<Room, string> = {
  questions: 'Questions',
  languages: 'Languages',
  look: 'Look',
  email: 'E-mail',
  versions: 'Versions',
};

/** Where one is in the survey, in which language one writes, and what stands in the way. */
export function BuilderBar() {
  const { definition, language, setLanguage, room, setRoom, readOnly } = useDraftRoom();
  const [settled] = useDebouncedValue(definition, 300);
  const missing = useMemo(() => countMissing(settled), [settled]);
  const choose = (value: string) => setRoom(rooms.find(one => one === value) ?? 'questions');
  const data = rooms.map(value => ({ value, label: roomLabels[value] }));
  return (
    <Group gap="xs">
      <NativeSelect
        aria-label="Part of the survey"
        hiddenFrom="sm"
        data={data}
        value={room}
        onChange={event => choose(event.currentTarget.value)}
      />
      <SegmentedControl
        aria-label="Part of the survey"
        size="sm"
        visibleFrom="sm"
        data={data}
        value={room}
        onChange={choose}
      />
      {room === 'languages' || room === 'versions' ? null : (
        <LanguageSwitch
          languages={definition.languages}
          missing={missing}
          value={language}
          onChange={setLanguage}
        />
      )}
      {room === 'questions' ? <Paths /> : null}
      {readOnly ? null : (
        <Box ml="auto">
          <Checks />
        </Box>
      )}
    </Group>
  );
}
