'use client';

import { Button, Card, Group, Stack, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../trpc';
import { errorSentence, fieldErrors } from '../ui/errors';
import { told } from '../ui/told';
import type { MailState } from './mail-settings';

/** What readers see as the sender, and where their replies go. */
export function SenderForm({ state }: { state: MailState }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { name, address, replyTo, house } = state;
  const form = useForm({
    initialValues: { name: name ?? '', address: address ?? '', replyTo: replyTo ?? '' },
  });
  const refresh = () => {
    form.resetDirty();
    return client.invalidateQueries({ queryKey: trpc.mail.state.queryKey() });
  };
  const sender = useMutation(
    trpc.mail.saveSender.mutationOptions({
      ...told('Saved.', refresh),
      onError: error =>
        form.setErrors({
          name: fieldErrors(error).name,
          address: fieldErrors(error).address ?? (fieldErrors(error).name ? undefined : errorSentence(error)),
        }),
    }),
  );
  const workspace = useMutation(
    trpc.workspace.update.mutationOptions({
      onError: error =>
        form.setErrors({ replyTo: fieldErrors(error)['settings.replyTo'] ?? errorSentence(error) }),
    }),
  );
  const save = form.onSubmit(async values => {
    if (form.isDirty('replyTo'))
      await workspace.mutateAsync({ settings: { replyTo: values.replyTo.trim() || null } });
    sender.mutate({ name: values.name.trim() || null, address: values.address.trim() || null });
  });
  const domain = domainOf(form.values.address) ?? domainOf(house.address);
  const isUnknown = domain !== null && state.check?.domain !== domain;
  return (
    <Card padding="lg">
      <form onSubmit={save} noValidate>
        <Stack gap="md">
          <Title order={3}>Sender</Title>
          <TextInput
            label="Name"
            description="What readers see first. Empty: the sender that a survey names, else the company."
            placeholder={house.name}
            {...form.getInputProps('name')}
          />
          <TextInput
            label="Address"
            description={
              isUnknown
                ? `Nobody has looked up ${domain} yet. Until its records are right, such mail often lands in spam; look it up below.`
                : 'One address of a domain that is yours.'
            }
            placeholder={house.address}
            type="email"
            {...form.getInputProps('address')}
          />
          <TextInput
            label="Replies go to"
            description="Where a customer's reply to an invitation arrives. Somebody should read it."
            placeholder={form.values.address || house.address}
            type="email"
            {...form.getInputProps('replyTo')}
          />
          <Group>
            <Button
              type="submit"
              loading={sender.isPending || workspace.isPending}
              disabled={!form.isDirty()}
            >
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

/** Behind the @, once something stands there that could be looked up. */
const domainOf = (address: string): string | null => /@([^@\s]+\.[^@\s.]{2,})\s*$/.exec(address)?.[1] ?? null;
