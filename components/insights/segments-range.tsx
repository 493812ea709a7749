import { type Axis, axisFor } from '@/domain/metrics/axis';
import { formatValue } from '@/domain/metrics/format';
import classes from './segments.module.css';
import type { SegmentsData } from './use-segments';

/** One axis for all rows, wide enough for every interval of ten answers or more; wider ones are cut. */
export function axisOf({ metric, question, rows, total }: SegmentsData): Axis {
  const ends = [total, ...rows.filter(row => !row.note)].flatMap(({ value, low, high }) => [
    value,
    low,
    high,
  ]);
  return axisFor(metric, ends, question?.scale);
}

const placeOn = (axis: Axis) => (value: number) =>
  `${Math.min(100, Math.max(0, ((value - axis.min) / (axis.max - axis.min || 1)) * 100))}%`;

/** The values at the ends of the axis and at its middle. */
export function RangeAxis({ metric, axis }: { metric: SegmentsData['metric']; axis: Axis }) {
  const place = placeOn(axis);
  const ticks = [axis.min, axis.ticks[Math.floor(axis.ticks.length / 2)] ?? axis.min, axis.max];
  return (
    <div className={classes.axis} aria-hidden="true">
      {ticks.map(tick => (
        <span key={tick} className={classes.tick} style={{ insetInlineStart: place(tick) }}>
          {formatValue(metric, tick)}
        </span>
      ))}
    </div>
  );
}

/**
 * Value and 95 % interval as dot and line; `whole`: the value of all answers together. `raw`: a small mark where the
 * dot is an estimate that differs from what was counted.
 */
export function RangeDrawn({
  axis,
  value,
  low,
  high,
  whole,
  tone = null,
  isFew = false,
  raw = null,
}: {
  axis: Axis;
  value: number | null;
  low: number | null;
  high: number | null;
  whole: number | null;
  tone?: 'good' | 'bad' | null;
  isFew?: boolean;
  raw?: number | null;
}) {
  const place = placeOn(axis);
  return (
    <div className={classes.track} aria-hidden="true">
      {whole === null ? null : <span className={classes.whole} style={{ insetInlineStart: place(whole) }} />}
      {low === null || high === null ? null : (
        <span
          className={classes.range}
          style={{ insetInlineStart: place(low), insetInlineEnd: `calc(100% - ${place(high)})` }}
        />
      )}
      {raw === null ? null : <span className={classes.raw} style={{ insetInlineStart: place(raw) }} />}
      {value === null ? null : (
        <span
          className={classes.dot}
          data-tone={tone ?? undefined}
          data-hollow={isFew || undefined}
          style={{ insetInlineStart: place(value) }}
        />
      )}
    </div>
  );
}
