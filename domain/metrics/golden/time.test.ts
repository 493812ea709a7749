import { z } from 'zod';
import { cusum } from '../cusum';
import { ewma } from '../ewma';
import { individualsChart } from '../individuals-chart';
import { logRank } from '../log-rank';
import { shareChart } from '../p-chart';
import { kaplanMeier, survivalAt } from '../survival';
import { runGolden } from './support';

const values = z.array(z.number());

runGolden(
  'spc',
  z.union([
    z.object({ x: values, target: z.number(), K: z.number(), H: z.number() }),
    z.object({
      x: values,
      target: z.number(),
      sigma: z.number(),
      lambda_: z.number(),
      L: z.number(),
      steady_state_limits: z.boolean(),
    }),
    z.object({
      periods: z.array(z.string()),
      yes: values,
      n: values,
      baseline_from: z.string(),
      baseline_to: z.string(),
      ewma: z.object({ lambda_: z.number(), L: z.number() }),
      cusum: z.object({ k: z.number(), h: z.number() }),
      shewhart_sigma: z.number(),
    }),
    z.object({ x: values }),
  ]),
  inputs => {
    if ('K' in inputs) {
      const points = cusum(inputs.x, inputs.target, inputs.K, inputs.H);
      return {
        c_plus: points.map(point => point.up),
        c_minus: points.map(point => point.down),
        first_signal: firstSignal(points),
      };
    }
    if ('sigma' in inputs) {
      const { target, sigma, lambda_: lambda, L: width, steady_state_limits: steadyState } = inputs;
      const points = ewma(inputs.x, { target, sigma, lambda, width, steadyState });
      return {
        z: points.map(point => point.value),
        lcl: points.map(point => point.low),
        ucl: points.map(point => point.high),
        first_signal: firstSignal(points),
      };
    }
    if ('periods' in inputs) return monitorShares(inputs);
    const chart = individualsChart(inputs.x);
    return {
      center: chart?.centre,
      mr_bar: chart?.meanRange,
      sigma: chart?.sigma,
      ucl: chart?.high,
      lcl: chart?.low,
      mr_ucl: chart?.rangeHigh,
    };
  },
);

runGolden(
  'survival',
  z.object({
    rows: z.array(z.object({ time: z.number(), event: z.number(), group: z.string() })),
    times: z.array(z.number()),
  }),
  ({ rows, times }) => {
    const names = [...new Set(rows.map(row => row.group))].sort();
    const lifetimes = names.map(name =>
      rows.filter(row => row.group === name).map(({ time, event }) => ({ time, event: event === 1 })),
    );
    const groups = lifetimes.map((group, i) => {
      const curve = kaplanMeier(group);
      const steps = times.map(time => survivalAt(group, curve, time));
      return {
        group: names[i],
        n: curve.n,
        median: curve.median,
        survival: steps.map(step => step?.survival),
        low: steps.map(step => step?.low),
        high: steps.map(step => step?.high),
        atRisk: steps.map(step => step?.atRisk),
      };
    });
    const test = logRank(lifetimes);
    return { groups, logrank: { chisq: test?.chi2, df: test?.df, p: test?.p } };
  },
);

type ShareSeries = {
  periods: string[];
  yes: number[];
  n: number[];
  baseline_from: string;
  baseline_to: string;
  ewma: { lambda_: number; L: number };
  cusum: { k: number; h: number };
  shewhart_sigma: number;
};

function monitorShares(inputs: ShareSeries): unknown {
  const periods = inputs.periods.map((period, i) => ({
    period,
    yes: inputs.yes[i] ?? 0,
    n: inputs.n[i] ?? 0,
  }));
  const { baseline_from: from, baseline_to: to, shewhart_sigma: sigmas } = inputs;
  const baseline = periods.filter(({ period }) => period >= from && period <= to);
  const [yes, n] = [sum(baseline.map(point => point.yes)), sum(baseline.map(point => point.n))];
  const after = periods.filter(({ period, n: answers }) => period > to && answers > 0);
  const zs = shareChart(after, yes / n, sigmas).map(point => point.z ?? 0);
  const shewhart = zs.map(z => ({ signal: z > sigmas ? 'up' : z < -sigmas ? 'down' : null }));
  const average = ewma(zs, { target: 0, sigma: 1, lambda: inputs.ewma.lambda_, width: inputs.ewma.L });
  const sums = cusum(zs, 0, inputs.cusum.k, inputs.cusum.h);
  const first = (points: { signal: string | null }[]): number =>
    points.findIndex(({ signal }) => signal !== null);
  return {
    p0: yes / n,
    z_after_baseline: zs,
    first_signal_shewhart: after[first(shewhart)]?.period,
    first_signal_ewma: after[first(average)]?.period,
    first_signal_cusum: after[first(sums)]?.period,
    direction_shewhart: shewhart[first(shewhart)]?.signal,
    direction_ewma: average[first(average)]?.signal,
    direction_cusum: sums[first(sums)]?.signal,
  };
}

function firstSignal(points: { signal: string | null }[]): number | null {
  const index = points.findIndex(({ signal }) => signal !== null);
  return index < 0 ? null : index + 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
