'use client';

import {
  ActionIcon,
  Badge,
  Button,
  Card,
  Code,
  CopyButton,
  Group,
  Stack,
  Text,
  Title,
  Tooltip,
} from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DomainFinding } from '@/domain/sending/domain-check';
import { useTRPC } from '../trpc';
import { told } from '../ui/told';
import { When } from '../ui/when';
import type { MailState } from './mail-settings';

/** What DNS says of the sender's domain, and what to enter there, record by record. */
export function DomainSteps({ state }: { state: MailState }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { domain, check, checkedAt, dkim } = state;
  const isReal = domain.includes('.');
  const refresh = () => client.invalidateQueries({ queryKey: trpc.mail.state.queryKey() });
  const look = useMutation(trpc.mail.checkDomain.mutationOptions(told(null, refresh)));
  const makeKey = useMutation(
    trpc.mail.makeKey.mutationOptions(
      told('The key is made. Enter its record in DNS.', async () => {
        await refresh();
        look.mutate();
      }),
    ),
  );
  return (
    <Card padding="lg">
      <Stack gap="md">
        <div>
          <Title order={3}>Domain</Title>
          <Text c="dimmed">
            {check ? (
              <>
                {domain}, looked up <When at={checkedAt} /> and again every night.
              </>
            ) : isReal ? (
              `Receivers ask DNS whether mail from ${domain} may come from here. See what they are told.`
            ) : (
              'Enter an address of a domain of yours first: receivers look it up before they believe it.'
            )}
          </Text>
        </div>
        {check?.findings.map(finding => (
          <Finding key={finding.record} finding={finding} />
        ))}
        {!check && dkim ? <Wanted name={dkim.name} value={dkim.value} /> : null}
        {isReal ? (
          <Group gap="sm">
            <Button loading={look.isPending} onClick={() => look.mutate()}>
              {check ? 'Look again' : 'Look it up'}
            </Button>
            <Button
              variant={dkim ? 'subtle' : 'default'}
              loading={makeKey.isPending}
              onClick={() => (dkim?.signs ? askThenMake(() => makeKey.mutate()) : makeKey.mutate())}
            >
              {dkim ? 'Make a new DKIM key' : 'Make a DKIM key'}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Card>
  );
}

const NAMES = { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' };

const STATES: Record<DomainFinding['state'], { word: string; color: string }> = {
  ok: { word: 'In order', color: 'var(--aw-good)' },
  weak: { word: 'Could be better', color: 'var(--mantine-color-text)' },
  missing: { word: 'Missing', color: 'var(--aw-bad)' },
  wrong: { word: 'Wrong', color: 'var(--aw-bad)' },
  unknown: { word: 'No answer', color: 'var(--mantine-color-text)' },
};

function Finding({ finding }: { finding: DomainFinding }) {
  const { record, state, name, found, wanted, says } = finding;
  const { word, color } = STATES[state];
  return (
    <Stack gap="xs" pt="md" style={{ borderTop: '1px solid var(--aw-line)' }}>
      <Group gap="sm">
        <Text fw={500}>{NAMES[record]}</Text>
        <Badge variant="outline" color="gray" tt="none" fw={500} styles={{ label: { color } }}>
          {word}
        </Badge>
      </Group>
      <Text>{says}</Text>
      {state !== 'ok' && found.length > 0 ? (
        <Text c="dimmed" size="sm" style={{ overflowWrap: 'anywhere' }}>
          Found at {name}: {found.join(' · ')}
        </Text>
      ) : null}
      {wanted && state !== 'ok' && state !== 'unknown' ? <Wanted name={name} value={wanted} /> : null}
    </Stack>
  );
}

/** A record as DNS panels ask for it. */
function Wanted({ name, value }: { name: string; value: string }) {
  return (
    <Stack gap={4}>
      <Part label="TXT" text={name} copies="Copy the name" />
      <Part label="Value" text={value} copies="Copy the value" />
    </Stack>
  );
}

function Part({ label, text, copies }: { label: string; text: string; copies: string }) {
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <Text c="dimmed" size="sm" w={40} py={6}>
        {label}
      </Text>
      <Code block flex={1} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : copies}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={34}
              aria-label={copied ? 'Copied' : copies}
              onClick={copy}
            >
              {copied ? (
                <IconCheck size={16} stroke={1.5} aria-hidden />
              ) : (
                <IconCopy size={16} stroke={1.5} aria-hidden />
              )}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}

const askThenMake = (onConfirm: () => void): string =>
  modals.openConfirmModal({
    title: 'Make a new DKIM key',
    children: (
      <Text>
        Mails leave without a signature until the new key shows in DNS. The record of the old key may stay
        there for a week, for mails that are still on their way.
      </Text>
    ),
    labels: { confirm: 'Make a new key', cancel: 'Keep this one' },
    confirmProps: { variant: 'filled' },
    onConfirm,
  });
