import { ActionIcon, Anchor, Badge, Card, Group, Menu, Stack, Text, Title } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { coolDownWords } from '@/domain/alert-words';
import { useTRPC } from '../trpc';
import { offerUndo } from '../ui/offer-undo';
import { told } from '../ui/told';
import { When } from '../ui/when';
import type { AlertRule } from './alert-draft';

type Parts = {
  rule: AlertRule;
  onEdit: () => void;
  onChanged: () => unknown;
  onSecret: (secret: string) => void;
};

/** One rule as a sentence, how often it told, and what is wrong with it. */
export function AlertCard(parts: Parts) {
  const { rule, onChanged } = parts;
  const trpc = useTRPC();
  const end = useMutation(
    trpc.alert.endSecret.mutationOptions(told('Only the new secret signs now.', onChanged)),
  );
  return (
    <Card padding="md">
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap="xs" miw={0}>
            <Title order={3} fw={500} style={{ textWrap: 'pretty' }}>
              Tell {whom(rule)} when {rule.says}.
            </Title>
            {rule.pausedAt ? (
              <Badge variant="outline" color="gray" tt="none" fw={500}>
                paused
              </Badge>
            ) : null}
          </Group>
          <AlertMenu {...parts} />
        </Group>
        <Text size="sm" c="dimmed">
          {capital(coolDownWords(rule.coolDownHours))}. Set up by {rule.createdBy}. <LastTold rule={rule} />
        </Text>
        {rule.problem ? <Trouble>It cannot look: {rule.problem}</Trouble> : null}
        {rule.failing ? <Trouble>The last one did not get through: {rule.failing}</Trouble> : null}
        {rule.exchanging ? (
          <Text size="sm">
            The old secret still signs beside the new one.{' '}
            <Anchor
              component="button"
              type="button"
              inherit
              underline="always"
              onClick={() => end.mutate(rule)}
            >
              End the old secret
            </Anchor>
          </Text>
        ) : null}
      </Stack>
    </Card>
  );
}

function LastTold({ rule }: { rule: AlertRule }) {
  if (!rule.lastAt) return <>It has told nothing yet.</>;
  return (
    <>
      Told last <When at={rule.lastAt} />
      {rule.told > 1 ? `, ${rule.told} times in 30 days` : ''}.
    </>
  );
}

const Trouble = ({ children }: { children: ReactNode }) => (
  <Text size="sm" c="red" role="status">
    {children}
  </Text>
);

function AlertMenu({ rule, onEdit, onChanged, onSecret }: Parts) {
  const trpc = useTRPC();
  const { id } = rule;
  const pause = useMutation(trpc.alert.pause.mutationOptions(told(null, onChanged)));
  const restore = useMutation(trpc.alert.restore.mutationOptions(told(null, onChanged)));
  const remove = useMutation(
    trpc.alert.delete.mutationOptions(
      told(null, () => {
        offerUndo('The alert was deleted. What it told stays in the log.', () => restore.mutate({ id }));
        return onChanged();
      }),
    ),
  );
  const rotate = useMutation(
    trpc.alert.rotateSecret.mutationOptions({
      ...told(null),
      onSuccess: ({ secret }) => {
        onSecret(secret);
        return onChanged();
      },
    }),
  );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More about the alert when ${rule.says}`}>
          <IconDots size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>Change</Menu.Item>
        <Menu.Item onClick={() => pause.mutate({ id, paused: !rule.pausedAt })}>
          {rule.pausedAt ? 'Go on' : 'Pause'}
        </Menu.Item>
        {rule.webhookUrl ? (
          <Menu.Item onClick={() => rotate.mutate({ id })}>Exchange the secret</Menu.Item>
        ) : null}
        <Menu.Item onClick={() => remove.mutate({ id })}>Delete</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** `anna@company.example and a webhook`, `3 people`; whoever leaves the workspace is told no more. */
function whom({ mailTo, webhookUrl }: AlertRule): string {
  if (mailTo.length === 0 && !webhookUrl) return 'nobody';
  const people = mailTo.length > 2 ? [`${mailTo.length} people`] : mailTo;
  return new Intl.ListFormat('en').format([...people, ...(webhookUrl ? ['a webhook'] : [])]);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
