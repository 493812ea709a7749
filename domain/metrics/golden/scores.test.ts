import { z } from 'zod';
import { rollingWindow } from '@/domain/time/periods';
import { bootstrapInterval } from '../bootstrap';
import { countBetween, median } from '../histogram';
import { compare } from '../metric';
import { testProportions } from '../n1-test';
import {
  compareNps,
  type NpsCounts,
  npsAdjusted,
  npsAdjustedInterval,
  npsCounts,
  npsTInterval,
  npsWald,
  npsWaldInterval,
} from '../nps';
import { npsScoreInterval } from '../nps-score-interval';
import { satisfactionIndex } from '../satisfaction-index';
import { summarizeHistogram, summarizeValues } from '../t-interval';
import { trendTest } from '../trend-test';
import { welch } from '../welch';
import { shareOf, wilsonCorrected } from '../wilson';
import { answer, pair, readTable, runGolden } from './support';

const triple = z.tuple([z.number(), z.number(), z.number()]);

runGolden(
  'nps_interval',
  z.union([
    z.object({ histogram_0_to_10: z.array(z.number()) }),
    z.object({ promoters: z.number(), passives: z.number(), detractors: z.number() }),
  ]),
  (inputs, { expected }) => {
    const counts = 'promoters' in inputs ? inputs : npsCounts({ min: 0, counts: inputs.histogram_0_to_10 });
    const n = counts.promoters + counts.passives + counts.detractors;
    const adjusted = npsAdjusted(counts);
    const { nps, se } = npsWald(counts);
    const wanted = z.looseObject({ bootstrap_percentile_ci_limit: pair.optional() }).parse(expected);
    return {
      n,
      ...counts,
      nps,
      se,
      variance: (n * se ** 2) / 1e4,
      wald_ci: npsWaldInterval(counts),
      adjusted_wald_point: adjusted.nps,
      adjusted_wald_se: adjusted.se,
      adjusted_wald_ci: npsAdjustedInterval(counts),
      t_ci: npsTInterval(counts),
      score_ci: npsScoreInterval(counts),
      ...(wanted.bootstrap_percentile_ci_limit && { bootstrap_percentile_ci_limit: bootstrapNps(counts) }),
    };
  },
  { bootstrap_percentile_ci_limit: n => Math.max(1.5, 100 / n) + 1e-9 },
);

runGolden('nps_compare', z.object({ a: triple, b: triple }), ({ a, b }) => {
  const [left, right] = [countsOf(a), countsOf(b)];
  const plain = compareNps(left, right, npsWald);
  const adjusted = compareNps(left, right);
  return {
    diff: plain.difference,
    se_wald: plain.se,
    z_wald: plain.z,
    p_wald: plain.p,
    wald_ci: plain.interval,
    diff_adjusted: adjusted.difference,
    se_adjusted: adjusted.se,
    z_adjusted: adjusted.z,
    p_adjusted: adjusted.p,
    adjusted_ci: adjusted.interval,
  };
});

runGolden(
  'proportions_csat',
  z.union([
    z.object({ x: z.number(), n: z.number() }),
    z.object({ x1: z.number(), n1: z.number(), x2: z.number(), n2: z.number() }),
  ]),
  inputs => {
    if ('x' in inputs) {
      const { value, low, high } = shareOf(inputs.x, inputs.n);
      return {
        p: value,
        wilson_ci: [low, high],
        wilson_cc_ci: wilsonCorrected(inputs.x / inputs.n, inputs.n),
      };
    }
    const { x1, n1, x2, n2 } = inputs;
    const test = testProportions(x1, n1, x2, n2);
    // The same through the front door, on a histogram of 5s and 1s.
    const compared = compare('csat', yesNo(x1, n1), yesNo(x2, n2));
    return {
      diff: compared.value,
      newcombe_ci: [compared.low, compared.high],
      chi2: test?.chi2,
      p_chi2: test?.p,
      chi2_n1: test?.chi2N1,
      p_n1: compared.p,
    };
  },
);

