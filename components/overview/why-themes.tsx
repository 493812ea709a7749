'use client';

import { Anchor, Box, Card, Table, Text, Title } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { createSerializer } from 'nuqs';
import { isSure } from '@/domain/metrics/findings';
import type { MetricName } from '@/domain/metrics/metric';
import { daysLabel, formatCount } from '@/domain/metrics/words';
import { filterParsers, rangeParsers } from '../filters/address';
import { changeText, impactFinding, impactText, shareText, themesFinding } from '../insights/themes-words';
import { useAnswersHref } from '../insights/use-themes';
import { type Outputs, useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';
import classes from './overview.module.css';
import type { OverviewAddress } from './use-overview';

/** Themes shown here; *Themes* has them all. */
const MOST = 4;

type Themes = Outputs['report']['themes'];
type Row = Themes['rows'][number];

const toAddress = createSerializer({ ...filterParsers, ...rangeParsers });

/** What people write about more or less than before, else what goes most with a low score; not there where nothing is sure. */
export function WhyThemes({ metric, address }: { metric: MetricName; address: OverviewAddress }) {
  const trpc = useTRPC();
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const { from, to } = address.query;
  const themes = useQuery(
    trpc.report.themes.queryOptions(
      { ...address.which, from, to, metric },
      { enabled: entry?.isIntersecting ?? false, staleTime: 300_000 },
    ),
  );
  const shown = themes.data ? chosen(themes.data.rows) : [];
  return (
    <Box ref={ref} mt={shown.length > 0 ? undefined : -16}>
      {themes.data && shown.length > 0 ? <Shown data={themes.data} rows={shown} address={address} /> : null}
    </Box>
  );
}

/** Rising and falling ones come first in the report. */
function chosen(rows: readonly Row[]): Row[] {
  const moved = rows.filter(({ change }) => isSure(change.verdict));
  if (moved.length > 0) return moved.slice(0, MOST);
  const pull = ({ share, impact }: Row) => (share.value ?? 0) * (impact.value ?? 0);
  return rows
    .filter(({ impact }) => isSure(impact.verdict) && (impact.value ?? 0) < 0)
    .toSorted((a, b) => pull(a) - pull(b))
    .slice(0, MOST);
}

function Shown({ data, rows, address }: { data: Themes; rows: Row[]; address: OverviewAddress }) {
  const { href } = useWorkspace();
  const answers = useAnswersHref(address, data);
  const { metric, question, previous, commented } = data;
  const { where, match, saved, range, from, to } = address.asked;
  const all = `${href('insights', 'themes')}${toAddress({ where, match, saved, range, from, to })}`;
  const isMoved = rows.some(({ change }) => isSure(change.verdict));
  return (
    <Card className={classes.panel}>
      <div className={classes.panelHead}>
        <Box miw={0} flex="1 1 280px">
          <Title order={2}>{isMoved ? themesFinding(data.rows) : impactFinding(data)}</Title>
          <Text size="xs" c="dimmed">
            {`${question?.survey.name ?? ''} · ${formatCount(commented.now.n, 'answer')} with a comment · against ${daysLabel(previous.start, previous.end)}`}
          </Text>
        </Box>
        <Anchor component={Link} href={all}>
          All themes
        </Anchor>
      </div>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Theme</Table.Th>
            <Table.Th>Written about</Table.Th>
            <Table.Th className={classes.wide}>Impact</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={row.id}>
              <Table.Td style={{ whiteSpace: 'normal' }}>
                <Text fw={500}>{row.name}</Text>
                {row.quote ? (
                  <Text size="xs" c="dimmed" lineClamp={2} lang={row.quote.language ?? undefined} dir="auto">
                    “{row.quote.text}”
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'normal' }}>
                {changeText(row)}
                <Text size="xs" c="dimmed">
                  <Anchor component={Link} size="xs" underline="always" href={answers({ theme: [row.id] })}>
                    {formatCount(row.n, 'answer')}
                  </Anchor>
                  , {shareText(row.share)}
                </Text>
              </Table.Td>
              <Table.Td className={classes.wide}>{impactText(metric, row)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
