import { Text } from '@mantine/core';
import { type Share, shareOf } from '@/domain/metrics/wilson';
import { type BarRow, Bars } from '../charts/bars';
import { Block } from '../charts/block';
import type { NumbersTable } from '../charts/numbers-table';
import { number, rateInWords } from './funnel-words';
import type { Funnel } from './use-funnel';

type Total = Funnel['total'];

const steps = [
  { step: 'visited', label: 'Opened the page' },
  { step: 'started', label: 'Began to answer' },
  { step: 'completed', label: 'Answered' },
] as const;

/** Sent, delivered, opened, begun, answered: each with its share of those delivered. */
export function FunnelStages({ funnel, asTable }: { funnel: Funnel; asTable: boolean }) {
  const { total, from, to } = funnel;
  const { sent, delivered } = total;
  const widest = Math.max(sent, 1);
  const bar = (n: number, text: string) => ({ value: n / widest, low: null, high: null, text });
  const rows: BarRow[] = [
    { key: 'sent', label: 'Sent', bars: [bar(sent, number(sent))] },
    { key: 'delivered', label: 'Delivered', bars: [bar(delivered, number(delivered))] },
    ...steps.map(({ step, label }) => ({
      key: step,
      label,
      bars: [bar(total[step], `${number(total[step])}, ${rateInWords(shareIn(total, step))}`)],
    })),
  ];
  return (
    <Block
      title="How far they came"
      subtitle="Shares are of those delivered"
      table={stagesTable(total)}
      asTable={asTable}
      fileName={`funnel-${from}-${to}`}
    >
      <Bars rows={rows} to={1} label="Invitations by how far they came" />
      <Lost total={total} />
    </Block>
  );
}

/** What was lost on the way; a loss of nothing is not told. */
function Lost({ total }: { total: Total }) {
  const parts = losses(total).filter(({ n }) => n > 0);
  if (parts.length === 0) return null;
  return (
    <Text size="xs" c="dimmed" mt="sm">
      {parts.map(({ label, n, share }) => `${label} ${number(n)}, ${rateInWords(share)}`).join(' · ')}
    </Text>
  );
}

const losses = ({ sent, delivered, bounced, failed, unsubscribed, complained, postponed }: Total) => [
  { label: 'Came back', n: bounced, share: shareOf(bounced, sent) },
  { label: 'Could not be sent', n: failed, share: shareOf(failed, sent) },
  { label: 'Unsubscribed', n: unsubscribed, share: shareOf(unsubscribed, delivered) },
  { label: 'Marked as spam', n: complained, share: shareOf(complained, delivered) },
  { label: 'Asked for later', n: postponed, share: shareOf(postponed, delivered) },
];

const shareIn = (total: Total, step: (typeof steps)[number]['step']): Share =>
  step === 'completed' ? total.rate : shareOf(total[step], total.delivered);

function stagesTable(total: Total): NumbersTable {
  const row = (label: string, n: number, share: Share | null) => ({
    label,
    cells: [
      { text: number(n), raw: n },
      ...(['value', 'low', 'high'] as const).map(part => ({
        text: share === null ? '–' : percent(share[part]),
        raw: share?.[part] ?? null,
      })),
    ],
  });
  return {
    head: ['Step', 'Invitations', 'Share', 'Low', 'High'],
    rows: [
      row('Sent', total.sent, null),
      row('Delivered', total.delivered, null),
      ...steps.map(({ step, label }) => row(label, total[step], shareIn(total, step))),
      ...losses(total).map(({ label, n, share }) => row(label, n, share)),
    ],
  };
}

const percent = (share: number | null): string =>
  share === null
    ? '–'
    : new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 }).format(share);
