'use client';

import { Box, Button, Card, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { formatInterval, formatShare } from '@/domain/metrics/format';
import { bucketLabel, bucketName } from '@/domain/metrics/words';
import classes from './funnel.module.css';
import { number } from './funnel-words';
import type { Funnel } from './use-funnel';

/** Rows shown before *Show all*. */
const FIRST = 14;

/** Every cohort in numbers, the newest first; those that may still be answered are hatched and say so. */
export function FunnelCohorts({ funnel: { cohorts, interval } }: { funnel: Funnel }) {
  const [all, setAll] = useState(false);
  const rows = cohorts.filter(cohort => cohort.sent > 0).reverse();
  return (
    <Card className={classes.panel}>
      <div className={classes.panelHead}>
        <Title order={2}>By when they were sent</Title>
        {rows.some(row => !row.rate.mature) ? (
          <Text size="xs" c="dimmed">
            Hatched: answers may still come
          </Text>
        ) : null}
      </div>
      <Box className={classes.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Sent</Table.Th>
              <Table.Th className={`aw-number ${classes.wide}`}>Mails</Table.Th>
              <Table.Th className="aw-number">Delivered</Table.Th>
              <Table.Th className={`aw-number ${classes.wide}`}>Opened</Table.Th>
              <Table.Th className={`aw-number ${classes.wide}`}>Began</Table.Th>
              <Table.Th className="aw-number">Answered</Table.Th>
              <Table.Th className="aw-number">Rate</Table.Th>
              <Table.Th className={`aw-number ${classes.wide}`}>95 % interval</Table.Th>
              <Table.Th className={`aw-number ${classes.wide}`}>Came back</Table.Th>
              <Table.Th className={`aw-number ${classes.wide}`}>Unsubscribed</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(all ? rows : rows.slice(0, FIRST)).map(({ start, rate, ...row }) => (
              <Table.Tr key={start} className={rate.mature ? undefined : classes.hatched}>
                <Table.Td>
                  <span className={classes.wide}>{bucketName(interval, start)}</span>
                  <span className={classes.narrow}>{bucketLabel(interval, start)}</span>
                  {rate.mature ? null : <span className={classes.unseen}> (answers may still come)</span>}
                </Table.Td>
                <Table.Td className={`aw-number ${classes.wide}`}>{number(row.sent)}</Table.Td>
                <Table.Td className="aw-number">{number(row.delivered)}</Table.Td>
                <Table.Td className={`aw-number ${classes.wide}`}>{number(row.visited)}</Table.Td>
                <Table.Td className={`aw-number ${classes.wide}`}>{number(row.started)}</Table.Td>
                <Table.Td className="aw-number">{number(row.completed)}</Table.Td>
                <Table.Td className="aw-number" c={rate.note ? 'dimmed' : undefined}>
                  {formatShare(rate.value)}
                </Table.Td>
                <Table.Td className={`aw-number ${classes.wide}`} c="dimmed">
                  {formatInterval('csat', rate)}
                </Table.Td>
                <Table.Td className={`aw-number ${classes.wide}`}>{number(row.bounced)}</Table.Td>
                <Table.Td className={`aw-number ${classes.wide}`}>{number(row.unsubscribed)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Box>
      {rows.length > FIRST ? (
        <Button variant="subtle" fullWidth radius={0} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show the newest ${FIRST}` : `Show all ${rows.length}`}
        </Button>
      ) : null}
    </Card>
  );
}
