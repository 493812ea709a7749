'use client';

import { ActionIcon, Group, NativeSelect, SegmentedControl, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { useKeyNames } from '../../ui/shortcuts';
import { countMissing } from '../draft';
import { type Room, rooms, useDraftRoom } from '../draft-context';
import { LanguageSwitch } from '../language-switch';
import { Publish } from '../publish';
import { SaveLine } from '../save-line';
import { SendTest } from '../send-test';
import type { useDraft } from '../use-draft';
import { Checks } from './checks';
import { Paths } from './logic/paths';

const roomLabels: Record<Room, string> = {
  questions: 'Questions',
  languages: 'Languages',
  look: 'Look',
  email: 'E-mail',
  versions: 'Versions',
};

/** Always in sight: where one is, what can be taken back, whether it is saved, what stands in the way. */
export function BuilderBar({ draft }: { draft: ReturnType<typeof useDraft> }) {
  const {
    survey,
    definition,
    language,
    setLanguage,
    room,
    setRoom,
    versions,
    published,
    faults,
    goTo,
    ...at
  } = useDraftRoom();
  const settled = useDeferredValue(definition);
  const missing = useMemo(() => countMissing(settled), [settled]);
  const names = useKeyNames();
  const tip = (what: string, ...keys: string[]) => `${what} (${names(keys).join(' ')})`;
  return (
    <Group justify="space-between" gap="xs">
      <Group gap="xs">
        <NativeSelect
          aria-label="Part of the survey"
          hiddenFrom="sm"
          data={rooms.map(value => ({ value, label: roomLabels[value] }))}
          value={room}
          onChange={({ currentTarget: { value } }) =>
            setRoom(rooms.find(one => one === value) ?? 'questions')
          }
        />
        <SegmentedControl
          aria-label="Part of the survey"
          size="sm"
          visibleFrom="sm"
          data={rooms.map(value => ({ value, label: roomLabels[value] }))}
          value={room}
          onChange={value => setRoom(rooms.find(one => one === value) ?? 'questions')}
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
      </Group>
      {at.readOnly ? null : (
        <Group gap="xs" ml="auto">
          <SaveLine state={draft.state} onRetry={draft.flush} />
          <Tooltip label={tip('Undo', 'Mod', 'Z')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Undo"
              disabled={!at.canUndo}
              onClick={at.undo}
            >
              <IconArrowBackUp size={18} stroke={1.5} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={tip('Redo', 'Mod', 'Shift', 'Z')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Redo"
              disabled={!at.canRedo}
              onClick={at.redo}
            >
              <IconArrowForwardUp size={18} stroke={1.5} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Checks />
          <SendTest flush={draft.flush} />
          <Publish
            survey={survey}
            definition={definition}
            versions={versions}
            faults={faults}
            flush={draft.flush}
            onFault={goTo}
          />
        </Group>
      )}
    </Group>
  );
}
