import { Table } from '@mantine/core';

/** Lines of a file that cannot be taken, each with its reason. */
export function FaultTable({ faults }: { faults: { line: number; message: string }[] }) {
  return (
    <Table.ScrollContainer minWidth={320} mah={320}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="end" w={90}>
              Line
            </Table.Th>
            <Table.Th>Why it is not taken</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.map(fault => (
            <Table.Tr key={fault.line}>
              <Table.Td ta="end" className="aw-number">
                {fault.line.toLocaleString('en')}
              </Table.Td>
              <Table.Td>{fault.message}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
