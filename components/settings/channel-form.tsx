'use client';

import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence, fieldErrors } from '../ui/errors';
import type { Channel } from './channels';

type Fields = Pick<Channel, 'name' | 'url' | 'address'>;
const blank: Fields = { name: '', url: 'https://', address: 'phone' };

/** Connects a gateway or changes one; `onSaved` gets a new one with its secret, which is told this once. */
export function ChannelForm({
  channel,
  onClose,
  onSaved,
}: {
  channel: Channel | null;
  onClose: () => void;
  onSaved: (made: Outputs['channel']['create'] | null) => unknown;
}) {
  const trpc = useTRPC();
  const form = useForm<Fields>({ initialValues: { ...blank, ...(channel && fieldsOf(channel)) } });
  const onError = (error: unknown) => {
    const faults = fieldErrors(error);
    form.setErrors(Object.keys(faults).length > 0 ? faults : { url: errorSentence(error) });
  };
  const create = useMutation(
    trpc.channel.create.mutationOptions({ onSuccess: made => onSaved(made), onError }),
  );
  const update = useMutation(
    trpc.channel.update.mutationOptions({ onSuccess: () => onSaved(null), onError }),
  );
  const send = form.onSubmit(values =>
    channel ? update.mutate({ ...values, id: channel.id }) : create.mutate(values),
  );
  return (
    <Modal opened onClose={onClose} title={channel ? `Edit ${channel.name}` : 'Connect a gateway'} size="lg">
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            label="Name"
            placeholder="Text messages"
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TextInput
            label="Address of the gateway"
            description="Called with each message. It must be public and begin with https://."
            type="url"
            {...form.getInputProps('url')}
          />
          <Radio.Group
            label="It reaches people by"
            description="Sent to the gateway with the customer’s name and language, and nothing more about them."
            {...form.getInputProps('address')}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="phone" label="Phone number" />
              <Radio value="email" label="E-mail address" />
              <Radio value="id" label="Your own customer id" />
            </Stack>
          </Radio.Group>
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={create.isPending || update.isPending}>
              {channel ? 'Save' : 'Connect'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const fieldsOf = ({ name, url, address }: Channel): Fields => ({ name, url, address });
