/** Ends and ticks of a value axis, in the metric's own unit. */
export type Axis = { min: number; max: number; ticks: number[] };

/** What an axis may show: the metric's limits, the smallest window, and the step its ends are snapped to. */
type Window = { low: number; high: number; window: number; step: number };

/** The kinds of figures that are drawn: the metrics, and `rate`, a share 0..1. */
export type Drawn = 'nps' | 'csat' | 'ces' | 'index' | 'mean' | 'rate';

const windows: Record<Drawn, Window> = {
  nps: { low: -100, high: 100, window: 50, step: 10 },
  csat: { low: 0, high: 1, window: 0.5, step: 0.1 },
  rate: { low: 0, high: 1, window: 0.5, step: 0.1 },
  index: { low: 0, high: 100, window: 50, step: 10 },
  ces: { low: 1, high: 7, window: 3, step: 0.5 },
  mean: { low: 1, high: 11, window: 3, step: 0.5 },
};

const MOST_TICKS = 7;

/**
 * The axis for these values (nulls are skipped): for NPS a 50-point window snapped to tens, wider only where the values
 * themselves do not fit. `scale` narrows the limits to a question's own points.
 */
export function axisFor(
  metric: Drawn,
  values: readonly (number | null | undefined)[],
  scale?: { min: number; max: number },
): Axis {
  const kind = windows[metric];
  const limits = metric === 'ces' || metric === 'mean' ? { ...kind, ...limitsOf(scale) } : kind;
  const known = values.filter(value => typeof value === 'number');
  const middle = (limits.low + limits.high) / 2;
  const lowest = known.length > 0 ? Math.min(...known) : middle;
  const highest = known.length > 0 ? Math.max(...known) : middle;
  const { step } = limits;
  // Whole steps, so that sums stay exact: 0.1 + 0.2 is not 0.3.
  const down = (value: number) => Math.floor(value / step + 1e-9);
  const up = (value: number) => Math.ceil(value / step - 1e-9);
  const least = down(limits.low);
  const most = up(limits.high);
  const size = Math.max(Math.round(limits.window / step), up(highest) - down(lowest));
  let start = Math.round((lowest + highest) / 2 / step - size / 2);
  if (start * step > lowest) start = down(lowest);
  if ((start + size) * step < highest) start = up(highest) - size;
  start = Math.max(least, Math.min(start, most - size));
  const end = Math.min(most, start + size);
  const every = Math.ceil((end - start) / (MOST_TICKS - 1));
  const ticks: number[] = [];
  for (let tick = start; tick <= end; tick += every) ticks.push(tidy(tick * step));
  return { min: tidy(start * step), max: tidy(end * step), ticks };
}

const limitsOf = (scale: { min: number; max: number } | undefined) =>
  scale ? { low: scale.min, high: scale.max } : {};

const tidy = (value: number): number => Number(value.toFixed(6)) || 0;
