'use client';

import {
  ActionIcon,
  Anchor,
  Box,
  Card,
  Group,
  Menu,
  Skeleton,
  Table,
  Text,
  Title,
  Tooltip,
} from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChartLine, IconDownload, IconTable } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { type ReactNode, useRef, useState } from 'react';
import classes from './charts.module.css';
import { chartSvg, download, seriesCsv } from './export';
import { PictureItems } from './picture-items';
import type { DrawnSeries } from './types';

// The chart library is most of this page's code and stands below the cards: it comes after them.
const TrendChart = dynamic(() => import('./trend-chart'), {
  ssr: false,
  loading: () => <Skeleton className={classes.chart} />,
});

/** A chart whose title says what it shows. `T` turns it into a table; the corner exports it. */
export function ChartFrame({
  title,
  subtitle,
  tools,
  note,
  series,
  fileName,
}: {
  title: string;
  subtitle: string;
  tools?: ReactNode;
  note?: ReactNode;
  series: DrawnSeries;
  fileName: string;
}) {
  const [asTable, setAsTable] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const toggle = () => setAsTable(now => !now);
  useHotkeys([['t', toggle]]);

  const picture = () => (frame.current ? chartSvg(frame.current, { title, subtitle }) : null);
  return (
    <Card ref={frame}>
      <Group justify="space-between" align="flex-start" gap="sm" mb="sm">
        <Box miw={0} flex="1 1 280px">
          <Title order={2}>{title}</Title>
          <Text size="xs" c="dimmed">
            {subtitle}
          </Text>
        </Box>
        <Group gap="xs">
          {tools}
          <Tooltip label={asTable ? 'Show the chart (T)' : 'Show the numbers (T)'}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={30}
              onClick={toggle}
              aria-label={asTable ? 'Show the chart' : 'Show the numbers as a table'}
              aria-keyshortcuts="t"
            >
              {asTable ? <IconChartLine size={18} stroke={1.5} /> : <IconTable size={18} stroke={1.5} />}
            </ActionIcon>
          </Tooltip>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size={30} aria-label="Export this chart">
                <IconDownload size={18} stroke={1.5} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <PictureItems picture={picture} name={fileName} disabled={asTable} />
              <Menu.Item onClick={() => download(seriesCsv(series), `${fileName}.csv`, 'text/csv')}>
                CSV
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Group>
      {asTable ? (
        <SeriesTable series={series} label={title} />
      ) : (
        <TrendChart series={series} label={`${title}. ${subtitle}. Press T for the numbers.`} />
      )}
      {asTable ? null : note}
    </Card>
  );
}

function SeriesTable({ series, label }: { series: DrawnSeries; label: string }) {
  const { points, format, formatRange, metric } = series;
  const isCompared = points.some(point => point.beside !== undefined);
  return (
    <Box className={classes.table} tabIndex={0} role="region" aria-label={label}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Period</Table.Th>
            <Table.Th className="aw-number">Value</Table.Th>
            <Table.Th className="aw-number">95 % interval</Table.Th>
            <Table.Th className="aw-number">{metric === 'rate' ? 'Mails' : 'Answers'}</Table.Th>
            {isCompared ? <Table.Th className="aw-number">{series.besideName ?? 'Compared'}</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {points.map(point => (
            <Table.Tr key={point.start}>
              <Table.Td>
                {point.href ? (
                  <Anchor component={Link} href={point.href}>
                    {point.name}
                  </Anchor>
                ) : (
                  point.name
                )}
              </Table.Td>
              <Table.Td className="aw-number" c={point.isOpen ? 'dimmed' : undefined}>
                {format(point.value)}
              </Table.Td>
              <Table.Td className="aw-number">{formatRange(point.low, point.high)}</Table.Td>
              <Table.Td className="aw-number">{point.n}</Table.Td>
              {isCompared ? <Table.Td className="aw-number">{format(point.beside ?? null)}</Table.Td> : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
