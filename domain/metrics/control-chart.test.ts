import { describe, expect, test } from 'vitest';
import { addDays } from '@/domain/time/local-date';
import { type ChartInput, controlChart, controlCharts } from './control-chart';
import { shiftStart } from './cusum';
import { histogramOf } from './histogram';
import { monitor } from './monitor';
import { type Random, seededRandom } from './random';

describe('watching standardised points', () => {
  test('cries wolf less than once in 250 points', () => {
    expect(meanRunLength(seededRandom(1), 0, 2000)).toBeGreaterThan(250);
  });

  test('finds a shift of one sigma within twelve points', () => {
    expect(meanRunLength(seededRandom(2), 1, 2000)).toBeLessThan(12);
    expect(meanRunLength(seededRandom(3), -1, 2000)).toBeLessThan(12);
  });

  test('keeps that up with a centre that is only known from 24 points', () => {
    expect(meanRunLength(seededRandom(12), 0, 2000, 24)).toBeGreaterThan(250);
    expect(meanRunLength(seededRandom(13), 1, 2000, 24)).toBeLessThan(13);
  });

  test('calls one terrible week a shock and no drift', () => {
    expect(monitor([0, 0.2, -0.1, -9, 0, 0.1, 0, 0])).toEqual([
      { kind: 'shock', direction: 'down', at: 3, from: 3 },
    ]);
  });

  test('tells a drift once, with the point it began at', () => {
    const signals = monitor([...new Array(10).fill(0), ...new Array(20).fill(-1.5)]);
    expect(signals).toHaveLength(1);
    expect(signals[0]).toMatchObject({ kind: 'drift', direction: 'down', from: 10 });
  });

  test('dates a shift where the largest excursion left zero', () => {
    expect(shiftStart([0, 0, 3, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2], 'up')).toBe(9);
  });
});

describe('the chart of a metric', () => {
  test('sees the fall in Leeds, when it began and how deep it is', () => {
    const weeks = [...series(seededRandom(4), 24, 0.5, 0.2), ...series(seededRandom(5), 12, 0.3, 0.35, 24)];
    const { baseline, signals } = controlChart('nps', weeks);
    expect(baseline).toMatchObject({ from: weeks[0]?.start, to: weeks[23]?.start, provisional: false });
    const drift = signals.find(signal => signal.kind === 'drift');
    expect(drift?.direction).toBe('down');
    expect(Math.abs(weekOf(drift?.since) - 24)).toBeLessThanOrEqual(3);
    expect(drift?.size).toBeLessThan(-15);
  });

  test('has no limits below twelve points, provisional ones below 24', () => {
    const weeks = series(seededRandom(6), 23, 0.5, 0.2);
    expect(controlChart('nps', weeks.slice(0, 11)).baseline).toBeNull();
    expect(controlChart('nps', weeks).baseline?.provisional).toBe(true);
  });

  test('leaves immature and empty weeks out of baseline and signals', () => {
    const weeks = series(seededRandom(7), 26, 0.5, 0.2);
    const bad = histogramOf(0, 10, new Array(60).fill(0));
    const late: ChartInput[] = [
      { start: addDays('2026-01-05', 7 * 26), histogram: histogramOf(0, 10, []) },
      { start: addDays('2026-01-05', 7 * 27), histogram: bad, mature: false },
    ];
    const { points, signals } = controlChart('nps', [...weeks, ...late]);
    expect(points.slice(-2).map(point => point.role)).toEqual(['empty', 'immature']);
    expect(signals.filter(signal => signal.at >= (late[0]?.start ?? ''))).toEqual([]);
    expect(
      controlChart('nps', [
        ...weeks,
        { ...late[1], start: '2026-08-03', histogram: bad, mature: true },
      ]).signals.at(-1),
    ).toMatchObject({ kind: 'shock', direction: 'down', at: '2026-08-03' });
  });

  test('starts a new baseline where the instrument changed', () => {
    const before = series(seededRandom(8), 24, 0.5, 0.2);
    const after = series(seededRandom(9), 24, 0.2, 0.5, 24);
    const charts = controlCharts('nps', [...before, ...after], [after[0]?.start ?? '']);
    expect(charts).toHaveLength(2);
    expect(charts.flatMap(chart => chart.signals)).toEqual([]);
    expect((charts[0]?.baseline?.centre ?? 0) - (charts[1]?.baseline?.centre ?? 0)).toBeGreaterThan(40);
  });

  test('takes the baseline that the user fixed', () => {
    const weeks = series(seededRandom(10), 30, 0.5, 0.2);
    const range = { from: weeks[2]?.start ?? '', to: weeks[9]?.start ?? '' };
    expect(controlChart('nps', weeks, { baseline: range }).baseline).toMatchObject({
      ...range,
      provisional: true,
    });
  });

  test('widens its limits when the weeks scatter more than sampling explains', () => {
    const steady = series(seededRandom(11), 24, 0.5, 0.2);
    const jumpy = steady.map((week, i) =>
      i % 2 ? week : { ...week, histogram: histogramOf(0, 10, new Array(60).fill(9)) },
    );
    expect(controlChart('nps', jumpy).baseline?.widening).toBeGreaterThan(2);
    expect(controlChart('nps', steady).baseline?.widening).toBeLessThan(1.5);
  });
});

/** Points until the first signal, on average over runs. */
function meanRunLength(random: Random, shift: number, runs: number, baseline = 0): number {
  let sum = 0;
  for (let run = 0; run < runs; run++) {
    const points: number[] = [];
    const centre = baseline === 0 ? 0 : normal(random) / Math.sqrt(baseline);
    // Chunks that double: watching again from the start costs twice, not n times.
    for (let size = 32; ; size *= 2) {
      while (points.length < size) points.push(normal(random) + shift - centre);
      const [first] = monitor(points);
      if (first) {
        sum += first.at + 1;
        break;
      }
    }
  }
  return sum / runs;
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Weekly NPS answers, sixty a week. */
function series(
  random: Random,
  weeks: number,
  promoters: number,
  detractors: number,
  first = 0,
): ChartInput[] {
  return Array.from({ length: weeks }, (_, week) => ({
    start: addDays('2026-01-05', 7 * (week + first)),
    histogram: histogramOf(
      0,
      10,
      Array.from({ length: 60 }, () => {
        const draw = random();
        return draw < promoters ? 10 : draw < promoters + detractors ? 3 : 8;
      }),
    ),
  }));
}

function weekOf(date: string | undefined): number {
  return (Date.parse(date ?? '') - Date.parse('2026-01-05')) / (7 * 86_400_000);
}
