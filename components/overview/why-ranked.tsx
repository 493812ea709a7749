'use client';

import { Anchor, Box, Card, Table, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { createSerializer } from 'nuqs';
import { formatCount } from '@/domain/metrics/words';
import { filterParsers } from '../filters/address';
import { driversFinding, outcomeName, quadrantNames, shareRange, shareText } from '../insights/drivers-words';
import { useSay } from '../surveys/results/use-results';
import type { Outputs } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';
import classes from './overview.module.css';
import type { OverviewAddress } from './use-overview';

/** Ratings shown here; *Drivers* has them all. */
const FIRST = 3;

type Drivers = Outputs['report']['drivers'];
type Ranking = Extract<NonNullable<Drivers['ranking']>, { ok: true }>;

const toAddress = createSerializer(filterParsers);

/** The first ratings of a ranking, with the way to all of them. */
export default function WhyRanked({
  data,
  ranking,
  address,
}: {
  data: Drivers;
  ranking: Ranking;
  address: OverviewAddress;
}) {
  const { href } = useWorkspace();
  const say = useSay();
  const nameOf = (key: string) => {
    const item = data.items.find(one => one.key === key);
    return (item && say(item.title, item.languages)) || key;
  };
  const { outcome, survey } = data;
  if (!outcome || !survey) return null;
  const { where, match, saved } = address.asked;
  const all = `${href('insights', 'drivers')}${toAddress({ where, match, saved })}`;
  const outcomeWords = outcomeName(outcome.metric, say(outcome.title, outcome.languages) || outcome.key);
  return (
    <Card className={classes.panel}>
      <div className={classes.panelHead}>
        <Box miw={0} flex="1 1 280px">
          <Title order={2}>{driversFinding(ranking, nameOf, outcomeWords)}</Title>
          <Text size="xs" c="dimmed">
            {`${survey.name} · last 12 months · ${formatCount(ranking.n, 'answer')} · what goes with it, not what causes it`}
          </Text>
        </Box>
        <Anchor component={Link} href={all}>
          All drivers
        </Anchor>
      </div>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Rating</Table.Th>
            <Table.Th className="aw-number">Importance</Table.Th>
            <Table.Th className="aw-number">Performance</Table.Th>
            <Table.Th className={classes.wide}>What to do</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ranking.drivers.slice(0, FIRST).map(({ key, share, interval, performance, quadrant }) => (
            <Table.Tr key={key}>
              <Table.Td>{nameOf(key)}</Table.Td>
              <Table.Td className="aw-number">
                {shareText(share)}{' '}
                <Text span size="xs" c="dimmed" className={classes.wide}>
                  ({shareRange(interval)})
                </Text>
              </Table.Td>
              <Table.Td className="aw-number">{Math.round(performance)} of 100</Table.Td>
              <Table.Td className={classes.wide}>{quadrantNames[quadrant]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
