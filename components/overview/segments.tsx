'use client';

import { Anchor, Card, Select, Table, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { againstTheRest, type CardName, names, toneOf } from '@/domain/metrics/findings';
import { formatInterval, formatValue } from '@/domain/metrics/format';
import { writeFilters } from '../filters/filters';
import { useTRPC } from '../trpc';
import { ErrorState, ListSkeleton } from '../ui/states';
import type { OverviewData } from './figures';
import classes from './overview.module.css';
import type { OverviewAddress } from './use-overview';

/** Groups shown before *Show all*. */
const FIRST = 12;

type ScoreMetric = Exclude<CardName, 'response_rate'>;
type Group = NonNullable<Parameters<typeof GroupRow>[0]['group']>;

/** One attribute's values for one metric, each against the rest of them. */
export function Segments({
  metric,
  overview,
  address,
}: {
  metric: ScoreMetric;
  overview: OverviewData;
  address: OverviewAddress;
}) {
  const trpc = useTRPC();
  const { asked, ask, query, filter, which } = address;
  const attributes = useQuery(
    trpc.report.attributes.queryOptions({ ...(asked.by && { chosen: asked.by }) }, { staleTime: 300_000 }),
  );
  const attribute = asked.by ?? overview.segments?.attribute ?? attributes.data?.[0] ?? null;
  // Without a filter the page's own answer has the table; two attributes at once are asked for apart.
  const apart = useQuery(
    trpc.report.metric.queryOptions(
      { metric, from: query.from, to: query.to, ...which, interval: 'none', groupBy: attribute ?? '' },
      { enabled: overview.segments === null && attribute !== null, placeholderData: keepPreviousData },
    ),
  );
  if (attribute === null) return null;
  const table = overview.segments;
  const groups: Group[] | undefined =
    table && table.attribute === attribute
      ? table.rows.flatMap(row => row.figures[metric] ?? [])
      : apart.data?.groups;
  return (
    <Card className={classes.panel}>
      <div className={classes.panelHead}>
        <Title order={2}>{names[metric]} by</Title>
        <Select
          aria-label="Split by"
          w={180}
          value={attribute}
          onChange={by => ask({ by })}
          data={[...new Set([...(attributes.data ?? []), ...(table?.attributes ?? []), attribute])]}
        />
      </div>
      {groups ? (
        <GroupTable
          groups={groups}
          metric={metric}
          onPick={key => ask({ where: writeFilters({ ...filter, [attribute]: [key] }) })}
        />
      ) : apart.isError ? (
        <ErrorState error={apart.error} onRetry={() => apart.refetch()} />
      ) : (
        <ListSkeleton rows={5} />
      )}
    </Card>
  );
}

function GroupTable({
  groups,
  metric,
  onPick,
}: {
  groups: Group[];
  metric: ScoreMetric;
  onPick: (key: string) => void;
}) {
  if (groups.length === 0)
    return (
      <Text p="md" c="dimmed">
        No answer carries this attribute here.
      </Text>
    );
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Segment</Table.Th>
          <Table.Th className="aw-number">{names[metric]}</Table.Th>
          <Table.Th className={`aw-number ${classes.wide}`}>95 % interval</Table.Th>
          <Table.Th className={`aw-number ${classes.wide}`}>Answers</Table.Th>
          <Table.Th>Verdict</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groups.slice(0, FIRST).map(group => (
          <GroupRow
            key={group.key}
            group={group}
            metric={metric}
            isAlone={groups.length === 1}
            onPick={onPick}
          />
        ))}
        {groups.length > FIRST ? (
          <Table.Tr>
            <Table.Td colSpan={5}>
              <Text size="xs" c="dimmed">
                The {FIRST} largest of {groups.length}.
              </Text>
            </Table.Td>
          </Table.Tr>
        ) : null}
      </Table.Tbody>
    </Table>
  );
}

function GroupRow({
  group,
  metric,
  isAlone,
  onPick,
}: {
  group: NonNullable<OverviewData['segments']>['rows'][number]['figures'][ScoreMetric] & {};
  metric: ScoreMetric;
  /** The attribute has this one value: there is no rest. */
  isAlone: boolean;
  onPick: (key: string) => void;
}) {
  const { key, n, value, note, verdict, difference } = group;
  const against = { value: difference.value, verdict };
  const few = note ? 'dimmed' : undefined;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component="button" type="button" ta="start" onClick={() => onPick(key)}>
          {key}
        </Anchor>
      </Table.Td>
      <Table.Td className="aw-number" c={few}>
        {formatValue(metric, value)}
      </Table.Td>
      <Table.Td className={`aw-number ${classes.wide}`} c="dimmed">
        {formatInterval(metric, group)}
      </Table.Td>
      <Table.Td className={`aw-number ${classes.wide}`}>{n}</Table.Td>
      <Table.Td
        className={toneOf(against) ? classes.change : undefined}
        data-tone={toneOf(against)}
        c={toneOf(against) ? undefined : 'dimmed'}
      >
        {againstTheRest(metric, group, isAlone)}
      </Table.Td>
    </Table.Tr>
  );
}
