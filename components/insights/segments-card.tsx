import { Box, Button, Card, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { NumbersTable } from '../charts/numbers-table';
import { TableExport } from '../share/table-export';
import classes from './segments.module.css';

/** What was found, what it is about, and the table it was found in, with its export. `note`: one line below the title. */
export function SegmentsCard({
  title,
  subtitle,
  note,
  table,
  fileName,
  isStale,
  children,
}: {
  title: string;
  subtitle: string;
  note?: string | undefined;
  table: () => NumbersTable;
  fileName: string;
  /** What is shown was asked before; the new figures are on their way. */
  isStale: boolean;
  children: ReactNode;
}) {
  return (
    <Card
      component="section"
      aria-label={title}
      className={classes.panel}
      data-stale={isStale || undefined}
      aria-busy={isStale}
    >
      <div className={classes.head}>
        <Box miw={0}>
          <Title order={2} className={classes.title}>
            {title}
          </Title>
          <Text size="xs" c="dimmed">
            {subtitle}
          </Text>
          {note ? (
            <Text size="xs" c="dimmed">
              {note}
            </Text>
          ) : null}
        </Box>
        <TableExport table={table} name={fileName} />
      </div>
      {children}
    </Card>
  );
}

/** Under a long table: the rest of it. */
export function ShowAll({ shown, all, onAll }: { shown: number; all: number; onAll: () => void }) {
  if (all <= shown) return null;
  return (
    <Button variant="subtle" fullWidth radius={0} onClick={onAll}>
      Show all {all}
    </Button>
  );
}
