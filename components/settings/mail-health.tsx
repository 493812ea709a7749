'use client';

import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { FEWEST_DELIVERED, HEALTH_DAYS } from '@/domain/sending/health';
import { type Outputs, useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';

type Health = Outputs['mail']['health'];

/** How those who got the mail took it: what came back, and who called it spam. Nothing before the first mail. */
export function MailHealth() {
  const trpc = useTRPC();
  const { href } = useWorkspace();
  const { data } = useQuery(trpc.mail.health.queryOptions());
  if (!data || data.delivered + data.bounced === 0) return null;
  const sent = data.delivered + data.bounced;
  return (
    <Card padding="lg">
      <Stack gap="md">
        <Title order={3}>How it is taken</Title>
        <Group gap="xl">
          <Figure name="Mails" value={sent.toLocaleString('en')} />
          <Figure name="Came back" value={shareText(data.bounced, sent)} />
          <Figure name="Called spam" value={shareText(data.complained, data.delivered)} />
        </Group>
        <Text c={data.verdict === 'fine' || data.verdict === 'too_few' ? 'dimmed' : undefined}>
          {sentences[data.verdict]}
        </Text>
        <Text c="dimmed">
          The last {HEALTH_DAYS} days.{' '}
          <Anchor component={Link} href={href('settings', 'do-not-mail')}>
            Who is never mailed again
          </Anchor>
        </Text>
      </Stack>
    </Card>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text fw={500} className="aw-number" ta="start">
        {value}
      </Text>
    </div>
  );
}

const sentences: Record<Health['verdict'], string> = {
  too_few: `Below ${FEWEST_DELIVERED} mails, one complaint more or less says nothing yet.`,
  fine: 'Receivers tolerate up to 1 complaint in 1,000 mails; this is below.',
  warn: 'More than 1 in 1,000 called it spam. At 3 in 1,000 sending pauses by itself: ask fewer people, and only those who expect it.',
  pause: '3 or more in 1,000 called it spam. Receivers then begin to refuse all mail of the company.',
};

/** `12 (0.4 %)` */
const shareText = (part: number, whole: number): string =>
  part === 0 || whole === 0
    ? String(part)
    : `${part.toLocaleString('en')} (${((100 * part) / whole).toLocaleString('en', { maximumFractionDigits: 2 })} %)`;
