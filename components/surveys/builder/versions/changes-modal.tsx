'use client';

import { Modal, ScrollArea } from '@mantine/core';
import { diffDefinitions } from '@/domain/survey/versions';
import { type PublishedVersion, useDraftRoom } from '../../draft-context';
import { ChangeList } from './change-list';

/** What the draft has changed since a version. */
export function ChangesModal({ published, onClose }: { published: PublishedVersion; onClose: () => void }) {
  const { definition } = useDraftRoom();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`From version ${published.version} to the draft`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      scrollAreaComponent={ScrollArea.Autosize}
    >
      <ChangeList
        changes={diffDefinitions(published.definition, definition)}
        none={`The draft is the same as version ${published.version}.`}
      />
    </Modal>
  );
}
