'use client';

import { Box, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount, localDay } from '@/domain/metrics/words';
import { useTRPC } from '../trpc';
import { Loaded } from '../ui/states';
import { told } from '../ui/told';
import { leftOutWords } from './improvement-words';
import type { Improvement } from './improvements';
import classes from './improvements.module.css';

const ages = [
  { value: '30', label: 'the last 30 days before it' },
  { value: '90', label: 'the last 90 days before it' },
  { value: '180', label: 'the last 6 months before it' },
  { value: '365', label: 'the last 12 months before it' },
  { value: '730', label: 'the last 2 years before it' },
];

/** Who would be told, why not the others, and the mail that they get, before anything leaves. */
export function ImprovementTell({ improvement, onClose }: { improvement: Improvement; onClose: () => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { id, theme } = improvement;
  const [days, setDays] = useState('365');
  const asked = { id, days: Number(days) };
  const reach = useQuery(trpc.improvement.reach.queryOptions(asked, { placeholderData: keepPreviousData }));
  const sample = useQuery(trpc.improvement.sample.queryOptions({ id }));
  const tell = useMutation(
    trpc.improvement.tell.mutationOptions(
      told('The mails leave now.', () => {
        onClose();
        return client.invalidateQueries({ queryKey: trpc.improvement.pathKey() });
      }),
    ),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title="Tell those who raised it"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        <Group gap="xs">
          <Text>Customers who wrote about “{theme?.name}” since it was done or in</Text>
          <Select
            aria-label="How long ago"
            w={270}
            allowDeselect={false}
            data={ages}
            value={days}
            onChange={value => setDays(value ?? '365')}
          />
        </Group>
        <Loaded query={reach}>
          {data => (
            <Stack gap={4} aria-live="polite">
              <Text fw={500}>
                {data.reachable === 0
                  ? 'Nobody can be told.'
                  : `${formatCount(data.reachable, 'customer')} will be told, each once.`}
              </Text>
              <Text size="xs" c="dimmed">
                Written since {localDay(data.since)}. It asks nothing, so it counts for no pause between
                surveys.
              </Text>
              {leftOutWords(data).map(words => (
                <Text key={words} size="xs" c="dimmed">
                  Not told: {words}.
                </Text>
              ))}
            </Stack>
          )}
        </Loaded>
        <Loaded query={sample}>
          {({ subject, text }) => (
            <Box className={classes.sample} component="section" aria-label="The mail">
              <Text fw={600}>{subject}</Text>
              <Text className={classes.text}>{text}</Text>
            </Box>
          )}
        </Loaded>
        <Text size="xs" c="dimmed">
          Your words stay as you wrote them; what stands below them is in each customer’s language.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="filled"
            disabled={!reach.data || reach.data.reachable === 0}
            loading={tell.isPending}
            onClick={() => tell.mutate(asked)}
          >
            {reach.data && reach.data.reachable > 0
              ? `Send ${formatCount(reach.data.reachable, 'mail')}`
              : 'Send'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
