'use client';

import { ActionIcon, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconDots,
  IconDownload,
  IconLock,
  IconTag,
  IconTrash,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { exportDefinition } from '@/domain/survey/exchange/own';
import { download } from '../charts/export';
import { useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { offerUndo } from '../ui/offer-undo';
import { useWorkspace } from '../ui/workspace-context';
import { EditTags } from './library/edit-tags';

type Subject = {
  id: string;
  name: string;
  tags: string[];
  state: 'draft' | 'published' | 'closed';
  archivedAt: Date | null;
};

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** What can be done with a survey as a whole. `answered`: how many answers it has; null: not known here. */
export function SurveyMenu({ survey, answered }: { survey: Subject; answered: number | null }) {
  const { can } = useWorkspace();
  const acts = useSurveyActs(survey);
  const [isTagging, setTagging] = useState(false);
  const mayChange = can('design');
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More about ${survey.name}`}>
            <IconDots size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDownload {...icon} />} onClick={acts.exportFile}>
            Export (JSON)
          </Menu.Item>
          {mayChange ? (
            <Changes survey={survey} answered={answered} acts={acts} onTag={() => setTagging(true)} />
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {isTagging ? <EditTags survey={survey} onClose={() => setTagging(false)} /> : null}
    </>
  );
}

/** The items for those who may design. */
function Changes({
  survey,
  answered,
  acts,
  onTag,
}: {
  survey: Subject;
  answered: number | null;
  acts: ReturnType<typeof useSurveyActs>;
  onTag: () => void;
}) {
  return (
    <>
      <Menu.Item leftSection={<IconTag {...icon} />} onClick={onTag}>
        Tags…
      </Menu.Item>
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
        <Menu.Item leftSection={<IconTrash {...icon} />} c="var(--aw-error)" onClick={acts.remove}>
          Delete…
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<IconTrash {...icon} />} disabled>
          Delete (it has answers: archive it)
        </Menu.Item>
      )}
    </>
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
        offerUndo(`“${name}” is archived. Its answers stay.`, () => restore.mutate({ id }));
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
    exportFile: async () => {
      try {
        const { definition } = await queryClient.fetchQuery(trpc.survey.read.queryOptions({ id }));
        download(exportDefinition(definition), `${fileName(name)}.json`, 'application/json');
      } catch (error) {
        onError(error);
      }
    },
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

const fileName = (name: string): string =>
  name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'survey';
