import { Table, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { nameOf } from '@/domain/metrics/findings';
import { formatInterval, formatValue } from '@/domain/metrics/format';
import { daysLabel, formatCount } from '@/domain/metrics/words';
import { EmptyState, Loaded } from '../ui/states';
import { useQuestionWords } from './measure-picker';
import { SegmentFigure } from './segment-figure';
import {
  cellVerdict,
  figureInWords,
  type GridCellData,
  gridFinding,
  gridTable,
  restSureness,
  strengthsOf,
} from './segment-words';
import classes from './segments.module.css';
import { SegmentsCard, ShowAll } from './segments-card';
import {
  type Part,
  type SegmentGridData,
  type SegmentsAddress,
  useSegmentCross,
  useSegmentMetrics,
} from './use-segments';

/** Rows shown before *Show all*. */
const FIRST = 20;

/** The colour of the strongest cell, in percent of the band's: darker, and the figure in it could not be read. */
const STRONGEST = 38;

/** One attribute's values by all headline figures. */
export function SegmentsByMetrics({ address, by }: { address: SegmentsAddress; by: string }) {
  const query = useSegmentMetrics(address, by);
  return (
    <Loaded query={query}>
      {grid => (
        <Grid
          grid={grid}
          address={address}
          isStale={query.isPlaceholderData}
          head={by}
          columnName={key => nameOf(grid.columns.find(one => one.key === key)?.metric ?? 'nps')}
          title={gridFinding(grid, by)}
          about={`Each figure against the rest of ${by}`}
          valuesOf={row => ({ [by]: row })}
        />
      )}
    </Loaded>
  );
}

/** One figure by two attributes at once. */
export function SegmentsCrossed({
  address,
  by,
  across,
}: {
  address: SegmentsAddress;
  by: string;
  across: string;
}) {
  const words = useQuestionWords(address);
  const query = useSegmentCross(address, by, across);
  return (
    <Loaded query={query}>
      {grid => (
        <Grid
          grid={grid}
          address={address}
          isStale={query.isPlaceholderData}
          head={`${by} by ${across}`}
          columnName={key => key}
          title={gridFinding(grid, `${by} and ${across}`)}
          about={[words, grid.columns[0]?.question?.survey.name, 'each pair against all others']
            .filter(Boolean)
            .join(' · ')}
          valuesOf={(row, column) => ({ [by]: row, [across]: column })}
          isOneFamily
        />
      )}
    </Loaded>
  );
}

function Grid({
  grid,
  address,
  isStale,
  head,
  columnName,
  title,
  about,
  valuesOf,
  isOneFamily = false,
}: {
  grid: SegmentGridData;
  address: SegmentsAddress;
  isStale: boolean;
  head: string;
  columnName: (key: string) => string;
  title: string;
  about: string;
  valuesOf: (row: string, column: string) => Part['values'];
  /** A cell is compared with those of all columns, not with the rest of its own. */
  isOneFamily?: boolean;
}) {
  const [all, setAll] = useState(false);
  const { columns, rows, timezone, more } = grid;
  const { from, to } = address.query;
  if (rows.length === 0)
    return <EmptyState>No answer of these days carries this. Choose more days or fewer filters.</EmptyState>;
  const strengths = strengthsOf(grid);
  return (
    <SegmentsCard
      title={title}
      subtitle={[about, daysLabel(from, to), timezone].join(' · ')}
      note={[
        'Coloured where the difference is beyond chance; the stronger, the larger it is.',
        more.rows > 0 ? `${more.rows} smaller rows are left out.` : null,
        more.columns > 0 ? `${more.columns} smaller columns are left out.` : null,
      ]
        .filter(Boolean)
        .join(' ')}
      table={() => gridTable(grid, head, columnName)}
      fileName={`${head.replaceAll(' ', '-')}-${from}-${to}`}
      isStale={isStale}
    >
      <div className={classes.scroll}>
        <Table className={classes.grid} withRowBorders={false}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{head}</Table.Th>
              {columns.map(({ key, metric, total }) => (
                <Table.Th key={key} ta="center" w={`${80 / columns.length}%`}>
                  {columnName(key)}
                  <div className={classes.size}>
                    {formatValue(metric, total.value)} · {formatCount(total.n, 'answer')}
                  </div>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(all ? rows : rows.slice(0, FIRST)).map((row, place) => (
              <Table.Tr key={row.key}>
                <Table.Th scope="row" className={classes.rowName}>
                  {row.key}
                </Table.Th>
                {columns.map(({ key, metric, question }, i) => (
                  <Table.Td key={key}>
                    <Cell
                      cell={row.cells[i] ?? null}
                      strength={strengths[place]?.[i] ?? 0}
                      part={{ metric, question, values: valuesOf(row.key, key) }}
                      name={`${row.key}, ${columnName(key)}`}
                      isAlone={rows.length === 1 && (columns.length === 1 || !isOneFamily)}
                      address={address}
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {all ? null : <ShowAll shown={FIRST} all={rows.length} onAll={() => setAll(true)} />}
    </SegmentsCard>
  );
}

function Cell({
  cell,
  strength,
  part,
  name,
  isAlone,
  address,
}: {
  cell: GridCellData | null;
  strength: number;
  part: Part;
  name: string;
  isAlone: boolean;
  address: SegmentsAddress;
}) {
  if (!cell)
    return (
      <span className={classes.none}>
        <span aria-hidden>–</span>
        <VisuallyHidden>No answers</VisuallyHidden>
      </span>
    );
  const { metric } = part;
  const { tone, sign, words } = cellVerdict(metric, cell, isAlone);
  const figure = figureInWords(metric, cell);
  return (
    <SegmentFigure
      part={part}
      address={address}
      className={classes.cell}
      isFew={cell.note !== undefined}
      ground={
        tone &&
        `color-mix(in srgb, var(--aw-${tone}) ${Math.round(12 + strength * (STRONGEST - 12))}%, var(--aw-card))`
      }
      facts={
        cell.note === 'hidden'
          ? [`${figure}.`]
          : [`${figure}.`, `${words}.`, restSureness(metric, cell.difference)]
      }
    >
      <VisuallyHidden>{name}: </VisuallyHidden>
      <span className={classes.value}>
        {sign ? <span aria-hidden>{sign} </span> : null}
        {cell.note === 'hidden' ? 'Hidden' : formatValue(metric, cell.value)}
      </span>
      <span className={classes.size}>
        {cell.note === 'hidden' ? '' : `${formatInterval(metric, cell)} · `}
        {new Intl.NumberFormat('en').format(cell.n)}
        <span className={classes.wide}>{cell.n === 1 ? ' answer' : ' answers'}</span>
      </span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </SegmentFigure>
  );
}
