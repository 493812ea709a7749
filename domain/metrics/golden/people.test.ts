import { z } from 'zod';
import { medianSeconds, qualityFlags } from '../answer-quality';
import { Z95 } from '../distributions';
import { earnedGrowth } from '../earned-growth';
import {
  effectiveN,
  finiteCorrection,
  npsFiniteInterval,
  sampleSizeFor,
  wilsonFinite,
} from '../finite-population';
import { loyaltyIndex } from '../loyalty-index';
import { estimate } from '../metric';
import { npsWald } from '../nps';
import { type Cell, type Margin, rake } from '../rake';
import { responseRates } from '../response-rate';
import { weightedEstimate, weightedMean } from '../weighted';
import { kish } from '../weights';
import { answer, cell, readTable, runGolden } from './support';

const table = z.array(z.array(z.number()));
const EXACT = { maxIterations: 500, tolerance: 1e-13 };

runGolden(
  'weighting',
  z.union([
    z.object({ seed: table, row_totals: z.array(z.number()), col_totals: z.array(z.number()) }),
    z.object({ file: z.string(), score: z.string(), weight: z.string() }),
    z.object({
      cell_counts: table,
      cell_promoters_passives_detractors: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])),
      row_targets: z.array(z.number()),
      col_targets: z.array(z.number()),
    }),
    z.object({ w: z.array(z.number()), x: z.array(z.number()) }),
  ]),
  inputs => {
    if ('seed' in inputs) {
      const raked = rake(cellsOf(inputs.seed), margins(inputs.row_totals, inputs.col_totals), EXACT);
      // Weights have a mean of 1; the example scales to the margins' total.
      const scale = sum(inputs.row_totals) / sum(inputs.seed.flat());
      return {
        table: toTable(
          inputs.seed,
          raked.map(({ count, weight }) => count * weight * scale),
        ),
      };
    }
    if ('file' in inputs) {
      const rows = readTable(inputs.file);
      const weighted = (value: (row: Record<string, string>) => number | null): unknown =>
        describeWeights(
          rows.flatMap(row => {
            const scored = value(row);
            return scored === null ? [] : [{ value: scored, weight: Number(row[inputs.weight]) }];
          }),
        );
      return {
        nps: weighted(row => npsValue(answer(row.NETPRO, 0, 10))),
        csat_top2: weighted(row => {
          const score = answer(row.Q7ALL, 1, 5);
          return score === null ? null : Number(score >= 4);
        }),
      };
    }
    if ('w' in inputs) {
      return describeWeights(inputs.x.map((value, i) => ({ value, weight: inputs.w[i] ?? 0 })));
    }
    const cells = cellsOf(inputs.cell_counts);
    const raked = rake(cells, margins(inputs.row_targets, inputs.col_targets), EXACT);
    const scored = raked.map(({ keys, weight }) => {
      const [promoters, passives, detractors] = inputs.cell_promoters_passives_detractors[keys.join(',')] ?? [
        0, 0, 0,
      ];
      return {
        weight,
        histogram: { min: 0, counts: [detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters] },
      };
    });
    const result = weightedEstimate('nps', scored);
    const raw = raked.map(({ count, weight }) => (count === 0 ? null : weight));
    const people = scored.flatMap(({ weight, histogram }) =>
      histogram.counts.flatMap((count, score) =>
        new Array<{ value: number; weight: number }>(count).fill({ value: npsValue(score) ?? 0, weight }),
      ),
    );
    const whole = scored.map(({ histogram }) => ({ histogram, weight: 1 }));
    return {
      cell_weights: toTable(inputs.cell_counts, raw),
      nps_unweighted: weightedEstimate('nps', whole)?.value,
      nps_weighted: result?.value,
      kish_deff: result?.designEffect,
      n_eff: result?.effectiveN,
      se_linearized: weightedMean(people)?.se,
    };
  },
);

runGolden(
  'response_rate',
  z.object({
    I: z.number(),
    P: z.number(),
    R: z.number(),
    NC: z.number(),
    O: z.number(),
    UH: z.number(),
    UO: z.number(),
    e: z.number(),
  }),
  ({ I, P, R, NC, O, UH, UO, e }) => {
    const rates = responseRates({
      complete: I,
      partial: P,
      refused: R,
      nonContact: NC,
      otherNonResponse: O,
      unknownHousehold: UH,
      unknownOther: UO,
      eligibleShare: e,
    });
    return Object.fromEntries(Object.entries(rates).map(([key, rate]) => [key.toUpperCase(), rate]));
  },
);

