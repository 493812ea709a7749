import { Box, Table } from '@mantine/core';
import classes from './block.module.css';

/** The colour of the strongest cell, in percent of the data colour: darker, and the figure in it could not be read. */
const STRONGEST = 40;

/** One row: the share 0..1 of each point, and the figures that stand behind them. */
export type HeatRow = {
  key: string;
  label: string;
  cells: { value: number | null; text: string }[];
  figures: string[];
};

/** Rows by points: the darker, the more answers. Every cell carries its figure. */
export function HeatMap({
  rows,
  points,
  head,
  figures,
  label,
}: {
  rows: readonly HeatRow[];
  points: readonly string[];
  /** What the rows are. */
  head: string;
  figures: readonly string[];
  label: string;
}) {
  const most = Math.max(...rows.flatMap(row => row.cells.map(cell => cell.value ?? 0)), 0) || 1;
  const ground = (value: number | null) =>
    `color-mix(in srgb, var(--aw-data) ${Math.round(((value ?? 0) / most) * STRONGEST)}%, var(--aw-card))`;
  return (
    <Box className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
      <Table withRowBorders={false} horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{head}</Table.Th>
            {points.map(point => (
              <Table.Th key={point} ta="center">
                {point}
              </Table.Th>
            ))}
            {figures.map(name => (
              <Table.Th key={name} className="aw-number">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={row.key}>
              <Table.Td className={classes.words} miw={96}>
                {row.label}
              </Table.Td>
              {row.cells.map((cell, index) => (
                <Table.Td key={index} className={classes.heat} style={{ background: ground(cell.value) }}>
                  {cell.text}
                </Table.Td>
              ))}
              {row.figures.map((figure, index) => (
                <Table.Td key={index} className="aw-number" style={{ whiteSpace: 'nowrap' }}>
                  {figure}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
