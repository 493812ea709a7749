'use client';

import { ActionIcon, Group, Portal, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useKeyNames } from '../../ui/shortcuts';
import { useDraftRoom } from '../draft-context';
import { Publish } from '../publish';
import { SaveLine } from '../save-line';
import { SendTest } from '../send-test';
import type { useDraft } from '../use-draft';

/** The place beside the survey's title that the actions are drawn into. */
export const ACTIONS_PLACE = 'builder-actions';

/** Whether it is saved, what can be taken back, and the ways out: to oneself, and to customers. */
export function BuilderActions({ draft }: { draft: ReturnType<typeof useDraft> }) {
  const { survey, definition, versions, faults, goTo, canUndo, canRedo, undo, redo, readOnly } =
    useDraftRoom();
  const names = useKeyNames();
  const tip = (what: string, ...keys: string[]) => `${what} (${names(keys).join(' ')})`;
  if (readOnly) return null;
  return (
    <Portal target={`#${ACTIONS_PLACE}`}>
      <Group gap="xs" justify="flex-end">
        <SaveLine state={draft.state} onRetry={draft.flush} />
        <Tooltip label={tip('Undo', 'Mod', 'Z')}>
          <ActionIcon variant="subtle" color="gray" aria-label="Undo" disabled={!canUndo} onClick={undo}>
            <IconArrowBackUp size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={tip('Redo', 'Mod', 'Shift', 'Z')}>
          <ActionIcon variant="subtle" color="gray" aria-label="Redo" disabled={!canRedo} onClick={redo}>
            <IconArrowForwardUp size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <SendTest flush={draft.flush} />
        <Publish
          survey={survey}
          definition={definition}
          versions={versions}
          faults={faults}
          draft={draft}
          onFault={goTo}
        />
      </Group>
    </Portal>
  );
}
