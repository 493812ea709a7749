'use client';

import { Alert, Anchor, Button, Group, List, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { offerUndo } from '../ui/offer-undo';
import { useWorkspace } from '../ui/workspace-context';
import type { Program } from './form-values';
import { promises } from './rule-words';
import { useRuleNames } from './use-names';

const ONLY_FROM_NOW = 'Only what is recorded from now on is asked about; nothing in the past mails anybody.';

/** What going live promises, and how many it may concern; one button starts it. */
export function GoLive({
  program,
  opened,
  onClose,
}: {
  program: Program;
  opened: boolean;
  onClose: () => void;
}) {
  const { href, sendingPausedAt } = useWorkspace();
  const { start } = useSwitch();
  const { namesOf } = useRuleNames();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`Go live with “${program.name}”`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack>
        <List size="sm" spacing="xs" withPadding>
          {[...promises(program, namesOf(program)), ONLY_FROM_NOW].map(sentence => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
        {'types' in program.trigger ? <Lately types={program.trigger.types} /> : null}
        {sendingPausedAt ? (
          <Alert variant="outline">All sending is paused: invitations wait until it goes on.</Alert>
        ) : null}
        {start.error ? (
          <Alert color="red" variant="outline" role="alert">
            {errorSentence(start.error)}{' '}
            <Anchor component={Link} underline="always" href={href('surveys', program.survey)}>
              Open the survey
            </Anchor>
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button onClick={onClose}>Not yet</Button>
          <Button
            variant="filled"
            data-autofocus
            loading={start.isPending}
            onClick={() => start.mutate({ id: program.id, active: true }, { onSuccess: onClose })}
          >
            Go live
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** A plain count of the past, so that nobody is surprised; it knows no conditions and no rest periods, and says so. */
function Lately({ types }: { types: string[] }) {
  const trpc = useTRPC();
  const { data, isError } = useQuery(trpc.program.occasions.queryOptions({ types }));
  if (isError) return null;
  if (!data) return <Skeleton height={20} />;
  const number = new Intl.NumberFormat();
  return (
    <Text>
      Last 30 days: {number.format(data.customers)} {data.customers === 1 ? 'customer' : 'customers'} had{' '}
      {number.format(data.interactions)} such {data.interactions === 1 ? 'interaction' : 'interactions'}
      {data.unreachable > 0 ? `; ${number.format(data.unreachable)} of them cannot be mailed` : ''}.
      Conditions, the share and rest periods make it fewer.
    </Text>
  );
}

/** Switching on and off, with *Undo* after switching off. */
export function useSwitch() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.program.pathKey() });
  const start = useMutation(
    trpc.program.update.mutationOptions({
      onSuccess: program => {
        notifications.show({
          message: `“${program.name}” is live. It asks about what is recorded from now on.`,
        });
        return refresh();
      },
    }),
  );
  const stop = useMutation(
    trpc.program.update.mutationOptions({
      onSuccess: program => {
        offerUndo(`“${program.name}” asks nobody any more.`, () =>
          start.mutate({ id: program.id, active: true }),
        );
        return refresh();
      },
      onError: error => notifications.show({ color: 'red', message: errorSentence(error), autoClose: 8000 }),
    }),
  );
  return { start, stop };
}
