'use client';

import { Alert, Anchor, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../ui/workspace-context';
import { FirstPage } from '../library/first-page';
import type { Survey } from '../use-draft';
import { CopyAddress } from './copy-address';
import { EmbedForm } from './embed-form';
import type { Door } from './use-share';

/** A door on a web page: the line that the page needs, who may have it, and when it shows. */
export function Embed({ survey, door }: { survey: Survey; door: Door }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      <Stack>
        <Step title="Put this line into your web page">
          <CopyAddress address={`<script async src="${door.address}.js"></script>`} />
        </Step>
        <Origins />
        <EmbedForm door={door} />
        <Step title="Or in place">
          <Text c="dimmed" size="sm">
            Where this stands beside the line above, the survey is part of the page from the start. The rules
            do not hold there.
          </Text>
          <CopyAddress address={`<div data-inline="${door.publicId}"></div>`} />
        </Step>
        {door.closedAt ? <Text c="dimmed">This door is closed: it shows on no page.</Text> : null}
      </Stack>
      <Stack gap="xs" visibleFrom="sm">
        <FirstPage
          definition={survey.definition}
          template={null}
          title="The survey as it stands in the page"
        />
      </Stack>
    </SimpleGrid>
  );
}

const Step = ({ title, children }: { title: string; children: ReactNode }) => (
  <Stack gap={6}>
    <Text fw={500}>{title}</Text>
    {children}
  </Stack>
);

/** The web pages that may show it, or what to do where there is none yet. */
function Origins() {
  const { settings, href, can } = useWorkspace();
  const origins = settings.frameOrigins ?? [];
  const change = can('govern') ? (
    <Anchor component={Link} inherit underline="always" href={href('settings', 'workspace')}>
      Settings
    </Anchor>
  ) : (
    'Settings'
  );
  if (origins.length === 0)
    return (
      <Alert variant="outline" color="gray">
        <Text>No web page may show your surveys yet. List your website under {change}.</Text>
      </Alert>
    );
  return (
    <Stack gap={2}>
      <Text fw={500}>It shows on</Text>
      {origins.map(origin => (
        <Text key={origin} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {origin}
        </Text>
      ))}
      <Group gap={4}>
        <Text c="dimmed" size="sm">
          and on no other website; see {change}.
        </Text>
      </Group>
    </Stack>
  );
}
