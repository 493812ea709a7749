import { Anchor, Box, Table } from '@mantine/core';
import { contributionWords, signedPoints } from '@/domain/trust/words';
import { formatDay } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { isInTimeline, type TrustEventData } from './trust-data';
import classes from './trust-line.module.css';

/** What moved trust, the newest first: the chart in words. */
export function TrustTable({
  events,
  onOpen,
}: {
  events: readonly TrustEventData[];
  onOpen: (event: TrustEventData) => void;
}) {
  const { timezone } = useWorkspace();
  return (
    <Box className={classes.table} tabIndex={0} role="region" aria-label="What moved trust">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Day</Table.Th>
            <Table.Th>What happened</Table.Th>
            <Table.Th className="aw-number">Change</Table.Th>
            <Table.Th className="aw-number">Trust then</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {events.toReversed().map((event, place) => (
            <Table.Tr key={`${event.id} ${event.kind} ${place}`}>
              <Table.Td className={classes.day}>{formatDay(event.at, timezone)}</Table.Td>
              <Table.Td>
                {isInTimeline(event) ? (
                  <Anchor component="button" type="button" ta="start" onClick={() => onOpen(event)}>
                    {contributionWords(event)}
                  </Anchor>
                ) : (
                  contributionWords(event)
                )}
              </Table.Td>
              <Table.Td className="aw-number">{signedPoints(event.change)}</Table.Td>
              <Table.Td className="aw-number">{Math.round(event.after)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
