import { z } from 'zod';
import { correlationInterval } from '../correlation';
import { importancePerformance } from '../importance-performance';
import { lmg } from '../lmg';
import { penaltyReward } from '../penalty-reward';
import { adjustedR2, relativeWeights, splitOutcome, standardizedRegression } from '../relative-weights';
import { reliability } from '../reliability';
import { type GapAnswers, personGap, servqualGaps, servqualScore } from '../servqual';
import { summarizeValues } from '../t-interval';
import { answer, cell, readTable, runGolden } from './support';

runGolden(
  'drivers',
  z.object({ correlation_matrix_outcome_last: z.array(z.array(z.number())), n: z.number().nullish() }),
  ({ correlation_matrix_outcome_last: matrix, n }, { id }) => {
    const { rxx, rxy } = splitOutcome(matrix);
    const { raw, shares } = relativeWeights(rxx, rxy);
    // Two identical drivers have weights and no regression.
    if (id === 'collinear') return { relative_weight_pct: shares };
    const { beta, r2, vif } = standardizedRegression(rxx, rxy);
    return {
      n,
      r: rxy,
      r_ci: rxy.map(r => correlationInterval(r, n ?? 0)),
      std_beta: beta,
      r2,
      adj_r2: adjustedR2(r2, n ?? 0, rxy.length),
      relative_weight: raw,
      relative_weight_pct: shares,
      vif,
      lmg: lmg(rxx, rxy),
    };
  },
);

runGolden(
  'penalty_reward',
  z.object({ file: z.string(), attributes: z.array(z.string()), outcome: z.string() }),
  ({ file, attributes, outcome }) => {
    const rows = readTable(file).map(row =>
      [...attributes, outcome].map(column => answer(row[column], 1, 5)),
    );
    const result = penaltyReward(attributes, rows);
    const all = [result.constant, ...result.attributes.flatMap(({ reward, penalty }) => [reward, penalty])];
    return {
      n: result.n,
      r2: result.r2,
      coef: Object.fromEntries(all.map(({ name, value }) => [name, value])),
      se: Object.fromEntries(all.map(({ name, se }) => [name, se])),
      p: Object.fromEntries(all.map(({ name, p }) => [name, p])),
      impact_asymmetry: Object.fromEntries(result.attributes.map(({ key, asymmetry }) => [key, asymmetry])),
    };
  },
);

runGolden(
  'importance_performance',
  z.object({
    names: z.array(z.string()),
    importance: z.array(z.number()),
    performance: z.array(z.number()),
  }),
  ({ names, importance, performance }) => {
    const result = importancePerformance(
      names.map((_, i) => ({ importance: importance[i] ?? 0, performance: performance[i] ?? 0 })),
    );
    return {
      importance_cut: result?.importanceCut,
      performance_cut: result?.performanceCut,
      quadrant: Object.fromEntries(names.map((name, i) => [name, result?.quadrants[i]])),
    };
  },
);

const SERVQUAL_WEIGHTS = { A: 0.3, B: 0.25, C: 0.2, D: 0.15, E: 0.1 };

runGolden(
  'servqual_gap',
  z.union([
    z.object({ answers: z.array(z.object({ e: z.array(cell), s: z.array(cell) })) }),
    z.object({ file: z.string(), dimensions: z.record(z.string(), z.array(z.number())) }),
  ]),
  inputs => {
    if ('answers' in inputs) {
      const gaps = inputs.answers.map(({ e, s }) =>
        personGap(
          { expected: e, perceived: s },
          e.map((_, i) => i),
        ),
      );
      const { n, mean, sd, se, interval } = summarizeValues(gaps.filter(gap => gap !== null));
      return { respondent_gaps: gaps, n, mean, sd, se, t_ci: interval };
    }
    const people = readTable(inputs.file).map((row): GapAnswers => {
      const items = (letter: string): (number | null)[] =>
        Array.from({ length: 23 }, (_, i) => answer(row[`${letter}${i + 1}`], 1, 100));
      return { expected: items('e'), perceived: items('s') };
    });
    const dimensions = Object.entries(inputs.dimensions).map(([key, items]) => ({
      key,
      items: items.map(item => item - 1),
    }));
    const gaps = servqualGaps(people, dimensions);
    return {
      dimensions: Object.fromEntries(
        gaps.map(({ key, n, mean, sd, interval, t, p }) => [key, { n, gap: mean, sd, t_ci: interval, t, p }]),
      ),
      unweighted_score: servqualScore(gaps),
      weighted_score: servqualScore(gaps, SERVQUAL_WEIGHTS),
    };
  },
);

runGolden(
  'reliability',
  z.union([
    z.object({ answers: z.array(z.array(z.number())) }),
    z.object({ file: z.string(), columns: z.array(z.string()) }),
  ]),
  inputs => {
    const rows =
      'answers' in inputs
        ? inputs.answers
        : readTable(inputs.file)
            .map(row => inputs.columns.map(column => answer(row[column], 1, 10)))
            .flatMap(row => (row.every(value => value !== null) ? [row] : []));
    const result = reliability(rows);
    return {
      n: result?.n,
      k: result?.k,
      alpha: result?.alpha,
      standardized_alpha: result?.standardizedAlpha,
      mean_inter_item_r: result?.meanInterItemR,
      feldt_ci: result?.feldtInterval,
      alpha_if_dropped: result?.alphaIfDropped,
      corrected_item_total_r: result?.correctedItemTotalR,
    };
  },
);
