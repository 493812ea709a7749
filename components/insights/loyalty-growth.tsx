import { Card, Text, Title } from '@mantine/core';
import { formatShare } from '@/domain/metrics/format';
import { localDay } from '@/domain/metrics/words';
import { Bars } from '../charts/bars';
import { Block } from '../charts/block';
import { money } from './loyalty-words';
import type { LoyaltyData } from './use-loyalty';

/** Growth that customers brought: those who stayed, and those whom they sent. */
export function LoyaltyGrowth({
  growth,
  currency,
  last,
  fileName,
}: {
  growth: LoyaltyData['growth'];
  currency: string;
  /** Local day of the last purchase. */
  last: string;
  fileName: string;
}) {
  if (!growth)
    return (
      <Card component="section" aria-label="Earned growth">
        <Title order={2}>Earned growth needs two years of purchases</Title>
        <Text size="xs" c="dimmed">
          It compares the last 365 days with the 365 before.
        </Text>
      </Card>
    );
  const { earnedGrowth, total, lastRevenue, returningRevenue, referredRevenue, newRevenue } = growth;
  const parts = [
    { label: 'Customers of last year', value: returningRevenue },
    { label: 'New, brought by customers', value: referredRevenue },
    { label: 'New by other ways, or back after a year', value: newRevenue - referredRevenue },
  ];
  const ofLast = (value: number) => formatShare(value / lastRevenue);
  return (
    <Block
      title={`Earned growth: ${signed(earnedGrowth)}`}
      subtitle={`Revenue of the 365 days to ${localDay(last)} from customers of the year before and whom they brought, against ${money(lastRevenue, currency)} then. With all others, ${signed(total)}. All customers, whatever the filter.`}
      asTable={false}
      fileName={fileName}
      table={{
        head: ['Revenue from', 'Revenue', 'Of last year’s'],
        rows: parts.map(({ label, value }) => ({
          label,
          cells: [
            { text: money(value, currency), raw: value },
            { text: ofLast(value), raw: value / lastRevenue },
          ],
        })),
      }}
    >
      <Bars
        label="Revenue of this year by where it came from"
        to={Math.max(lastRevenue, ...parts.map(({ value }) => value))}
        rows={parts.map(({ label, value }) => ({
          key: label,
          label,
          bars: [
            {
              value,
              low: null,
              high: null,
              text: `${money(value, currency)} (${ofLast(value)} of last year’s)`,
            },
          ],
        }))}
      />
    </Block>
  );
}

const signed = (share: number): string =>
  new Intl.NumberFormat('en', { style: 'percent', signDisplay: 'exceptZero' })
    .format(share)
    .replace('-', '−');
