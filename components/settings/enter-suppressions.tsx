'use client';

import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';

/** Enters one address or many that were pasted, and says what became of each. */
export function EnterSuppressions({ onClose, onEntered }: { onClose: () => void; onEntered: () => unknown }) {
  const trpc = useTRPC();
  const form = useForm({ initialValues: { text: '', note: '' } });
  const enter = useMutation(
    trpc.suppression.enter.mutationOptions({
      onSuccess: ({ wrong }) => {
        // What was no address stays, to be mended.
        form.setValues({ text: wrong.join('\n') });
        return onEntered();
      },
      onError: error => form.setErrors({ text: errorSentence(error) }),
    }),
  );
  const addresses = splitAddresses(form.values.text);
  const send = form.onSubmit(({ note }) =>
    addresses.length === 0
      ? form.setErrors({ text: 'Enter at least one address.' })
      : enter.mutate({ addresses, note }),
  );
  return (
    <Modal opened onClose={onClose} title="Enter addresses" size="lg">
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <Textarea
            label="Addresses"
            description="One or many, each on its own line or parted by commas. They are not mailed from this moment on."
            autosize
            minRows={4}
            maxRows={12}
            data-autofocus
            {...form.getInputProps('text')}
          />
          <TextInput
            label="Note"
            description="For your colleagues: who asked, and why."
            maxLength={200}
            {...form.getInputProps('note')}
          />
          {enter.data ? <Result entered={enter.data} /> : null}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>{enter.data ? 'Done' : 'Cancel'}</Button>
            <Button
              type="submit"
              variant="filled"
              loading={enter.isPending}
              disabled={addresses.length === 0}
            >
              {addresses.length > 1 ? `Enter ${addresses.length.toLocaleString('en')}` : 'Enter'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Result({ entered: { added, known, wrong } }: { entered: Outputs['suppression']['enter'] }) {
  const parts = [
    added === 1 ? '1 address was entered' : `${added.toLocaleString('en')} addresses were entered`,
    known > 0 && `${known.toLocaleString('en')} ${known === 1 ? 'was' : 'were'} on the list before`,
    wrong.length > 0 &&
      `${wrong.length.toLocaleString('en')} ${wrong.length === 1 ? 'is no e-mail address and stays' : 'are no e-mail addresses and stay'} above`,
  ];
  return <Text role="status">{parts.filter(Boolean).join('; ')}.</Text>;
}

/** `Ann <ann@example.com>` as mail programs copy it counts as its address. */
const splitAddresses = (text: string): string[] =>
  text
    .split(/[\n,;]+/)
    .map(part => /<([^<>]+)>/.exec(part)?.[1] ?? part)
    .map(part => part.trim().replace(/^mailto:/i, ''))
    .filter(Boolean);
