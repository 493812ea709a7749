'use client';

import { Card, SegmentedControl, Stack, Text, Title, useComputedColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { PreviewFrame } from '../surveys/preview/frame';
import { formatMoment } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import type { DryRun } from './dry-run-words';

/** Mails as real customers would have got them, drawn by what draws the real ones. */
export function SampleMails({ mails }: { mails: DryRun['samples'] }) {
  const { timezone } = useWorkspace();
  const isNarrow = useMediaQuery('(max-width: 480px)');
  const scheme = useComputedColorScheme('light');
  const [chosen, setChosen] = useState(0);
  const mail = mails[chosen] ?? mails[0];
  if (!mail) return null;
  return (
    <Card component="section" aria-label="Sample mails">
      <Stack gap="sm">
        <Title order={3}>What they would have got</Title>
        {mails.length > 1 ? (
          <SegmentedControl
            aria-label="Whose mail"
            orientation={isNarrow ? 'vertical' : 'horizontal'}
            data={mails.map(({ to }, index) => ({ value: String(index), label: to }))}
            value={String(mails.indexOf(mail))}
            onChange={value => setChosen(Number(value))}
          />
        ) : null}
        <div>
          <Text fw={500}>{mail.subject}</Text>
          <Text c="dimmed" size="xs">
            From {mail.sender} {mail.address ? `<${mail.address}> ` : ''}to {mail.to},{' '}
            {formatMoment(mail.sendAt, timezone)}. It was not sent; its links open nothing.
          </Text>
        </div>
        <PreviewFrame
          html={mail.html}
          language={mail.language}
          scheme={scheme}
          title={`Mail to ${mail.to}`}
          width={600}
          height={520}
        />
      </Stack>
    </Card>
  );
}
