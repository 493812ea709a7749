import { Table } from '@mantine/core';
import type { AlertFacts } from '@/domain/alert-findings';
import { formatInterval, formatValue } from '@/domain/metrics/format';
import { daysLabel } from '@/domain/metrics/words';

/** The last points before an alert fired, as they were then. */
export function AlertPoints({ facts }: { facts: Exclude<AlertFacts, { kind: 'answer' }> }) {
  const { metric, last, point } = facts;
  const number = new Intl.NumberFormat();
  return (
    <Table.ScrollContainer minWidth={360} maw={560}>
      <Table aria-label="The last points">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Days</Table.Th>
            <Table.Th className="aw-number">Value</Table.Th>
            <Table.Th className="aw-number">95 % interval</Table.Th>
            <Table.Th className="aw-number">Answers</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {last.map(one => (
            <Table.Tr key={one.start} fw={one.start === point.start ? 600 : undefined}>
              <Table.Td>{daysLabel(one.start, one.end)}</Table.Td>
              <Table.Td className="aw-number">{formatValue(metric, one.value)}</Table.Td>
              <Table.Td className="aw-number">{formatInterval(metric, one) || '–'}</Table.Td>
              <Table.Td className="aw-number">{number.format(one.n)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
