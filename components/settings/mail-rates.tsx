'use client';

import { ActionIcon, Button, Card, Group, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { told } from '../ui/told';
import type { MailState } from './mail-settings';

type Values = { perMinute: number | ''; hosts: { host: string; perMinute: number | '' }[] };

const MOST_HOSTS = 50;
const MOST = 1_000_000;

/** How fast mail leaves, at most: all of it, and towards receivers that ask for patience. */
export function RatesForm({ rates }: { rates: MailState['rates'] }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const form = useForm<Values>({
    initialValues: { perMinute: rates.perMinute ?? '', hosts: rates.hosts ?? [] },
    validate: {
      hosts: {
        host: value => (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value.trim()) ? null : 'Enter a domain.'),
        perMinute: value => (value === '' ? 'Enter a number.' : null),
      },
    },
  });
  const save = useMutation(
    trpc.mail.setRates.mutationOptions({
      ...told('Saved.', () => {
        form.resetDirty();
        return client.invalidateQueries({ queryKey: trpc.mail.state.queryKey() });
      }),
      onError: error => form.setErrors({ perMinute: errorSentence(error) }),
    }),
  );
  const send = form.onSubmit(({ perMinute, hosts }) =>
    save.mutate({
      ...(perMinute !== '' && { perMinute }),
      hosts: hosts.map(({ host, perMinute }) => ({ host: host.trim(), perMinute: Number(perMinute) })),
    }),
  );
  return (
    <Card padding="lg">
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <div>
            <Title order={3}>Rates</Title>
            <Text c="dimmed">
              A new domain should begin slowly, since receivers get to know it first. What waits keeps its
              order, and quiet hours stay in each customer's own zone.
            </Text>
          </div>
          <NumberInput
            label="Mails a minute, at most"
            description="Empty: as fast as the server takes them."
            placeholder="No limit"
            min={1}
            max={MOST}
            allowDecimal={false}
            hideControls
            thousandSeparator=","
            maw={320}
            {...form.getInputProps('perMinute')}
          />
          {form.values.hosts.map((_, index) => (
            <Group key={form.key(`hosts.${index}`)} align="flex-start" gap="sm" wrap="nowrap">
              <TextInput
                label="To addresses at"
                placeholder="gmail.com"
                flex={1}
                {...form.getInputProps(`hosts.${index}.host`)}
              />
              <NumberInput
                label="A minute"
                min={1}
                max={MOST}
                allowDecimal={false}
                hideControls
                w={110}
                {...form.getInputProps(`hosts.${index}.perMinute`)}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                mt={26}
                size={34}
                aria-label={`Remove the limit for ${form.values.hosts[index]?.host || 'this receiver'}`}
                onClick={() => form.removeListItem('hosts', index)}
              >
                <IconX size={16} stroke={1.5} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <Group gap="sm">
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              Save
            </Button>
            {form.values.hosts.length < MOST_HOSTS ? (
              <Button
                variant="subtle"
                onClick={() => form.insertListItem('hosts', { host: '', perMinute: 60 })}
              >
                Add a receiver
              </Button>
            ) : null}
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
