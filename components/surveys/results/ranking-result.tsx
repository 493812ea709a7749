import { Text } from '@mantine/core';
import { formatChange, formatEstimate, formatShare } from '@/domain/metrics/format';
import { Bars } from '../../charts/bars';
import { Legend } from './legend';
import type { Drawn } from './question-block';
import { PLACE_CHANGE, type ResultOf } from './words';

/** Mean places, the best first, on the scale from first to last. */
export function RankingResult({ result, drawn }: { result: ResultOf<'ranking'>; drawn: Drawn }) {
  const { labelOf, names } = drawn;
  const placeOf = ({ ranks }: (typeof result.rows)[number]) =>
    ranks[0]?.value ?? ranks[1]?.value ?? Number.POSITIVE_INFINITY;
  return (
    <>
      <Legend names={names} />
      <Bars
        isDot
        from={1}
        to={Math.max(2, result.rows.length)}
        label="Mean place, from first on the left to last on the right"
        rows={result.rows
          .toSorted((a, b) => placeOf(a) - placeOf(b))
          .map(({ id, ranks, change }) => ({
            key: id,
            label: labelOf(id),
            bars: ranks.map(rank => ({
              value: rank.value,
              low: rank.low,
              high: rank.high,
              text: `${formatEstimate('mean', rank)}, first for ${formatShare(rank.first.value)}`,
            })),
            ...(change && { note: { text: formatChange('mean', change, 'en', PLACE_CHANGE), tone: null } }),
          }))}
      />
      <Text size="xs" c="dimmed" mt="sm">
        Mean place: 1 is first. The more to the left, the higher it was put.
      </Text>
    </>
  );
}
