import { Text } from '@mantine/core';
import { formatInterval, formatShare } from '@/domain/metrics/format';
import { type BarRow, Bars } from '../../charts/bars';
import { Block } from '../../charts/block';
import { formatCount } from '../../charts/words';
import { funnelSteps, funnelTable } from './tables';
import type { ResultsAddress } from './use-results';
import { type Results, shareInWords } from './words';

/** Mails sent in these days: delivered, opened, begun, finished. */
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
  const unmailed = walks.reduce((sum, walk) => sum + walk.unmailed, 0);
  const isPart = address.asked.version !== null || address.asked.spoken !== null;
  const rows: BarRow[] = [
    {
      key: 'delivered',
      label: 'Mails delivered',
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
          ? 'No mail was sent in these days'
          : `${formatShare(rate.value)} of ${formatCount(delivered, 'mail')} were answered`
      }
      subtitle={
        delivered === 0
          ? null
          : `Response rate ${formatInterval('csat', rate)}, of the mails sent in these days${
              isPart ? ', whatever the version or language' : ''
            }`
      }
      table={delivered === 0 ? undefined : funnelTable(results)}
      asTable={asTable}
      fileName={`funnel-${results.start}-${results.end}`}
    >
      {delivered === 0 ? null : (
        <Bars rows={rows} to={1} label="How far mails led, as shares of those delivered" />
      )}
      {delivered > 0 && !rate.mature ? (
        <Text size="xs" c="dimmed" mt="sm">
          Not settled: some of these mails can still be answered.
        </Text>
      ) : null}
      {unmailed > 0 ? (
        <Text size="xs" c="dimmed" mt={delivered === 0 ? 0 : 'sm'}>
          {formatCount(unmailed, 'response')} came without a mail, by a link or an import, and{' '}
          {unmailed === 1 ? 'is' : 'are'} counted below.
        </Text>
      ) : null}
    </Block>
  );
}

const count = (n: number): string => new Intl.NumberFormat('en').format(n);
