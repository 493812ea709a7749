import type { CardName } from '@/domain/metrics/findings';
import { againstTheRest, nameOf, names, surenessOf, wordedAs } from '@/domain/metrics/findings';
import { formatChange } from '@/domain/metrics/format';
import type { MetricName } from '@/domain/metrics/metric';
import type { Report } from './read-report';
import type { XlsxCell, XlsxColumn, XlsxSheet } from './xlsx';

const changeColumns: XlsxColumn[] = [
  { name: 'Change', kind: 'number' },
  { name: 'Change 95 % from', kind: 'number' },
  { name: 'Change 95 % to', kind: 'number' },
  { name: 'p', kind: 'number' },
  { name: 'Verdict', kind: 'label', width: 24 },
];

const figureColumns: XlsxColumn[] = [
  { name: 'Value', kind: 'number' },
  { name: '95 % from', kind: 'number' },
  { name: '95 % to', kind: 'number' },
  { name: 'Answers', kind: 'integer' },
];

/**
 * Overview as sheets, every number in full precision: NPS in points, CES in scale points, CSAT and response rates as
 * percentages.
 */
export function overviewSheets({ overview, cards, moves, segments, asked, flags }: Report): XlsxSheet[] {
  return [
    {
      name: 'Cards',
      columns: [
        { name: 'Metric', kind: 'label' },
        ...figureColumns,
        ...changeColumns,
        { name: 'Before', kind: 'number' },
        { name: 'Answers before', kind: 'integer' },
      ],
      rows: cards.map(({ metric, total, change, previous }) => [
        names[metric],
        ...figureCells(metric, total),
        ...changeCells(metric, change),
        change ? formatChange(wordedAs(metric), change) : null,
        inUnit(metric, previous?.value),
        previous?.n,
      ]),
    },
    {
      name: 'Trend',
      columns: [
        { name: 'Metric', kind: 'label' },
        { name: 'From', kind: 'date' },
        { name: 'Before', kind: 'date' },
        ...figureColumns,
        { name: 'Note', kind: 'text' },
      ],
      rows: cards.flatMap(({ metric, points }) =>
        points.map(point => [
          names[metric],
          point.start,
          point.end,
          ...figureCells(metric, point),
          (flags[metric] ?? [])
            .filter(flag => flag.start === point.start)
            .map(flag => flag.text)
            .join('\n'),
        ]),
      ),
    },
    {
      name: 'What moved',
      columns: [
        { name: 'Segment', kind: 'label', width: 28 },
        { name: 'Attribute', kind: 'label' },
        { name: 'Metric', kind: 'label' },
        ...figureColumns,
        ...changeColumns,
        { name: 'How sure', kind: 'text' },
      ],
      rows:
        moves === null
          ? [['Not looked for while a filter is on.']]
          : moves.map(move => [
              move.key,
              move.attribute,
              nameOf(move.metric),
              ...figureCells(move.metric, move),
              ...changeCells(move.metric, move.change),
              formatChange(move.metric, move.change),
              surenessOf(move.metric, move.change),
            ]),
    },
    {
      name: 'Segments',
      columns: [
        { name: 'Segment', kind: 'label', width: 28 },
        { name: 'Attribute', kind: 'label' },
        { name: 'Metric', kind: 'label' },
        ...figureColumns,
        { name: 'Against the rest', kind: 'number' },
        { name: 'p', kind: 'number' },
        { name: 'Verdict', kind: 'label', width: 30 },
      ],
      rows: segments.flatMap(({ metric, attribute, groups }) =>
        groups.map(group => [
          group.key,
          attribute,
          names[metric],
          ...figureCells(metric, group),
          inUnit(metric, group.difference.value),
          group.difference.p,
          againstTheRest(metric, group, groups.length === 1),
        ]),
      ),
    },
    {
      name: 'What was asked for',
      columns: [
        { name: 'What', kind: 'label', width: 22 },
        { name: 'Asked', kind: 'text', width: 70 },
      ],
      rows: [
        ...asked.map(({ name, text }) => [name, text]),
        ['Sentence', overview.sentence.map(({ text }) => text).join(' ')],
      ],
    },
  ];
}

const isShare = (metric: CardName | MetricName): boolean => wordedAs(metric) === 'csat';

const inUnit = (metric: CardName | MetricName, value: number | null | undefined): XlsxCell =>
  typeof value === 'number' && isShare(metric) ? { share: value } : value;

const figureCells = (
  metric: CardName | MetricName,
  { value, low, high, n }: { value: number | null; low: number | null; high: number | null; n: number },
): XlsxCell[] => [inUnit(metric, value), inUnit(metric, low), inUnit(metric, high), n];

const changeCells = (
  metric: CardName | MetricName,
  change: { value: number | null; low: number | null; high: number | null; p: number | null } | undefined,
): XlsxCell[] => [
  inUnit(metric, change?.value),
  inUnit(metric, change?.low),
  inUnit(metric, change?.high),
  change?.p,
];
