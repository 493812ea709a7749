import { formatShare, formatValue } from '@/domain/metrics/format';
import { bucketLabel, secondsInWords } from '@/domain/metrics/words';
import type { Cell, NumbersTable } from '../../charts/numbers-table';
import { amountInWords, type ResultOf, type Results, scoreInWords, valueNames } from './words';

const cell = (text: string, raw: Cell['raw']): Cell => ({ text, raw });
const count = (n: number): Cell => cell(new Intl.NumberFormat('en').format(n), n);
const part = (n: number, whole: number): Cell =>
  cell(formatShare(whole > 0 ? n / whole : null), whole > 0 ? n / whole : null);

type Range = { value: number | null; low: number | null; high: number | null };
const shareCells = ({ value, low, high }: Range): Cell[] => [
  cell(formatShare(value), value),
  cell(formatShare(low), low),
  cell(formatShare(high), high),
];
const meanCells = (
  { value, low, high }: Range,
  words = (n: number | null) => formatValue('mean', n),
): Cell[] => [cell(words(value), value), cell(words(low), low), cell(words(high), high)];

/** The columns of each thing laid side by side; one alone needs no name. */
const headOf = (first: string, names: readonly string[], columns: string[]): string[] => [
  first,
  ...(names.length === 1 ? columns : names.flatMap(name => columns.map(column => `${name}: ${column}`))),
];

export const scoreTable = (
  { figures, scale, metric }: ResultOf<'score'>,
  names: readonly string[],
): NumbersTable => ({
  head: headOf('Score', names, ['Answers', 'Share']),
  rows: [
    ...Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.max - i).map(score => ({
      label: scoreInWords(metric, score),
      cells: figures.flatMap(({ distribution, n }) => {
        const answers = distribution[score] ?? 0;
        return [count(answers), part(answers, n)];
      }),
    })),
    ...summary(figures, valueNames[metric], value => formatValue(metric, value)),
  ],
});

/** What the answers come to, under the columns of how they are spread. */
const summary = (
  figures: readonly Range[],
  name: string,
  words: (value: number | null) => string,
): NumbersTable['rows'] => {
  const row = (label: string, of: (figure: Range) => number | null) => ({
    label,
    cells: figures.flatMap(figure => [cell(words(of(figure)), of(figure)), cell('', null)]),
  });
  return [
    row(name, figure => figure.value),
    row('95 % from', figure => figure.low),
    row('95 % to', figure => figure.high),
  ];
};

export const matrixTable = (
  { rows, scale }: ResultOf<'matrix'>,
  labelOf: (id: string) => string,
  names: readonly string[],
): NumbersTable => {
  const points = Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i);
  return {
    head: headOf('Row', names, ['Mean', '95 % from', 'to', 'Answers', ...points.map(String)]),
    rows: rows.map(({ id, figures }) => ({
      label: labelOf(id),
      cells: figures.flatMap(figure => [
        ...meanCells(figure),
        count(figure.n),
        ...points.map(point => count(figure.distribution[point] ?? 0)),
      ]),
    })),
  };
};

export const choicesTable = (
  { rows }: ResultOf<'choices'>,
  labelOf: (id: string) => string,
  names: readonly string[],
): NumbersTable => ({
  head: headOf('Choice', names, ['Chosen', 'Of', 'Share', '95 % from', 'to']),
  rows: rows.map(({ id, shares }) => ({
    label: labelOf(id),
    cells: shares.flatMap(share => [count(share.x), count(share.n), ...shareCells(share)]),
  })),
});

export const rankingTable = (
  { rows }: ResultOf<'ranking'>,
  labelOf: (id: string) => string,
  names: readonly string[],
): NumbersTable => ({
  head: headOf('Item', names, ['Mean place', '95 % from', 'to', 'Ranked by', 'First']),
  rows: rows.map(({ id, ranks }) => ({
    label: labelOf(id),
    cells: ranks.flatMap(rank => [
      ...meanCells(rank),
      count(rank.n),
      cell(formatShare(rank.first.value), rank.first.value),
    ]),
  })),
});

export const numberTable = (
  { bins, figures, isWhole }: ResultOf<'number'>,
  names: readonly string[],
): NumbersTable => ({
  head: headOf('Value', names, ['Answers', 'Share']),
  rows: [
    ...bins.map(bin => ({
      label: binInWords(bin, isWhole),
      cells: bin.counts.flatMap((n, slice) => [count(n), part(n, figures[slice]?.n ?? 0)]),
    })),
    ...summary(figures, 'Mean', amountInWords),
    ...(['min', 'q1', 'median', 'q3', 'max'] as const).map(name => ({
      label: spreadNames[name],
      cells: figures.flatMap(figure => [cell(amountInWords(figure[name]), figure[name]), cell('', null)]),
    })),
  ],
});

const spreadNames = {
  min: 'Lowest',
  q1: 'A quarter is below',
  median: 'Median',
  q3: 'Three quarters are below',
  max: 'Highest',
};

