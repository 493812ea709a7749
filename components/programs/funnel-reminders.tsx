import { Text } from '@mantine/core';
import { formatInterval, formatShare } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import { type BarRow, Bars } from '../charts/bars';
import { Block } from '../charts/block';
import { number, rateInWords, reminderSentence } from './funnel-words';
import type { Funnel } from './use-funnel';

/** How many were reminded, who of them answered afterwards, and what the rate was without those. */
export function FunnelReminders({ funnel, asTable }: { funnel: Funnel; asTable: boolean }) {
  const { reminders, total, from, to } = funnel;
  const { people, mails, answered, share, before } = reminders;
  if (people === 0)
    return (
      <Block title="Reminders" asTable={false} fileName="reminders">
        <Text c="dimmed">Nobody who was asked in these days was reminded.</Text>
      </Block>
    );
  const rows: BarRow[] = [
    {
      key: 'before',
      label: 'Before a reminder',
      bars: [{ ...before, text: rateInWords(before) }],
    },
    {
      key: 'all',
      label: 'In all',
      bars: [{ ...total.rate, text: rateInWords(total.rate) }],
    },
  ];
  const cells = (n: number, one: { value: number | null; low: number | null; high: number | null }) => [
    { text: number(n), raw: n },
    { text: formatShare(one.value), raw: one.value },
    { text: formatInterval('csat', one), raw: formatInterval('csat', one) },
  ];
  return (
    <Block
      title={`${formatShare(share.value)} of those reminded answered afterwards`}
      subtitle={`${formatCount(mails, 'reminder')} to ${number(people)} people`}
      table={{
        head: ['Reminders', 'Answers', 'Share', '95 % interval'],
        rows: [
          { label: 'After a reminder, of those reminded', cells: cells(answered, share) },
          {
            label: 'Response rate before a reminder',
            cells: cells(total.completed - answered, before),
          },
          { label: 'Response rate', cells: cells(total.completed, total.rate) },
        ],
      }}
      asTable={asTable}
      fileName={`reminders-${from}-${to}`}
    >
      <Bars
        rows={rows}
        to={1}
        label="Response rate without and with the answers that came after a reminder"
      />
      <Text size="xs" c="dimmed" mt="sm">
        {reminderSentence(funnel)} Some of them would have answered anyway: the difference is the most that
        reminders can have brought.
      </Text>
    </Block>
  );
}
