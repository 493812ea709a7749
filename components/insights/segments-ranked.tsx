import { Anchor, Table, Text, VisuallyHidden } from '@mantine/core';
import Link from 'next/link';
import { nameOf } from '@/domain/metrics/findings';
import { formatEstimate, formatValue } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import { EmptyState, Loaded } from '../ui/states';
import { useQuestionWords } from './measure-picker';
import { SegmentFigure } from './segment-figure';
import { figureInWords, rankInWords, ranksFinding, restSureness, segmentsTable } from './segment-words';
import classes from './segments.module.css';
import { SegmentsCard } from './segments-card';
import { axisOf, RangeAxis, RangeDrawn } from './segments-range';
import { aboutOf, leftOut, NoSegments } from './segments-table';
import {
  type SegmentRow,
  type SegmentsAddress,
  type SegmentsData,
  useSegmentRows,
  useWays,
} from './use-segments';

/** A leaderboard that luck does not lead: bands of places instead of places where these cannot be told apart. */
export function SegmentsRanked({ address, by }: { address: SegmentsAddress; by: string }) {
  const query = useSegmentRows(address, by);
  return (
    <Loaded query={query}>
      {data =>
        data.rows.length === 0 ? (
          <NoSegments data={data} />
        ) : data.rows.every(row => row.rank === null) ? (
          <EmptyState>{`No value of ${by} has the ten answers that a place needs.`}</EmptyState>
        ) : (
          <Shown data={data} address={address} isStale={query.isPlaceholderData} />
        )
      }
    </Loaded>
  );
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
  const words = useQuestionWords(address);
  const { metric, by, rows } = data;
  const axis = axisOf(data);
  const ranked = rows
    .flatMap(row => (row.rank ? [{ row, ...row.rank }] : []))
    .toSorted((a, b) => a.ranks[0] - b.ranks[0] || b.value - a.value || b.row.n - a.row.n);
  const bands = [...new Set(ranked.map(one => one.ranks[0]))].map(first =>
    ranked.filter(one => one.ranks[0] === first),
  );
  const unranked = rows.filter(row => row.rank === null);
  return (
    <SegmentsCard
      title={ranksFinding(data)}
      subtitle={aboutOf(data, words)}
      note={[
        'The dot is a fair estimate: small groups are drawn towards the average. The tick is what was counted.',
        leftOut(data),
      ]
        .filter(Boolean)
        .join(' ')}
      table={() => segmentsTable(data)}
      fileName={`${metric}-ranks-by-${by}-${data.from}-${data.to}`}
      isStale={isStale}
    >
      <div className={classes.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Place</Table.Th>
              <Table.Th>{by}</Table.Th>
              <Table.Th className="aw-number">Fair {nameOf(metric)}</Table.Th>
              <Table.Th className={classes.wide}>
                <VisuallyHidden>Drawn</VisuallyHidden>
                <RangeAxis metric={metric} axis={axis} />
              </Table.Th>
              <Table.Th className={`aw-number ${classes.wide}`}>Counted</Table.Th>
              <Table.Th className={`aw-number ${classes.wide}`}>Answers</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bands.map(band =>
              band.map(({ row, value, ranks }, place) => (
                <Table.Tr key={row.key} className={place === 0 ? classes.band : undefined}>
                  {place === 0 ? (
                    <Table.Td rowSpan={band.length} className={classes.rank}>
                      <Text fw={500}>{rankInWords(ranks)}</Text>
                      {band.length > 1 ? (
                        <Text size="xs" c="dimmed" className={classes.wide}>
                          cannot be told apart
                        </Text>
                      ) : null}
                    </Table.Td>
                  ) : null}
                  <Ranked row={row} fair={value} data={data} address={address} axis={axis} />
                </Table.Tr>
              )),
            )}
          </Table.Tbody>
        </Table>
      </div>
      {unranked.length > 0 ? (
        <Text size="xs" c="dimmed" className={classes.foot}>
          Without a place, for fewer than ten answers or hidden figures: {unrankedInWords(unranked)}.
        </Text>
      ) : null}
    </SegmentsCard>
  );
}

function Ranked({
  row,
  fair,
  data,
  address,
  axis,
}: {
  row: SegmentRow;
  fair: number;
  data: SegmentsData;
  address: SegmentsAddress;
  axis: ReturnType<typeof axisOf>;
}) {
  const { metric, question, by, total } = data;
  const { key, n, value, low, high, difference } = row;
  const ways = useWays(address);
  const part = { metric, question, values: { [by]: key } };
  return (
    <>
      <Table.Td className={classes.name}>
        <SegmentFigure
          part={part}
          address={address}
          label={`${key}: how sure, and its answers`}
          facts={[`${figureInWords(metric, row)}.`, restSureness(metric, difference)]}
        >
          {key}
        </SegmentFigure>
      </Table.Td>
      <Table.Td className="aw-number" fw={500}>
        {formatValue(metric, fair)}
      </Table.Td>
      <Table.Td className={classes.wide}>
        <RangeDrawn axis={axis} value={fair} raw={value} low={low} high={high} whole={total.value} />
      </Table.Td>
      <Table.Td className={`aw-number ${classes.wide}`}>{formatEstimate(metric, row)}</Table.Td>
      <Table.Td className={`aw-number ${classes.wide}`}>
        <Anchor component={Link} href={ways.answers(part)} aria-label={`${key}: ${formatCount(n, 'answer')}`}>
          {new Intl.NumberFormat('en').format(n)}
        </Anchor>
      </Table.Td>
    </>
  );
}

/** `Bath (3 answers), Hull (8 answers) and 4 more`. */
function unrankedInWords(rows: readonly SegmentRow[]): string {
  const names = rows.slice(0, 8).map(({ key, n }) => `${key} (${formatCount(n, 'answer')})`);
  const more = rows.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
