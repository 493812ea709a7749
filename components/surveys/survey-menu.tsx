'use client';

import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconArchive, IconArchiveOff, IconCopy, IconDots, IconLock, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { useWorkspace } from '../ui/workspace-context';

type Subject = {
  id: string;
  name: string;
  state: 'draft' | 'published' | 'closed';
  archivedAt: Date | null;
};

/** What can be done with a survey as a whole. `answered`: how many answers it has; null: not known here. */
export function SurveyMenu({ survey, answered }: { survey: Subject; answered: number | null }) {
  const { can } = useWorkspace();
  const acts = useSurveyActs(survey);
  if (!can('design')) return null;
  const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More about ${survey.name}`}>
          <IconDots size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy {...icon} />} onClick={acts.duplicate}>
          Duplicate
        </Menu.Item>
        {survey.state === 'published' ? (
          <Menu.Item leftSection={<IconLock {...icon} />} onClick={acts.close}>
            Close…
          </Menu.Item>
        ) : null}
        {survey.archivedAt ? (
          <Menu.Item leftSection={<IconArchiveOff {...icon} />} onClick={acts.restore}>
            Bring back
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconArchive {...icon} />} onClick={acts.archive}>
            Archive
          </Menu.Item>
        )}
        {answered === null || answered === 0 ? (
          <Menu.Item leftSection={<IconTrash {...icon} />} color="red" onClick={acts.remove}>
            Delete…
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconTrash {...icon} />} disabled>
            Delete (it has answers: archive it)
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function useSurveyActs({ id, name }: Subject) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const { href } = useWorkspace();
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.survey.pathKey() });
  const onError = (error: unknown) =>
    notifications.show({ color: 'red', message: errorSentence(error), autoClose: 8000 });

  const restore = useMutation(
    trpc.survey.restore.mutationOptions({
      onSuccess: () => {
        notifications.show({ message: `“${name}” is back.` });
        return refresh();
      },
      onError,
    }),
  );
  const archive = useMutation(
    trpc.survey.archive.mutationOptions({
      onSuccess: () => {
        const notice = notifications.show({
          autoClose: 10_000,
          message: (
            <Group justify="space-between" gap="sm">
              <Text>“{name}” is archived. Its answers stay.</Text>
              <Button
                size="compact-sm"
                onClick={() => {
                  notifications.hide(notice);
                  restore.mutate({ id });
                }}
              >
                Undo
              </Button>
            </Group>
          ),
        });
        return refresh();
      },
      onError,
    }),
  );
  const duplicate = useMutation(
    trpc.survey.duplicate.mutationOptions({
      onSuccess: async copy => {
        notifications.show({ message: `This is the copy, “${copy.name}”. It is a draft.` });
        await refresh();
        router.push(href('surveys', copy.id));
      },
      onError,
    }),
  );
  const close = useMutation(
    trpc.survey.close.mutationOptions({
      onSuccess: () => {
        notifications.show({ message: `“${name}” is closed. Publishing opens it again.` });
        return refresh();
      },
      onError,
    }),
  );
  const remove = useMutation(
    trpc.survey.delete.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: `“${name}” is deleted.` });
        router.push(href('surveys'));
        await refresh();
      },
      onError,
    }),
  );
  return {
    duplicate: () => duplicate.mutate({ id }),
    archive: () => archive.mutate({ id }),
    restore: () => restore.mutate({ id }),
    close: () =>
      modals.openConfirmModal({
        title: `Close “${name}”`,
        children: (
          <Text>
            Links that were sent show a friendly page and take no more answers, and programs that ask with
            this survey stop asking. Answers stay. Publishing opens it again.
          </Text>
        ),
        labels: { confirm: 'Close the survey', cancel: 'Keep it open' },
        confirmProps: { variant: 'filled' },
        onConfirm: () => close.mutate({ id }),
      }),
    remove: () =>
      modals.openConfirmModal({
        title: `Delete “${name}”`,
        children: (
          <Text>
            The survey, its published versions, its invitations and the programs that ask with it are gone for
            good. This works only while nobody has answered.
          </Text>
        ),
        labels: { confirm: 'Delete the survey', cancel: 'Keep it' },
        confirmProps: { variant: 'filled', color: 'red' },
        onConfirm: () => remove.mutate({ id }),
      }),
  };
}
