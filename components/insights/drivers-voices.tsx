'use client';

import { Anchor, Drawer, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { boxesOf } from '@/domain/metrics/boxes';
import { allOf, useResponsesHref } from '../filters/responses-href';
import { ScoreChip } from '../responses/score-chip';
import { type Outputs, useTRPC } from '../trpc';
import { Loaded } from '../ui/states';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import classes from './drivers.module.css';
import type { DriversAddress, DriversData } from './use-drivers';

/** Low answers that are looked through for comments. */
const LOOKED_AT = 50;

type Item = DriversData['items'][number];

/** What people wrote who gave one rating a bad answer; `Esc` goes back to the ranking. */
export function DriversVoices({
  item,
  name,
  survey,
  address,
}: {
  item: Item | null;
  name: string;
  survey: string;
  address: DriversAddress;
}) {
  return (
    <Drawer.Root
      opened={item !== null}
      onClose={() => address.ask({ item: null })}
      position="right"
      size={480}
      transitionProps={{ duration: 160 }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        {/* Inside a dialog a header would pass for the page's banner. */}
        <Drawer.Header role="presentation">
          <Drawer.Title>Low on “{name}”</Drawer.Title>
          <Drawer.CloseButton aria-label="Close" />
        </Drawer.Header>
        <Drawer.Body>
          {item ? <Voices key={item.key} item={item} survey={survey} address={address} /> : null}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Voices({ item, survey, address }: { item: Item; survey: string; address: DriversAddress }) {
  const trpc = useTRPC();
  const href = useResponsesHref();
  const { which, days } = address;
  const { min, max } = item.scale;
  const score = { from: min, to: min + boxesOf(max - min + 1).bottom - 1 };
  const counted = { ...which, ...days, survey, question: item.key, metric: 'mean' as const };
  const low = { score: { survey, question: item.key, ...score } };
  const query = useQuery(
    trpc.response.list.queryOptions({
      ...counted,
      match: allOf([which.match, low]),
      limit: LOOKED_AT,
    }),
  );
  return (
    <Stack gap="md">
      <Group justify="space-between" align="baseline">
        <Text c="dimmed">
          {score.from === score.to ? `${score.from}` : `${score.from} or ${score.to}`} of {max}
        </Text>
        <Anchor component={Link} href={href(counted, { score })}>
          All these responses
        </Anchor>
      </Group>
      <Loaded query={query}>{({ data }) => <Comments rows={data} />}</Loaded>
    </Stack>
  );
}

type Row = Outputs['response']['list']['data'][number];

function Comments({ rows }: { rows: readonly Row[] }) {
  const { href } = useWorkspace();
  const written = rows.filter(row => row.comment !== null);
  if (rows.length === 0) return <Text c="dimmed">Nobody gave it a bad answer in these days.</Text>;
  if (written.length === 0)
    return <Text c="dimmed">Of the newest who did, nobody wrote anything beside it.</Text>;
  return (
    <div>
      {written.map(({ id, comment, scores, attributes, customer, startedAt }) => {
        const [first] = scores;
        const about = Object.values(attributes).slice(0, 3).map(String);
        return (
          <article key={id} className={classes.voice}>
            <Text style={{ overflowWrap: 'anywhere' }}>{comment}</Text>
            <Group gap="xs" mt={4}>
              {first ? <ScoreChip metric={first.metric} value={first.value} band={first.band} /> : null}
              <Text size="xs" c="dimmed" flex={1} miw={0} truncate>
                {[customer?.name, ...about].filter(Boolean).join(' · ')}
              </Text>
              <Anchor component={Link} size="xs" href={`${href('responses')}?open=${id}`}>
                <When at={new Date(startedAt)} />
              </Anchor>
            </Group>
          </article>
        );
      })}
    </div>
  );
}
