import { Anchor, Badge, Box, Card, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import type { ReportFilter } from '@/domain/match';
import { filterAddress } from '@/domain/report-address';
import { type Outputs, useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { Loaded } from '../ui/states';
import { told } from '../ui/told';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import type { AlertRule } from './alert-draft';
import { AlertPoints } from './alert-points';

type Entry = Outputs['alert']['log']['data'][number];

/** What fired, the newest first: why, to whom, and whether it got there. */
export function AlertLog({ rules }: { rules: AlertRule[] }) {
  const trpc = useTRPC();
  const [rule, setRule] = useState<string | null>(null);
  const query = useInfiniteQuery(
    trpc.alert.log.infiniteQueryOptions(
      { limit: 20, ...(rule && { rule }) },
      { getNextPageParam: page => page.nextCursor },
    ),
  );
  return (
    <Card component="section" aria-label="Log" padding="md">
      <Group justify="space-between" align="center">
        <Title order={2}>Log</Title>
        {rules.length > 1 ? (
          <Select
            aria-label="Which alert"
            placeholder="All alerts"
            clearable
            w={280}
            value={rule}
            data={rules.map(({ id, says }) => ({ value: id, label: says }))}
            onChange={setRule}
          />
        ) : null}
      </Group>
      <Loaded query={query} skeleton={<Text c="dimmed">Loading</Text>}>
        {({ pages }) => {
          const entries = pages.flatMap(page => page.data);
          return entries.length === 0 ? (
            <Text c="dimmed" mt="xs">
              Nothing was found yet. What an alert finds stands here, told or not.
            </Text>
          ) : (
            <>
              <Stack component="ul" gap={0} m={0} p={0} mt="xs" style={{ listStyle: 'none' }}>
                {entries.map((entry, index) => (
                  <Row key={entry.id} entry={entry} isFirst={index === 0} />
                ))}
              </Stack>
              <LoadMore query={query} />
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

function Row({ entry, isFirst }: { entry: Entry; isFirst: boolean }) {
  const [open, setOpen] = useState(false);
  const { facts, outcome, rule, says } = entry;
  const href = useSourceHref();
  return (
    <Box component="li" py="sm" style={isFirst ? undefined : { borderTop: '1px solid var(--aw-line)' }}>
      <Stack gap={4}>
        <Group gap="xs" wrap="nowrap" align="baseline" justify="space-between">
          <Text fw={500}>{says}</Text>
          <Text size="sm" c="dimmed" flex="none">
            <When at={entry.at} />
          </Text>
        </Group>
        {entry.answer ? <Said answer={entry.answer} /> : null}
        <Text size="sm" c="dimmed">
          {rule.isGone ? 'By an alert that was deleted' : `Because ${rule.says}`}
          {outcome === 'cooling' ? '. Only noted: the same had been told a short time before.' : '.'}
        </Text>
        <Group gap="md">
          {outcome === 'cooling' ? (
            <Badge variant="outline" color="gray" tt="none" fw={500}>
              cooling
            </Badge>
          ) : null}
          {entry.to.map(to => (
            <Target key={to.id} to={to} />
          ))}
          <Anchor component={Link} size="sm" href={href(rule.which, facts)}>
            {facts.kind === 'answer' ? 'Read the answer' : 'See the chart'}
          </Anchor>
          {facts.kind === 'answer' ? null : (
            <Anchor
              component="button"
              type="button"
              size="sm"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {open ? 'Hide the numbers' : 'Show the numbers'}
            </Anchor>
          )}
        </Group>
        {open && facts.kind !== 'answer' ? <AlertPoints facts={facts} /> : null}
      </Stack>
    </Box>
  );
}

const Said = ({ answer: { comment, customer } }: { answer: NonNullable<Entry['answer']> }) => (
  <Text size="sm">
    {comment ? `“${comment}”` : 'Nothing was written with it.'}
    {customer ? ` · ${customer}` : ''}
  </Text>
);

function Target({ to }: { to: Entry['to'][number] }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const retry = useMutation(
    trpc.alert.retry.mutationOptions(
      told('It is on its way again.', () => client.invalidateQueries({ queryKey: trpc.alert.pathKey() })),
    ),
  );
  const where = to.by === 'webhook' ? `Webhook ${new URL(to.target).host}` : to.target;
  if (to.state === 'delivered')
    return (
      <Text size="sm" title={to.by === 'webhook' ? to.target : undefined}>
        {where}: <span>delivered</span>
      </Text>
    );
  if (to.state === 'failed')
    return (
      <Text size="sm" c="red">
        {where}: failed. {to.error}{' '}
        <Anchor
          component="button"
          type="button"
          inherit
          underline="always"
          onClick={() => retry.mutate({ id: to.id })}
        >
          Send again
        </Anchor>
      </Text>
    );
  return (
    <Text size="sm" c="dimmed">
      {where}: {to.attempts === 0 ? 'on its way' : `tried ${to.attempts} times, goes on. ${to.error ?? ''}`}
    </Text>
  );
}

/** The chart with the same filter, or the answer. */
function useSourceHref(): (which: ReportFilter, facts: Entry['facts']) => string {
  const { href } = useWorkspace();
  return (which, facts) => {
    if (facts.kind === 'answer') return `${href('responses')}?saved=none&open=${facts.key}`;
    const query = filterAddress(which);
    query.set('metric', facts.metric);
    query.set('interval', facts.kind === 'signal' ? facts.interval : 'week');
    return `${href('insights')}?${query}`;
  };
}