/** `10 to below 20`, `below 10`, `200 and more`; of whole numbers `10 to 19` and `10`. */
export function binInWords({ from, to }: ResultOf<'number'>['bins'][number], isWhole: boolean): string {
  if (from === null) return `below ${amountInWords(to)}`;
  if (to === null) return `${amountInWords(from)} and more`;
  if (!isWhole) return `${amountInWords(from)} to below ${amountInWords(to)}`;
  return to - from === 1 ? amountInWords(from) : `${amountInWords(from)} to ${amountInWords(to - 1)}`;
}

/** What stands under a bin: `10–19`, `10`, `< 10`, `200+`; of broken numbers where it begins. */
export function binTick({ from, to }: ResultOf<'number'>['bins'][number], isWhole: boolean): string {
  if (from === null) return `< ${amountInWords(to)}`;
  if (to === null) return `${amountInWords(from)}+`;
  const isWide = isWhole && to - from > 1;
  return isWide ? `${amountInWords(from)}–${amountInWords(to - 1)}` : amountInWords(from);
}

export const datesTable = (
  { buckets, figures, unit }: ResultOf<'dates'>,
  names: readonly string[],
): NumbersTable => ({
  head: headOf(unit === 'month' ? 'Month' : 'Year', names, ['Answers', 'Share']),
  rows: buckets.map(({ start, counts }) => ({
    label: unit === 'month' ? start.slice(0, 7) : start.slice(0, 4),
    cells: counts.flatMap((n, slice) => [count(n), part(n, figures[slice]?.n ?? 0)]),
  })),
});

export const funnelTable = ({ funnel, taps }: Results): NumbersTable => ({
  head: ['Step', 'Invitations', 'Share of delivered', '95 % from', 'to'],
  rows: [
    { label: 'Delivered', cells: [count(funnel.delivered), cell('', null), cell('', null), cell('', null)] },
    ...funnelSteps.map(({ step, label }) => ({
      label,
      cells: [count(funnel[step].n), ...shareCells(funnel[step].share)],
    })),
    ...apart('Tapped a score in the mail, not sent', taps.n),
    ...taps.questions.flatMap(({ values }) =>
      values.flatMap(({ value, n }) => apart(`of these on ${value}`, n)),
    ),
    ...apart('Followed by a mail scanner', taps.scanned),
  ],
});

/** A count that is no share of the delivered. */
const apart = (label: string, n: number): NumbersTable['rows'] =>
  n > 0 ? [{ label, cells: [count(n), cell('', null), cell('', null), cell('', null)] }] : [];

export const funnelSteps = [
  { step: 'visited', label: 'Opened the survey' },
  { step: 'started', label: 'Began to answer' },
  { step: 'completed', label: 'Finished' },
] as const;

export const pagesTable = (
  { pages }: Results,
  nameOf: (page: Results['pages'][number]) => string,
  names: readonly string[],
): NumbersTable => ({
  head: headOf('Page', names, ['Got there', 'Left there', 'Share', '95 % from', 'to']),
  rows: pages.map(page => ({
    label: nameOf(page),
    cells: page.steps.flatMap(({ reached, left, share }) => [
      count(reached),
      count(left),
      ...shareCells(share),
    ]),
  })),
});

export const timesTable = (
  { walks, pages }: Results,
  nameOf: (page: Results['pages'][number]) => string,
  names: readonly string[],
): NumbersTable => {
  const row = (label: string, of: (walk: Results['walks'][number]) => Cell) => ({
    label,
    cells: walks.map(of),
  });
  return {
    head: headOf('How long', names, ['Time or count']),
    rows: [
      row('A quarter is done within', ({ time }) => cell(secondsInWords(time.q1), time.q1)),
      row('Half are done within', ({ time }) => cell(secondsInWords(time.median), time.median)),
      row('Three quarters are done within', ({ time }) => cell(secondsInWords(time.q3), time.q3)),
      row('Timed', ({ time }) => count(time.n)),
      row('Came back later', ({ time }) => count(time.later)),
      row('Without a known beginning', ({ time }) => count(time.unknown)),
      ...pages.flatMap(page => {
        if (page.times.every(time => time.n === 0)) return [];
        const each = (label: string, of: (time: PageTime) => Cell) => ({
          label: `${nameOf(page)}: ${label}`,
          cells: page.times.map(of),
        });
        return [
          each('median', time => cell(secondsInWords(time.median), time.median)),
          each('a quarter within', time => cell(secondsInWords(time.q1), time.q1)),
          each('three quarters within', time => cell(secondsInWords(time.q3), time.q3)),
          each('timed', time => count(time.n)),
        ];
      }),
    ],
  };
};

type PageTime = Results['pages'][number]['times'][number];

/** `Mar 2026` under a column, `2026` for a year. */
export function bucketTick(unit: ResultOf<'dates'>['unit'], start: string): string {
  return unit === 'year' ? start.slice(0, 4) : bucketLabel('month', start);
}
