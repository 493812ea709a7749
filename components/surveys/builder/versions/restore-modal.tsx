'use client';

import { Alert, Box, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { checkDefinition } from '@/domain/survey/faults';
import { diffDefinitions } from '@/domain/survey/versions';
import { offerUndo } from '../../../ui/offer-undo';
import { type PublishedVersion, useDraftRoom } from '../../draft-context';
import { counted } from '../../words';
import { ChangeList } from './change-list';

/** Says what the draft would lose and gain, then makes it that version again; one step back in the history. */
export function RestoreModal({ published, onClose }: { published: PublishedVersion; onClose: () => void }) {
  const { definition, change, undo, frozen } = useDraftRoom();
  const changes = diffDefinitions(definition, published.definition);
  const errors = checkDefinition(published.definition, frozen).filter(fault => fault.severity === 'error');
  const restore = (): void => {
    change(published.definition);
    offerUndo(`The draft is version ${published.version} again.`, undo);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`Restore version ${published.version} as draft`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack>
        <Text fw={500}>
          {changes.length > 0 ? 'What changes in the draft' : 'The draft is that version already.'}
        </Text>
        {changes.length > 0 ? (
          <Box mah={320} style={{ overflowY: 'auto' }} tabIndex={0} role="region" aria-label="What changes">
            <ChangeList changes={changes} none="" />
          </Box>
        ) : null}
        {errors.length > 0 ? (
          <Alert variant="outline">
            {counted(errors.length, 'thing')} would have to be mended before it can be published again.
          </Alert>
        ) : null}
        <Text c="dimmed">
          Nothing is published by this. Answers stay with the version they were given to, and every question
          keeps its key, so they can still be compared.
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" disabled={changes.length === 0} onClick={restore} data-autofocus>
            Restore as draft
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
