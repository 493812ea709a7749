import { Text, Title } from '@mantine/core';
import { formatShare } from '@/domain/metrics/format';
import { Block } from '../charts/block';
import type { NumbersTable } from '../charts/numbers-table';
import classes from './loyalty.module.css';
import {
  bandNames,
  bandOf,
  customerInWords,
  money,
  moneyRange,
  tooFew,
  worthDays,
  worthFinding,
} from './loyalty-words';
import type { BandData, LoyaltyData } from './use-loyalty';

/** One happy customer, one unhappy customer: what each is worth here, in plain sentences. */
export function LoyaltyWorth({
  data,
  currency,
  fileName,
}: {
  data: LoyaltyData;
  currency: string;
  fileName: string;
}) {
  const days = worthDays(data);
  const finding = worthFinding(data);
  return (
    <Block
      title={finding?.says ?? 'One happy customer, one unhappy customer'}
      subtitle={
        finding?.range
          ? `95%: ${finding.range}. Scores that are old enough, whatever became of the customer.`
          : 'From what customers did after their scores.'
      }
      asTable={false}
      fileName={fileName}
      {...(days && { table: tableOf(data, currency) })}
    >
      <div className={classes.worth}>
        {(['good', 'bad'] as const).map(name => {
          const band = bandOf(data, name);
          return band ? <One key={name} band={band} days={days} data={data} currency={currency} /> : null;
        })}
      </div>
    </Block>
  );
}

function One({
  band,
  days,
  data,
  currency,
}: {
  band: BandData;
  days: 365 | 180 | null;
  data: LoyaltyData;
  currency: string;
}) {
  return (
    <section className={classes.one} data-band={band.band}>
      <Title order={3} size="sm">
        {band.band === 'good' ? 'One happy customer' : 'One unhappy customer'}
      </Title>
      {days === null ? (
        <Text mt="xs">
          {band.starts < data.needed
            ? tooFew(band.starts, data.needed)
            : `Not enough history: fewer than ${data.needed} of these scores are half a year old.`}
        </Text>
      ) : (
        customerInWords(band, days, currency).map(({ says, range }) => (
          <div key={says}>
            <Text mt="xs">{says}</Text>
            <Text size="xs" c="dimmed">
              {range}
            </Text>
          </div>
        ))
      )}
    </section>
  );
}

function tableOf({ bands, metric }: LoyaltyData, currency: string): NumbersTable {
  return {
    head: [
      'After a score',
      'Scores',
      'Bought again',
      'Spent',
      '95% interval',
      'New customers per 100',
      'Worth',
      '95% interval',
    ],
    rows: bands.flatMap(band =>
      band.after.flatMap(({ days, following }) => {
        if (!following) return [];
        const { starts, repeats, revenue, referrals, worth } = following;
        return [
          {
            label: `${bandNames[metric][band.band]}, ${days} days`,
            cells: [
              { text: new Intl.NumberFormat('en').format(starts), raw: starts },
              { text: formatShare(repeats.value), raw: repeats.value },
              { text: money(revenue.value, currency), raw: revenue.value },
              { text: moneyRange(revenue.interval, currency), raw: rangeOf(revenue.interval) },
              { text: (100 * referrals.value).toFixed(1), raw: 100 * referrals.value },
              { text: money(worth.value, currency), raw: worth.value },
              { text: moneyRange(worth.interval, currency), raw: rangeOf(worth.interval) },
            ],
          },
        ];
      }),
    ),
  };
}

const rangeOf = (interval: readonly [number, number] | null): string | null =>
  interval && `${interval[0]} to ${interval[1]}`;