const scaleMin = { scale_min: z.number() };

runGolden(
  'ces_means',
  z.union([
    z.object({ ...scaleMin, histogram: z.array(z.number()), top_box_from: z.number() }),
    z.object({ ...scaleMin, a: z.array(z.number()), b: z.array(z.number()) }),
  ]),
  inputs => {
    const min = inputs.scale_min;
    if ('a' in inputs) {
      const test = welch(
        summarizeHistogram({ min, counts: inputs.a }),
        summarizeHistogram({ min, counts: inputs.b }),
      );
      return { diff: test?.difference, t: test?.t, df: test?.df, p: test?.p, ci: test?.interval };
    }
    const histogram = { min, counts: inputs.histogram };
    const { n, mean, sd, se, interval } = summarizeHistogram(histogram);
    const share = shareOf(countBetween(histogram, inputs.top_box_from), n);
    return {
      n,
      mean,
      sd,
      se,
      t_ci: interval,
      top_box_share: share.value,
      top_box_wilson_ci: [share.low, share.high],
      median: median(histogram),
    };
  },
);

const weights = z.array(z.number());

runGolden(
  'acsi_index',
  z.union([
    z.object({ item_means: z.array(z.number()), weights }),
    z.object({ answers: z.array(z.array(z.number().nullable())), weights }),
    z.object({ file: z.string(), columns: z.array(z.string()), weights }),
  ]),
  inputs => {
    if ('item_means' in inputs) return { index: satisfactionIndex([inputs.item_means], inputs.weights).mean };
    const rows =
      'answers' in inputs
        ? inputs.answers
        : readTable(inputs.file).map(row => inputs.columns.map(column => answer(row[column], 1, 10)));
    const { n, mean, sd, se, interval } = satisfactionIndex(rows, inputs.weights);
    const complete = rows.filter(row => row.every(value => value !== null));
    const items = inputs.weights.map((_, i) => summarizeValues(complete.map(row => row[i] ?? 0)).mean);
    return { n, index: mean, sd, se, t_ci: interval, item_means: items };
  },
);

runGolden(
  'trend',
  z.union([
    z.object({ scores: z.array(z.number()), x: z.array(z.number()), n: z.array(z.number()) }),
    z.object({ file: z.string(), days: z.number(), date_column: z.string(), as_of: z.array(z.string()) }),
  ]),
  inputs => {
    if ('scores' in inputs) {
      const { scores, x, n } = inputs;
      const test = trendTest(scores.map((score, i) => ({ score, yes: x[i] ?? 0, n: n[i] ?? 0 })));
      return { z: test?.z, p: test?.p, chi2: test?.chi2, slope_per_unit: test?.slope };
    }
    const rows = readTable(inputs.file);
    const windows = inputs.as_of.map(asof => {
      const { start, end } = rollingWindow(inputs.days, asof);
      const inside = rows.filter(row => {
        const date = row[inputs.date_column] ?? '';
        return date >= start && date < end && /^(yes|no)$/.test(row.Recommended ?? '');
      });
      const yes = inside.filter(row => row.Recommended === 'yes').length;
      const { value, low, high } = shareOf(yes, inside.length);
      return { asof, n: inside.length, yes, p: value, wilson_ci: [low, high] };
    });
    return { windows };
  },
);

function countsOf([promoters, passives, detractors]: [number, number, number]): NpsCounts {
  return { promoters, passives, detractors };
}

function yesNo(yes: number, n: number): { min: number; counts: number[] } {
  return { min: 1, counts: [n - yes, 0, 0, 0, yes] };
}

function bootstrapNps({ promoters, passives, detractors }: NpsCounts): [number, number] | null {
  const values = [
    ...new Array<number>(promoters).fill(100),
    ...new Array<number>(passives).fill(0),
    ...new Array<number>(detractors).fill(-100),
  ];
  return bootstrapInterval(values, sample => sample.reduce((sum, value) => sum + value, 0) / sample.length, {
    seed: 20,
    resamples: 5000,
  });
}
