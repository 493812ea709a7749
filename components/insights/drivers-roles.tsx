'use client';

import { Box, Table } from '@mantine/core';
import { Block } from '../charts/block';
import classes from './drivers.module.css';
import { roleNames, rolesFinding } from './drivers-words';
import type { Ranking } from './use-drivers';

/** Which ratings matter when they are bad, and which when they are very good. */
export function DriversRoles({
  ranking,
  nameOf,
  outcome,
  fileName,
}: {
  ranking: Ranking;
  nameOf: (key: string) => string;
  outcome: string;
  fileName: string;
}) {
  const head = ['Rating', 'With bad answers', 'With the best answers', 'Kind'];
  const rows = ranking.drivers.map(({ key, contrast }) => ({
    label: nameOf(key),
    cells: [
      { text: points(contrast?.penalty), raw: contrast?.penalty ?? null },
      { text: points(contrast?.reward), raw: contrast?.reward ?? null },
      {
        text: contrast ? roleNames[contrast.role] : 'Too few at the ends',
        raw: contrast?.role ?? null,
      },
    ],
  }));
  return (
    <Block
      title={rolesFinding(ranking, nameOf)}
      subtitle={`How far ${outcome} lies from that of people who were in between, in points of its own scale.`}
      asTable={false}
      fileName={fileName}
      table={{ head, rows }}
    >
      <Box className={classes.scroll} tabIndex={0} role="region" aria-label="Bad and best answers">
        <Table>
          <Table.Thead>
            <Table.Tr>
              {head.map((name, place) => (
                <Table.Th key={name} className={place === 1 || place === 2 ? 'aw-number' : undefined}>
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ label, cells: [bad, best, kind] }) => (
              <Table.Tr key={label}>
                <Table.Td>{label}</Table.Td>
                <Table.Td className="aw-number">{bad?.text}</Table.Td>
                <Table.Td className="aw-number">{best?.text}</Table.Td>
                <Table.Td>{kind?.text}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Box>
    </Block>
  );
}

/** `+0.4`, `−1.1`: points of the outcome. */
const points = (value: number | undefined): string =>
  value === undefined
    ? '–'
    : new Intl.NumberFormat('en', {
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
        signDisplay: 'exceptZero',
      })
        .format(value)
        .replace('-', '−');
