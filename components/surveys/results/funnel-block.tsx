import { Text } from '@mantine/core';
import { formatInterval, formatShare } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import { type BarRow, Bars } from '../../charts/bars';
import { Block } from '../../charts/block';
import { funnelSteps, funnelTable } from './tables';
import { Unsent } from './unsent';
import type { ResultsAddress } from './use-results';
import { type Results, shareInWords, uninvitedInWords } from './words';

/** Invitations of these days: delivered, opened, begun, finished. */
export function FunnelBlock({
  results,
  address,
  asTable,
}: {
  results: Results;
  address: ResultsAddress;
  asTable: boolean;
}) {
  const { funnel, walks } = results;
  const { delivered, rate } = funnel;
  const sum = (of: 'uninvited' | 'byDoor') => walks.reduce((total, walk) => total + walk[of], 0);
  const uninvited = uninvitedInWords(sum('byDoor'), sum('uninvited') - sum('byDoor'));
  const { version, spoken, flagged } = address.asked;
  const isPart = version !== null || spoken !== null || flagged !== null;
  const rows: BarRow[] = [
    {
      key: 'delivered',
      label: 'Delivered',
      bars: [{ value: 1, low: null, high: null, text: count(delivered) }],
    },
    ...funnelSteps.map(({ step, label }) => {
      const { n, share } = funnel[step];
      return {
        key: step,
        label,
        bars: [{ ...share, text: `${count(n)}, ${shareInWords(share)}` }],
      };
    }),
  ];
  return (
    <Block
      title={
        delivered === 0
          ? 'Nobody was invited in these days'
          : `${formatShare(rate.value)} of ${formatCount(delivered, 'invitation')} were answered`
      }
      subtitle={
        delivered === 0
          ? null
          : `Response rate ${formatInterval('csat', rate)}, of what was sent in these days${
              isPart ? ', whatever the version, language or flag' : ''
            }`
      }
      table={delivered === 0 ? undefined : funnelTable(results)}
      asTable={asTable}
      fileName={`funnel-${results.start}-${results.end}`}
    >
      {delivered === 0 ? null : (
        <Bars rows={rows} to={1} label="How far invitations led, as shares of those delivered" />
      )}
      {delivered > 0 && !rate.mature ? (
        <Text size="xs" c="dimmed" mt="sm">
          Not settled: some of these invitations can still be answered.
        </Text>
      ) : null}
      <Unsent results={results} />
      {uninvited ? (
        <Text size="xs" c="dimmed" mt={delivered === 0 ? 0 : 'sm'}>
          {uninvited}
        </Text>
      ) : null}
    </Block>
  );
}

const count = (n: number): string => new Intl.NumberFormat('en').format(n);
