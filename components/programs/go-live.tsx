'use client';

import { Alert, Anchor, Box, Button, Group, List, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { offerUndo } from '../ui/offer-undo';
import { formatMoment } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { askedSentence, expectedSentence, kindOf, loadSentence } from './dry-run-words';
import type { Program } from './form-values';
import classes from './program-fields.module.css';
import { promises } from './rule-words';
import { SampleMails } from './sample-mails';
import { useRuleNames } from './use-names';

/** Whom going live concerns, before it is done and after. */
const beginnings = {
  types: {
    promise: 'Only what is recorded from now on is asked about; nothing in the past mails anybody.',
    done: 'It asks about what is recorded from now on.',
  },
  every: {
    promise: 'Each customer has a day of their own in the round; days before now are not made up for.',
    done: 'It asks each customer on a day of their own in the round.',
  },
  once: {
    promise: 'It begins with everybody who is in the segment now, within ten minutes.',
    done: 'It begins with everybody who is in the segment now, within ten minutes.',
  },
};

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
          {[...promises(program, namesOf(program)), beginnings[kindOf(program)].promise].map(sentence => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
        <Expectation program={program} />
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

/** What the last 30 days say about what is to come: the dry run's figures in four sentences. */
function Expectation({ program }: { program: Program }) {
  const trpc = useTRPC();
  const { timezone } = useWorkspace();
  const { data, isError } = useQuery(trpc.program.dryRun.queryOptions({ id: program.id, days: DAYS }));
  if (isError) return null;
  if (!data) return <Skeleton height={72} />;
  const [sample] = data.samples;
  return (
    <Stack gap={4}>
      <Text>{askedSentence(data, kindOf(program), DAYS)}</Text>
      <Text>{expectedSentence(data)}</Text>
      <Text>{loadSentence(data)}</Text>
      <Text>
        The first can leave on {formatMoment(data.firstSendAt, timezone)}
        {sample?.address ? `, from ${sample.sender} <${sample.address}>` : ''}.
      </Text>
      {sample ? (
        <details className={classes.reason}>
          <summary>See one of the mails</summary>
          <Box pt="sm">
            <SampleMails mails={[sample]} />
          </Box>
        </details>
      ) : null}
    </Stack>
  );
}

const DAYS = 30;

/** Switching on and off, with *Undo* after switching off. */
export function useSwitch() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.program.pathKey() });
  const start = useMutation(
    trpc.program.update.mutationOptions({
      onSuccess: program => {
        notifications.show({
          message: `“${program.name}” is live. ${beginnings[kindOf(program)].done}`,
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
