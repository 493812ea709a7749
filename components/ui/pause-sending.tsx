'use client';

import { Text, UnstyledButton } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '../trpc';
import { errorSentence } from './errors';
import classes from './shell.module.css';
import { useWorkspace } from './workspace-context';

/** *Pause all sending*, always in sight of those who send. */
export function PauseSending() {
  const { sendingPausedAt, can } = useWorkspace();
  const { change, isPending } = useSending();
  if (!can('design')) return null;
  const paused = sendingPausedAt !== null;
  return (
    <UnstyledButton
      className={classes.chooser}
      disabled={isPending}
      onClick={() => (paused ? change(false) : askThenPause(() => change(true)))}
    >
      {paused ? (
        <IconPlayerPlay size={16} stroke={1.5} aria-hidden />
      ) : (
        <IconPlayerPause size={16} stroke={1.5} aria-hidden />
      )}
      <Text c="dimmed">{paused ? 'Resume sending' : 'Pause all sending'}</Text>
    </UnstyledButton>
  );
}

/** Pauses or resumes, says so, and lets the frame read the new state. */
export function useSending() {
  const trpc = useTRPC();
  const router = useRouter();
  const { mutate, isPending } = useMutation(
    trpc.workspace.pauseSending.mutationOptions({
      onSuccess: (_, { paused }) => {
        notifications.show({
          message: paused ? 'Sending is paused. No customer is mailed.' : 'Sending goes on.',
        });
        router.refresh();
      },
      onError: error => notifications.show({ color: 'red', message: errorSentence(error) }),
    }),
  );
  return { change: (paused: boolean) => mutate({ paused }), isPending };
}

const askThenPause = (onConfirm: () => void): string =>
  modals.openConfirmModal({
    title: 'Pause all sending',
    children: (
      <Text>No invitation and no reminder leaves until you resume. Links that were sent keep working.</Text>
    ),
    labels: { confirm: 'Pause sending', cancel: 'Keep sending' },
    confirmProps: { variant: 'filled' },
    onConfirm,
  });
