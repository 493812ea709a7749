'use client';

import { Alert, Button, Group, Modal, Stack, TagsInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc';
import { errorSentence } from '../../ui/errors';
import { offerUndo } from '../../ui/offer-undo';
import { told } from '../../ui/told';

type Subject = { id: string; name: string; tags: string[] };

/** A survey's tags: those in use are offered, new ones are typed. */
export function EditTags({ survey, onClose }: { survey: Subject; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [tags, setTags] = useState(survey.tags);
  const known = useQuery(trpc.survey.tags.queryOptions());
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.survey.list.pathKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.survey.tags.pathKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.survey.read.queryKey({ id: survey.id }) }),
    ]);
  const undo = useMutation(trpc.survey.tag.mutationOptions(told(null, refresh)));
  const save = useMutation(
    trpc.survey.tag.mutationOptions({
      onSuccess: async () => {
        offerUndo(`The tags of “${survey.name}” are saved.`, () =>
          undo.mutate({ id: survey.id, tags: survey.tags }),
        );
        onClose();
        await refresh();
      },
    }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Tags of “${survey.name}”`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack>
        <TagsInput
          label="Tags"
          description="Enter or a comma ends a tag. At most 20."
          data={known.data ?? []}
          value={tags}
          onChange={setTags}
          maxTags={20}
          clearable
          clearButtonProps={{ 'aria-label': 'Remove all tags' }}
          acceptValueOnBlur
          data-autofocus
        />
        {save.error ? (
          <Alert color="red" variant="outline" role="alert">
            {errorSentence(save.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="filled"
            loading={save.isPending}
            onClick={() => save.mutate({ id: survey.id, tags })}
          >
            Save
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
