'use client';

import { ActionIcon, Box, Card, Group, Table, Text, Title, Tooltip } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { TableExport } from '../share/table-export';
import classes from './block.module.css';
import { chartSvg } from './export';
import type { NumbersTable } from './numbers-table';

/**
 * A chart in words and numbers: its title, what it is about, the drawing, and in the corner its numbers as a table and
 * as a file. `asTable` turns the whole page's blocks at once; the corner turns this one. No `table`: nothing to turn. The
 * drawing is saved as a picture too where it is an `svg[data-chart]`: `isDrawn`.
 */
export function Block({
  title,
  subtitle,
  table,
  asTable,
  fileName,
  isDrawn = false,
  children,
}: {
  title: string;
  subtitle?: ReactNode;
  table?: NumbersTable | undefined;
  asTable: boolean;
  fileName: string;
  isDrawn?: boolean;
  children: ReactNode;
}) {
  const [isTable, setIsTable] = useState(asTable);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => setIsTable(asTable), [asTable]);
  const drawing = () =>
    card.current && chartSvg(card.current, { title, subtitle: typeof subtitle === 'string' ? subtitle : '' });
  const label = isTable ? 'Show the chart' : 'Show the numbers as a table';
  return (
    <Card component="section" aria-label={title} ref={card}>
      <Group justify="space-between" align="flex-start" gap="sm" mb="sm" wrap="nowrap">
        <Box miw={0} flex={1}>
          <Title order={2} className={classes.title}>
            {title}
          </Title>
          {subtitle ? (
            <Text size="xs" c="dimmed">
              {subtitle}
            </Text>
          ) : null}
        </Box>
        {table ? (
          <Group gap={4} wrap="nowrap">
            <Tooltip label={label}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={30}
                aria-label={label}
                onClick={() => setIsTable(now => !now)}
              >
                {isTable ? <IconChartBar size={18} stroke={1.5} /> : <IconTable size={18} stroke={1.5} />}
              </ActionIcon>
            </Tooltip>
            <TableExport
              table={() => table}
              name={fileName}
              {...(isDrawn && !isTable && { picture: drawing })}
            />
          </Group>
        ) : null}
      </Group>
      {table && isTable ? <Numbers table={table} label={`Numbers: ${title}`} /> : children}
    </Card>
  );
}

function Numbers({ table: { head, rows }, label }: { table: NumbersTable; label: string }) {
  const [first, ...rest] = head;
  return (
    <Box className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{first}</Table.Th>
            {rest.map(name => (
              <Table.Th key={name} className="aw-number">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ label, cells }, index) => (
            <Table.Tr key={index}>
              <Table.Td className={classes.words}>{label}</Table.Td>
              {cells.map((cell, place) => (
                <Table.Td key={place} className="aw-number">
                  {cell.text}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
