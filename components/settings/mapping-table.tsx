'use client';

import { NativeSelect, Table, Text, TextInput } from '@mantine/core';
import { type ImportKind, type ImportMapping, importTargets } from '@/domain/import-mapping';

const words: Record<string, string> = {
  id: 'Id of the interaction',
  type: 'Type',
  occurredAt: 'When it happened',
  'customer.id': 'Customer: id',
  'customer.email': 'Customer: e-mail',
  'customer.name': 'Customer: name',
  'customer.locale': 'Customer: language',
  'customer.timezone': 'Customer: time zone',
  'customer.phone': 'Customer: phone',
  'customer.doNotAsk': 'Customer: do not ask',
  'amount.value': 'Amount',
  'amount.currency': 'Currency',
  initiatedBy: 'Started by (customer or company)',
  caseOf: 'Follows up interaction',
  referredBy: 'Referred by customer',
};

/**
 * Each column of the file with its first values, and what it means here. `type`: no column says what kind of interaction
 * a row is, so that one word for all of them is wanted.
 */
export function MappingTable({
  kind,
  headers,
  rows,
  mapping,
  onChange,
  type,
}: {
  kind: ImportKind;
  headers: string[];
  rows: Record<string, string>[];
  mapping: ImportMapping;
  onChange: (header: string, target: string) => void;
  type: { value: string; onChange: (value: string) => void } | null;
}) {
  return (
    <Table.ScrollContainer minWidth={280}>
      <Table layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Column</Table.Th>
            <Table.Th>Means</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {headers.map(header => (
            <Table.Tr key={header}>
              <Table.Td>
                <Text>{header}</Text>
                <Text truncate c="dimmed" size="xs">
                  {rows
                    .map(row => row[header])
                    .filter(Boolean)
                    .slice(0, 3)
                    .join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>
                <NativeSelect
                  aria-label={`${header} means`}
                  data={choicesFor(kind, header)}
                  value={mapping[header] ?? ''}
                  onChange={event => onChange(header, event.currentTarget.value)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
          {type ? (
            <Table.Tr>
              <Table.Td c="dimmed">Every row is of the type</Table.Td>
              <Table.Td>
                <TextInput
                  aria-label="Type of every row"
                  placeholder="purchase"
                  value={type.value}
                  maxLength={100}
                  onChange={event => type.onChange(event.currentTarget.value)}
                />
              </Table.Td>
            </Table.Tr>
          ) : null}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function choicesFor(kind: ImportKind, header: string): { value: string; label: string }[] {
  const own = header.trim().slice(0, 100);
  const attributes =
    kind === 'interactions'
      ? [
          { value: `attributes.${own}`, label: `Attribute “${own}”` },
          { value: `customer.attributes.${own}`, label: `Customer’s attribute “${own}”` },
        ]
      : [{ value: `attributes.${own}`, label: `Attribute “${own}”` }];
  return [
    { value: '', label: 'Leave out' },
    ...attributes,
    ...importTargets[kind].map(target => ({ value: target, label: labelOf(kind, target) })),
  ];
}

/** A fault of the mapping with the words of the choices in place of the names that the API has for them. */
export const faultInWords = (kind: ImportKind, fault: string): string =>
  fault.replace(/"([^"]+)"/g, (_, target: string) => `“${labelOf(kind, target)}”`);

const labelOf = (kind: ImportKind, target: string): string =>
  words[kind === 'customers' ? `customer.${target}` : target] ?? target;
