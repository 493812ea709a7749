'use client';

import {
  Button,
  Card,
  Group,
  NumberInput,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { DEFAULT_EDIT_HOURS } from '@/domain/workspace';
import { useTRPC } from '../trpc';
import { currencies, timezones } from '../ui/choices';
import { errorSentence, fieldErrors } from '../ui/errors';
import { useSending } from '../ui/pause-sending';
import { told } from '../ui/told';
import { formatMoment } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { faultOfOrigins, originsTyped } from './origins';

/** Company, zone, currency, what customers see, and the switch that stops all sending. */
export function WorkspaceSettings() {
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const router = useRouter();
  const { settings } = workspace;
  const form = useForm({
    initialValues: {
      name: workspace.name,
      timezone: workspace.timezone,
      currency: workspace.currency,
      settings: {
        companyName: settings.companyName ?? '',
        privacyUrl: settings.privacyUrl ?? '',
        contact: settings.contact ?? '',
        address: settings.address ?? '',
        referralUrl: settings.referralUrl ?? '',
        editHours: settings.editHours ?? DEFAULT_EDIT_HOURS,
        frameOrigins: (settings.frameOrigins ?? []).join('\n'),
      },
    },
    validate: { settings: { frameOrigins: text => faultOfOrigins(originsTyped(text)) } },
  });
  const save = useMutation(
    trpc.workspace.update.mutationOptions({
      ...told('Saved.', () => {
        form.resetDirty();
        router.refresh();
      }),
      onError: error => form.setErrors({ ...fieldErrors(error), form: errorSentence(error) }),
    }),
  );
  const send = form.onSubmit(({ settings: given, ...columns }) => {
    const origins = originsTyped(given.frameOrigins);
    save.mutate({
      ...columns,
      settings: {
        companyName: given.companyName || null,
        privacyUrl: given.privacyUrl || null,
        contact: given.contact.trim() || null,
        address: given.address || null,
        referralUrl: given.referralUrl.trim() || null,
        editHours: Number(given.editHours),
        frameOrigins: origins.length > 0 ? origins : null,
      },
    });
  });
  return (
    <Stack gap="lg" maw={640}>
      <form onSubmit={send} noValidate>
        <Card padding="lg">
          <Stack gap="md">
            <TextInput label="Company" {...form.getInputProps('name')} />
            <Group grow align="flex-start">
              <Select
                label="Time zone"
                description="Days, weeks and reports begin by it."
                searchable
                data={timezones()}
                {...form.getInputProps('timezone')}
              />
              <Select
                label="Currency"
                description="Amounts are shown in it."
                searchable
                data={currencies()}
                {...form.getInputProps('currency')}
              />
            </Group>
            <Title order={2}>What customers see</Title>
            <TextInput
              label="Name in surveys and mails"
              placeholder={workspace.name}
              {...form.getInputProps('settings.companyName')}
            />
            <TextInput
              label="Privacy page"
              placeholder="https://"
              type="url"
              {...form.getInputProps('settings.privacyUrl')}
            />
            <TextInput
              label="Contact"
              description="An e-mail or web address. Survey links that are over lead there."
              placeholder="service@example.com"
              inputMode="email"
              {...form.getInputProps('settings.contact')}
            />
            <Textarea
              label="Postal address"
              description="At the foot of every mail; many countries require it."
              autosize
              minRows={2}
              {...form.getInputProps('settings.address')}
            />
            <TextInput
              label="Where recommendations lead"
              description="A thank-you page can offer it; {code} becomes the customer’s own code. Send that code back as referredBy with what a new customer buys."
              placeholder="https://www.example.com/welcome?ref={code}"
              inputMode="url"
              {...form.getInputProps('settings.referralUrl')}
            />
            <NumberInput
              label="Hours in which a customer may change an answer"
              min={0}
              max={2160}
              {...form.getInputProps('settings.editHours')}
            />
            <Textarea
              label="Websites that may show your surveys"
              description="One a line, like https://www.example.com. A survey shows in a frame on these alone."
              autosize
              minRows={2}
              {...form.getInputProps('settings.frameOrigins')}
            />
            {form.errors.form ? <Text c="var(--aw-error)">{form.errors.form}</Text> : null}
            <Group>
              <Button type="submit" variant="filled" loading={save.isPending} disabled={!form.isDirty()}>
                Save
              </Button>
            </Group>
          </Stack>
        </Card>
      </form>
      <Sending />
    </Stack>
  );
}

function Sending() {
  const { sendingPausedAt, timezone } = useWorkspace();
  const { change, isPending } = useSending();
  return (
    <Card padding="lg">
      <Switch
        label="Pause all sending"
        description={
          sendingPausedAt
            ? `Paused since ${formatMoment(sendingPausedAt, timezone)}. Links that were sent keep working.`
            : 'No invitation and no reminder leaves while it is on. Links that were sent keep working.'
        }
        checked={sendingPausedAt !== null}
        disabled={isPending}
        onChange={event => change(event.currentTarget.checked)}
      />
    </Card>
  );
}
