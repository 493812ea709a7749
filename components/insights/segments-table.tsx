import { Anchor, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import Link from 'next/link';
import { useState } from 'react';
import type { Axis } from '@/domain/metrics/axis';
import { againstTheRest, nameOf, surenessOf, toneOf } from '@/domain/metrics/findings';
import { formatInterval, formatValue } from '@/domain/metrics/format';
import { daysLabel, formatCount } from '@/domain/metrics/words';
import { EmptyState, Loaded } from '../ui/states';
import { useQuestionWords } from './measure-picker';
import { SegmentFigure } from './segment-figure';
import {
  changeOf,
  figureInWords,
  percent,
  restSureness,
  segmentsFinding,
  segmentsTable,
} from './segment-words';
import classes from './segments.module.css';
import { SegmentsCard, ShowAll } from './segments-card';
import { axisOf, RangeAxis, RangeDrawn } from './segments-range';
import {
  type SegmentRow,
  type SegmentsAddress,
  type SegmentsData,
  type segmentSorts,
  useSegmentRows,
  useWays,
} from './use-segments';

/** Rows shown before *Show all*. */
const FIRST = 30;

type Sort = (typeof segmentSorts)[number];

/** Each value of an attribute: its figure, against the rest, and against the period before. */
export function SegmentsTable({ address, by }: { address: SegmentsAddress; by: string }) {
  const query = useSegmentRows(address, by);
  return (
    <Loaded query={query}>
      {data =>
        data.rows.length === 0 ? (
          <NoSegments data={data} />
        ) : (
          <Shown data={data} address={address} isStale={query.isPlaceholderData} />
        )
      }
    </Loaded>
  );
}

/** Why there is nothing to tell apart. */
export function NoSegments({ data: { metric, by, question, total } }: { data: SegmentsData }) {
  const name = nameOf(metric);
  if (!question) return <EmptyState>{`Nobody was asked a question for ${name} yet.`}</EmptyState>;
  return (
    <EmptyState>
      {total.n === 0
        ? `Nobody answered for ${name} in these days. Choose more days or fewer filters.`
        : `${formatCount(total.n, 'answer')} for ${name}, but none of them carries ${by}.`}
    </EmptyState>
  );
}

/** What the figures are about: survey, days, zone, and the whole that they are part of. */
export function aboutOf(
  { metric, question, from, to, timezone, total }: SegmentsData,
  asked: string | null,
): string {
  return [
    asked,
    question?.survey.name,
    daysLabel(from, to),
    timezone,
    `all (dashed): ${figureInWords(metric, total)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What is not in the table. */
export function leftOut({ by, more, without }: SegmentsData): string | undefined {
  const said = [
    more.segments > 0
      ? `The largest are shown; ${more.segments} smaller ones have ${formatCount(more.n, 'answer')}.`
      : null,
    without > 0 ? `${formatCount(without, 'answer')} without ${by}.` : null,
  ].filter(Boolean);
  return said.length > 0 ? said.join(' ') : undefined;
}

function Shown({
  data,
  address,
  isStale,
}: {
  data: SegmentsData;
  address: SegmentsAddress;
  isStale: boolean;
}) {
  const [all, setAll] = useState(false);
  const words = useQuestionWords(address);
  const { metric, by, rows, previous } = data;
  const { sort } = address.asked;
  const axis = axisOf(data);
  const sorted = sortRows(rows, sort);
  const head = (name: Sort, label: string, className?: string) => (
    <SortHead
      label={label}
      isOn={sort === name}
      isUp={name === 'key'}
      onSort={() => address.ask({ sort: name })}
      className={className}
    />
  );
  return (
    <SegmentsCard
      title={segmentsFinding(data)}
      subtitle={aboutOf(data, words)}
      note={leftOut(data)}
      table={() => segmentsTable(data)}
      fileName={`${metric}-by-${by}-${data.from}-${data.to}`}
      isStale={isStale}
    >
      <div className={classes.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {head('key', by)}
              {head('value', nameOf(metric), 'aw-number')}
              <Table.Th className={`aw-number ${classes.wide}`}>95 % interval</Table.Th>
              <Table.Th className={classes.wide}>
                <VisuallyHidden>Drawn</VisuallyHidden>
                <RangeAxis metric={metric} axis={axis} />
              </Table.Th>
              {head('n', 'Answers', `aw-number ${classes.wide}`)}
              {head('rest', 'Against the rest')}
              {head('change', `Against ${daysLabel(previous.start, previous.end)}`, classes.wide)}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(all ? sorted : sorted.slice(0, FIRST)).map(row => (
              <Row key={row.key} row={row} data={data} axis={axis} address={address} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {all ? null : <ShowAll shown={FIRST} all={rows.length} onAll={() => setAll(true)} />}
    </SegmentsCard>
  );
}

function SortHead({
  label,
  isOn,
  isUp,
  onSort,
  className,
}: {
  label: string;
  isOn: boolean;
  isUp: boolean;
  onSort: () => void;
  className?: string | undefined;
}) {
  return (
    <Table.Th className={className} aria-sort={isOn ? (isUp ? 'ascending' : 'descending') : undefined}>
      <UnstyledButton className={classes.sort} fz="xs" data-on={isOn || undefined} onClick={onSort}>
        {label}
        {isOn ? (
          <IconChevronDown size={14} stroke={1.5} aria-hidden style={isUp ? { rotate: '180deg' } : {}} />
        ) : null}
      </UnstyledButton>
    </Table.Th>
  );
}

function Row({
  row,
  data,
  axis,
  address,
}: {
  row: SegmentRow;
  data: SegmentsData;
  axis: Axis;
  address: SegmentsAddress;
}) {
  const ways = useWays(address);
  const { metric, question, by, rows, previous, total } = data;
  const { key, n, value, low, high, note, difference, verdict } = row;
  const tone = toneOf({ value: difference.value, verdict });
  const against = againstTheRest(metric, row, rows.length === 1);
  const change = changeOf(metric, row);
  const part = { metric, question, values: { [by]: key } };
  const facts = [
    `${figureInWords(metric, row)}.`,
    ...(difference.value === null ? [] : [restSureness(metric, difference)]),
    `In ${daysLabel(previous.start, previous.end)}: ${figureInWords(metric, row.previous)}.`,
    ...(row.change.value === null ? [] : [surenessOf(metric, row.change)]),
  ];
  return (
    <Table.Tr className={note ? classes.few : undefined}>
      <Table.Td className={classes.name}>{key}</Table.Td>
      <Table.Td className="aw-number" fw={note ? undefined : 500}>
        {note === 'hidden' ? 'Hidden' : formatValue(metric, value)}
      </Table.Td>
      <Table.Td className={`aw-number ${classes.wide} ${classes.interval}`}>
        {formatInterval(metric, row)}
      </Table.Td>
      <Table.Td className={classes.wide}>
        <RangeDrawn
          axis={axis}
          value={value}
          low={low}
          high={high}
          whole={total.value}
          tone={tone}
          isFew={note === 'few'}
        />
      </Table.Td>
      <Table.Td className={`aw-number ${classes.wide}`}>
        <Anchor
          component={Link}
          href={ways.answers(part)}
          underline="always"
          aria-label={`${key}: ${formatCount(n, 'answer')}`}
        >
          {new Intl.NumberFormat('en').format(n)}
        </Anchor>{' '}
        <span className={classes.size}>{percent(row.ofAll)}</span>
      </Table.Td>
      <Table.Td>
        <SegmentFigure
          part={part}
          address={address}
          label={`${key}: ${against}. How sure?`}
          tone={tone}
          facts={facts}
        >
          {against}
        </SegmentFigure>
      </Table.Td>
      <Table.Td className={classes.wide}>
        <SegmentFigure
          part={part}
          address={address}
          label={`${key}: ${change.text}. How sure?`}
          tone={change.tone}
          facts={facts}
        >
          {change.text}
        </SegmentFigure>
      </Table.Td>
    </Table.Tr>
  );
}

/** By name, else the largest first; differences and changes: the sure ones first, the worst of them at the top. */
function sortRows(rows: readonly SegmentRow[], sort: Sort): SegmentRow[] {
  const sureness = { real: 0, probable: 0, noise: 1, too_few: 2 };
  const lowest = (value: number | null) => value ?? Number.POSITIVE_INFINITY;
  const orders: Record<Sort, (a: SegmentRow, b: SegmentRow) => number> = {
    n: (a, b) => b.n - a.n,
    key: (a, b) => a.key.localeCompare(b.key, undefined, { numeric: true }),
    value: (a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY),
    rest: (a, b) =>
      sureness[a.verdict] - sureness[b.verdict] || lowest(a.difference.value) - lowest(b.difference.value),
    change: (a, b) =>
      sureness[a.change.verdict] - sureness[b.change.verdict] ||
      lowest(a.change.value) - lowest(b.change.value),
  };
  return rows.toSorted(orders[sort]);
}
