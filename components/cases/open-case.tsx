'use client';

import { Button, type ButtonProps, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { type Inputs, useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { useWorkspace } from '../ui/workspace-context';
import { useCasesRefresh } from './use-case-change';

/** Makes oneself responsible for the customer behind an answer, and goes to the case; to the open one where there is one. */
export function OpenCaseOfResponse({ response, ...look }: { response: string } & ButtonProps) {
  const { can } = useWorkspace();
  const { open, isPending } = useOpenCase();
  if (!can('serve')) return null;
  return (
    <Button {...look} loading={isPending} onClick={() => open({ response })}>
      Open a case
    </Button>
  );
}

/** The same for a customer, of whom it is said what for. */
export function OpenCaseOfCustomer({ customer, ...look }: { customer: string } & ButtonProps) {
  const { can } = useWorkspace();
  const [isAsking, { open: ask, close }] = useDisclosure(false);
  const [because, setBecause] = useState('');
  const { open, isPending } = useOpenCase();
  if (!can('serve')) return null;
  const save = (event: FormEvent) => {
    event.preventDefault();
    open({ customer, ...(because.trim() && { because: because.trim() }) });
  };
  return (
    <>
      <Button {...look} onClick={ask}>
        Open a case
      </Button>
      <Modal
        opened={isAsking}
        onClose={close}
        title="Open a case"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form onSubmit={save}>
          <Stack gap="md">
            <Textarea
              label="What for"
              description="In a few words. The case is yours, with the usual promises."
              data-autofocus
              autosize
              minRows={2}
              maxLength={300}
              value={because}
              onChange={event => setBecause(event.currentTarget.value)}
            />
            <Group justify="flex-end" gap="xs">
              <Button onClick={close}>Cancel</Button>
              <Button type="submit" variant="filled" loading={isPending}>
                Open the case
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

/** Opens a case and goes to it; to the open one where there is one. */
export function useOpenCase() {
  const trpc = useTRPC();
  const router = useRouter();
  const { href } = useWorkspace();
  const refresh = useCasesRefresh();
  const { mutate, isPending } = useMutation(
    trpc.case.open.mutationOptions({
      onSuccess: ({ id, isNew }) => {
        notifications.show({
          message: isNew ? 'The case is open, and yours.' : 'A case about this customer is open already.',
        });
        router.push(href('cases', id));
        return refresh();
      },
      onError: error => notifications.show({ color: 'red', message: errorSentence(error), autoClose: 8000 }),
    }),
  );
  return { open: (wish: Inputs['case']['open']) => mutate(wish), isPending };
}