runGolden(
  'finite_population',
  z.union([
    z.object({ population: z.array(z.number()) }),
    z.object({ x: z.number(), n: z.number(), N: z.number() }),
    z.object({ promoters: z.number(), passives: z.number(), detractors: z.number(), N: z.number() }),
  ]),
  inputs => {
    if ('population' in inputs)
      return { sample_size_exact: inputs.population.map(size => sampleSizeFor(size)) };
    if ('promoters' in inputs) {
      const { N, ...counts } = inputs;
      const { nps, se } = npsWald(counts);
      const n = counts.promoters + counts.passives + counts.detractors;
      return {
        nps,
        se_fpc: se * finiteCorrection(n, N),
        wald_ci_fpc: npsFiniteInterval(counts, N, npsWald),
      };
    }
    const { x, n, N } = inputs;
    const p = x / n;
    const se = Math.sqrt((p * (1 - p)) / n);
    const fpc = finiteCorrection(n, N);
    return {
      p,
      se,
      fpc,
      se_fpc: se * fpc,
      wald_ci_fpc: [p - Z95 * se * fpc, p + Z95 * se * fpc],
      n_effective: effectiveN(n, N),
      wilson_ci_fpc: wilsonFinite(x, n, N),
    };
  },
);

runGolden(
  'data_quality',
  z.object({ grid: z.array(z.array(cell)), seconds: z.array(z.number()) }),
  ({ grid, seconds }) => {
    const middle = medianSeconds(seconds);
    return {
      median_seconds: middle,
      respondents: grid.map((answers, i) => {
        const { speedRatio, ...flags } = qualityFlags(answers, seconds[i] ?? null, middle);
        return { ...flags, speed_ratio: speedRatio };
      }),
    };
  },
);

const loyaltyScale = { min: z.number(), max: z.number(), min_items: z.number() };

runGolden(
  'loyalty_growth',
  z.union([
    z.object({ ...loyaltyScale, answers: z.array(z.array(cell)) }),
    z.object({ ...loyaltyScale, file: z.string(), columns: z.array(z.string()) }),
    z.object({
      last_year_revenue: z.number(),
      revenue_from_last_years_customers: z.number(),
      revenue_from_new_customers: z.number(),
      earned_share_of_new: z.number(),
    }),
  ]),
  inputs => {
    if ('last_year_revenue' in inputs) {
      const growth = earnedGrowth({
        lastRevenue: inputs.last_year_revenue,
        returningRevenue: inputs.revenue_from_last_years_customers,
        newRevenue: inputs.revenue_from_new_customers,
        referredRevenue: inputs.revenue_from_new_customers * inputs.earned_share_of_new,
      });
      return {
        nrr: growth?.nrr,
        enc: growth?.enc,
        earned_growth_rate: growth?.earnedGrowth,
        bought_growth: growth?.bought,
        total_growth: growth?.total,
      };
    }
    const { min, max, min_items: minItems } = inputs;
    const rows =
      'answers' in inputs
        ? inputs.answers
        : readTable(inputs.file).map(row => inputs.columns.map(column => answer(row[column], min, max)));
    const { n, mean, sd, se, interval } = loyaltyIndex(rows, { min, max, minItems });
    return { n, mean, sd, se, t_ci: interval };
  },
);

function describeWeights(rows: readonly { value: number; weight: number }[]): unknown {
  const size = kish(rows.map(({ weight }) => ({ weight, count: 1 })));
  const result = weightedMean(rows);
  return {
    n: result?.n,
    mean: result?.mean,
    se_linearized: result?.se,
    kish_deff: size?.designEffect,
    n_eff: size?.effectiveN,
  };
}

function npsValue(score: number | null): number | null {
  return score === null ? null : estimate('nps', { min: score, counts: [1] }).value;
}

/** A two-way table as cells with keys "1", "2", … */
function cellsOf(counts: readonly (readonly number[])[]): Cell[] {
  return counts.flatMap((row, r) => row.map((count, c) => ({ keys: [String(r + 1), String(c + 1)], count })));
}

function margins(rows: readonly number[], columns: readonly number[]): Margin[] {
  const targets = (numbers: readonly number[]): Record<string, number> =>
    Object.fromEntries(numbers.map((target, i) => [String(i + 1), target]));
  return [
    { attribute: 'row', targets: targets(rows) },
    { attribute: 'column', targets: targets(columns) },
  ];
}

function toTable<T>(shape: readonly (readonly unknown[])[], flat: readonly T[]): (T | undefined)[][] {
  let next = 0;
  return shape.map(row => row.map(() => flat[next++]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
