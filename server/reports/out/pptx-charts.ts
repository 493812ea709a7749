import type PptxGenJS from 'pptxgenjs';
import { axisFor } from '@/domain/metrics/axis';
import { names, toneOf, wordedAs } from '@/domain/metrics/findings';
import { formatInterval, formatValue } from '@/domain/metrics/format';
import type { MetricName } from '@/domain/metrics/metric';
import { bucketLabel, formatCount } from '@/domain/metrics/words';
import { shortName } from './phrases';
import { COLOR, FONT } from './pptx-style';
import { LOCALE, type Report, type ReportCard, type SegmentsOf } from './read-report';
import { writable } from './xml';

type Place = { x: number; y: number; w: number; h: number };

/** Labels below an axis that fit a slide. */
const MOST_LABELS = 14;

/** Formats of PowerPoint's own numbers; they round as ours do. */
const FORMATS: Record<MetricName, string> = {
  nps: '0;−0;0',
  index: '0',
  csat: '0%',
  ces: '0.0',
  mean: '0.0',
};

/** A trend as a chart that can be edited: the figure, the ends of its interval, the target where there is one. */
export function drawTrend(slide: PptxGenJS.Slide, card: ReportCard, report: Report, place: Place): void {
  const { metric, points } = card;
  const { interval } = report.overview;
  const target = report.targets[metric];
  const axis = axisFor(
    metric === 'response_rate' ? 'rate' : metric,
    [...points.flatMap(point => (point.note ? [point.value] : [point.value, point.low, point.high])), target],
    'question' in card ? card.question?.scale : undefined,
  );
  const labels = points.map(point => bucketLabel(interval, point.start, LOCALE));
  const series = (name: string, read: (point: (typeof points)[number]) => number | null) => ({
    name,
    labels,
    values: points.map(point => cellOf(read(point))),
  });
  const group = (color: string, lineSize: number, data: ReturnType<typeof series>[], dashed = false) => ({
    type: 'line' as const,
    data,
    options: {
      chartColors: data.map(() => color),
      lineSize,
      lineDataSymbol: 'none' as const,
      ...(dashed && { lineDash: 'dash' as const }),
    },
  });
  const groups = [
    group(COLOR.accent, 2.5, [series(names[metric], point => point.value)]),
    // Of a few answers it reaches beyond the scale.
    group('A5A8FF', 0.75, [
      series('95 % from', point => (point.note ? null : point.low)),
      series('95 % to', point => (point.note ? null : point.high)),
    ]),
    ...(target === undefined ? [] : [group(COLOR.ink, 1, [series('Target', () => target)], true)]),
  ];
  const options: PptxGenJS.IChartOpts = {
    ...place,
    ...common,
    altText: writable(`${names[metric]} over time, with its 95 % interval`),
    displayBlanksAs: 'gap',
    valAxisMinVal: axis.min,
    valAxisMaxVal: axis.max,
    valAxisMajorUnit: (axis.ticks[1] ?? axis.max) - (axis.ticks[0] ?? axis.min),
    valAxisLabelFormatCode: FORMATS[wordedAs(metric)],
    valGridLine: { color: COLOR.line, size: 0.75 },
    catGridLine: { style: 'none' },
    catAxisLabelFrequency: String(Math.max(1, Math.ceil(labels.length / MOST_LABELS))),
    catAxisLabelPos: 'low',
  };
  // Of several kinds in one, it takes the options in the place of data, whatever its types say.
  slide.addChart(groups, options as unknown as never[]);
}

/** Segments as bars, the largest on top; each label carries the interval and the number of answers. */
export function drawSegments(slide: PptxGenJS.Slide, { metric, groups }: SegmentsOf, place: Place): void {
  const shown = groups.filter(group => group.value !== null).toReversed();
  if (shown.length === 0) return;
  const values = shown.map(group => group.value ?? 0);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const data = [
    {
      name: names[metric],
      labels: shown.map(group =>
        writable(
          `${shortName(group.key)} (${formatInterval(metric, group)}, ${formatCount(group.n, 'answer')})`,
        ),
      ),
      values: values.map(cellOf),
    },
  ];
  const colors = shown.map(group => {
    const tone = toneOf({ value: group.difference.value, verdict: group.verdict });
    return tone ? COLOR[tone] : '8A8CF0';
  });
  // Beyond each end there is room for the number at the bar's.
  const room = (high - low) / 8;
  slide.addChart('bar', data, {
    ...place,
    ...common,
    altText: writable(shown.map(group => `${group.key} ${formatValue(metric, group.value)}`).join(', ')),
    barDir: 'bar',
    barGapWidthPct: 40,
    chartColors: colors,
    invertedColors: colors,
    showValue: true,
    dataLabelFormatCode: FORMATS[metric],
    dataLabelFontFace: FONT,
    dataLabelFontSize: 12,
    dataLabelColor: COLOR.ink,
    dataLabelPosition: 'outEnd',
    valAxisHidden: true,
    valAxisMinVal: low < 0 ? low - room : 0,
    valAxisMaxVal: high + room,
    valGridLine: { style: 'none' },
    catGridLine: { style: 'none' },
    catAxisLabelPos: 'low',
  });
}

const common = {
  showLegend: false,
  showTitle: false,
  catAxisLabelFontFace: FONT,
  catAxisLabelFontSize: 11,
  catAxisLabelColor: COLOR.muted,
  valAxisLabelFontFace: FONT,
  valAxisLabelFontSize: 11,
  valAxisLabelColor: COLOR.muted,
  valAxisLineShow: false,
} as const;

/** The library writes an empty cell for what is false, a nought among it, and so do we for a gap; a text it writes as it is. */
const cellOf = (value: number | null): number => (value === 0 ? '0' : value) as number;
