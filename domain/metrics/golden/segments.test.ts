import { z } from 'zod';
import { benjaminiHochberg, bonferroni, holm } from '../multiple-comparisons';
import { compareSegments } from '../segments';
import { runGolden } from './support';

runGolden(
  'multiple_comparisons',
  z.union([
    z.object({ p: z.array(z.number()) }),
    z.object({ counts: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])) }),
  ]),
  inputs => {
    if ('p' in inputs) {
      const [bh, stepped] = [benjaminiHochberg(inputs.p), holm(inputs.p)];
      return {
        bonferroni: bonferroni(inputs.p),
        holm: stepped,
        bh,
        rejected_bh_05: rejected(bh),
        rejected_holm_05: rejected(stepped),
      };
    }
    const segments = Object.entries(inputs.counts).map(([key, [promoters, passives, detractors]]) => ({
      key,
      histogram: { min: 0, counts: [detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters] },
    }));
    return Object.fromEntries(
      compareSegments('nps', segments).map(({ key, estimate, difference }) => [
        key,
        {
          nps: estimate.value,
          p: difference.rawP,
          p_bh: difference.p,
          flag_05: difference.verdict === 'real' || difference.verdict === 'probable',
        },
      ]),
    );
  },
);

/** p-values that reach the level exactly are rejected; 0.05 made of sums may miss it by rounding. */
function rejected(adjusted: readonly number[]): number {
  return adjusted.filter(p => p <= 0.05 + 1e-12).length;
}
