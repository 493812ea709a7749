'use client';

import { Anchor, Card, Select, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { toneOf } from '@/domain/metrics/findings';
import { formatChange, formatInterval, formatShare } from '@/domain/metrics/format';
import { writeFilters } from '../filters/filters';
import { useTRPC } from '../trpc';
import { ListSkeleton, Loaded } from '../ui/states';
import classes from './funnel.module.css';
import { AGAINST_THE_REST, number } from './funnel-words';
import { type Funnel, type FunnelAddress, useFunnelSegments } from './use-funnel';

/** Rows of the table; the rest is named by its number. */
const FIRST = 12;

/** Who answers more, who less: one attribute's values, each against the rest. */
export function FunnelSegments({ address }: { address: FunnelAddress }) {
  const trpc = useTRPC();
  const { asked, ask } = address;
  const attributes = useQuery(
    trpc.report.attributes.queryOptions({ ...(asked.by && { chosen: asked.by }) }, { staleTime: 300_000 }),
  );
  const [place, setPlace] = useState(0);
  const attribute = asked.by ?? attributes.data?.[place] ?? null;
  const segments = useFunnelSegments(address, attribute);
  const isAlone =
    segments.data !== undefined && !segments.isPlaceholderData && (segments.data.segments?.length ?? 0) < 2;
  const mayGoOn = asked.by === null && place + 1 < (attributes.data?.length ?? 0);
  // Nobody chose one: the first attribute that tells these invitations apart.
  useEffect(() => {
    if (isAlone && mayGoOn) setPlace(now => now + 1);
  }, [isAlone, mayGoOn]);
  if (attribute === null) return null;
  return (
    <Card className={classes.panel}>
      <div className={classes.panelHead}>
        <Title order={2}>Response rate by</Title>
        <Select
          aria-label="Split by"
          w={180}
          value={attribute}
          onChange={by => ask({ by })}
          data={[...new Set([...(attributes.data ?? []), attribute])]}
        />
      </div>
      <Loaded query={segments} skeleton={<ListSkeleton rows={4} />}>
        {data => (
          <Rows
            segments={data.segments ?? []}
            onPick={key => ask({ where: writeFilters({ ...address.filter, [attribute]: [key] }) })}
          />
        )}
      </Loaded>
    </Card>
  );
}

function Rows({
  segments,
  onPick,
}: {
  segments: NonNullable<Funnel['segments']>;
  onPick: (key: string) => void;
}) {
  if (segments.length === 0)
    return (
      <Text p="md" c="dimmed">
        Nothing that was delivered carries this attribute.
      </Text>
    );
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Segment</Table.Th>
          <Table.Th className="aw-number">Response rate</Table.Th>
          <Table.Th className={`aw-number ${classes.wide}`}>95 % interval</Table.Th>
          <Table.Th className={`aw-number ${classes.wide}`}>Delivered</Table.Th>
          <Table.Th>Verdict</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {segments.slice(0, FIRST).map(({ key, rate, difference }) => {
          const tone = toneOf(difference);
          return (
            <Table.Tr key={key}>
              <Table.Td>
                <Anchor component="button" type="button" ta="start" onClick={() => onPick(key)}>
                  {key}
                </Anchor>
              </Table.Td>
              <Table.Td className="aw-number" c={rate.note ? 'dimmed' : undefined}>
                {formatShare(rate.value)}
              </Table.Td>
              <Table.Td className={`aw-number ${classes.wide}`} c="dimmed">
                {formatInterval('csat', rate)}
              </Table.Td>
              <Table.Td className={`aw-number ${classes.wide}`}>{number(rate.n)}</Table.Td>
              <Table.Td
                className={tone ? classes.change : undefined}
                data-tone={tone}
                c={tone ? undefined : 'dimmed'}
              >
                {segments.length === 1
                  ? 'Nothing to compare with'
                  : formatChange('csat', difference, 'en', AGAINST_THE_REST)}
              </Table.Td>
            </Table.Tr>
          );
        })}
        {segments.length > FIRST ? (
          <Table.Tr>
            <Table.Td colSpan={5}>
              <Text size="xs" c="dimmed">
                The {FIRST} largest of {segments.length}.
              </Text>
            </Table.Td>
          </Table.Tr>
        ) : null}
      </Table.Tbody>
    </Table>
  );
}
