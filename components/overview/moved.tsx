'use client';

import { Anchor, Button, Card, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { movesToShow, nameOf, toneOf } from '@/domain/metrics/findings';
import { formatChange, formatInterval, formatValue } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import { writeFilter } from '@/domain/report-address';

import type { MetricCard, OverviewData } from './figures';
import classes from './overview.module.css';
import type { OverviewAddress } from './use-overview';

/** Rows shown before *Show all*. */
const FIRST = 6;

type Move = NonNullable<OverviewData['moved']>[number];

/** Segments that changed beyond the noise, falls first, and nothing else. Without `address` there is nowhere to go from here. */
export function Moved({
  moved,
  cards,
  address,
}: {
  moved: Move[];
  cards: MetricCard[];
  address?: Pick<OverviewAddress, 'ask'>;
}) {
  const [all, setAll] = useState(false);
  const moves = movesToShow(moved, cards);
  return (
    <Card className={classes.panel}>
      <div className={classes.panelHead}>
        <Title order={2}>What moved</Title>
        <Text size="xs" c="dimmed">
          Against the period before, beyond chance
        </Text>
      </div>
      {moves.length === 0 ? (
        <Text p="md" c="dimmed">
          No segment changed beyond chance.
        </Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Segment</Table.Th>
              <Table.Th className="aw-number">Now</Table.Th>
              <Table.Th className={`aw-number ${classes.wide}`}>Answers</Table.Th>
              <Table.Th>Change</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(all ? moves : moves.slice(0, FIRST)).map(move => (
              <MoveRow key={`${move.metric} ${move.attribute} ${move.key}`} move={move} address={address} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {moves.length > FIRST ? (
        <Button variant="subtle" fullWidth radius={0} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show the ${FIRST} biggest` : `Show all ${moves.length}`}
        </Button>
      ) : null}
    </Card>
  );
}

function MoveRow({ move, address }: { move: Move; address?: Pick<OverviewAddress, 'ask'> | undefined }) {
  const { metric, attribute, key, n, change } = move;
  const show = () =>
    address?.ask({
      where: [writeFilter(attribute, key)],
      metric: metric === 'nps' || metric === 'csat' || metric === 'ces' ? metric : null,
    });
  return (
    <Table.Tr>
      <Table.Td>
        {address ? (
          <Anchor component="button" type="button" ta="start" onClick={show}>
            {key}
          </Anchor>
        ) : (
          key
        )}{' '}
        <Text span size="xs" c="dimmed">
          {attribute} · {nameOf(metric)}
        </Text>
      </Table.Td>
      <Table.Td className="aw-number">
        {formatValue(metric, move.value)}{' '}
        <Text span size="xs" c="dimmed" className={classes.wide}>
          ({formatInterval(metric, move)})
        </Text>
      </Table.Td>
      <Table.Td className={`aw-number ${classes.wide}`} aria-label={formatCount(n, 'answer')}>
        {n}
      </Table.Td>
      <Table.Td className={classes.change} data-tone={toneOf(change)}>
        {formatChange(metric, change)}
      </Table.Td>
    </Table.Tr>
  );
}
