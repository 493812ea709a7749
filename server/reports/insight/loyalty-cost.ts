import type { z } from 'zod';
import type { Comeback } from '@/domain/metrics/comeback';
import type { Asking } from '../read-metric';
import { type BandLoyalty, type LoyaltyReport, type loyaltySchema, readLoyalty } from './loyalty';

/** What unhappy customers cost, without the curves: the figures of `readLoyalty` themselves. */
export type CostReport = Pick<LoyaltyReport, 'metric' | 'question' | 'past' | 'needed' | 'pairs' | 'risk'> & {
  bands: (Pick<BandLoyalty, 'band' | 'starts'> & { comeback: Pick<Comeback, 'by'> | null })[];
};

/** Throws as `readLoyalty` does. */
export async function readCost(asking: Asking<z.input<typeof loyaltySchema>>): Promise<CostReport> {
  const { metric, question, past, needed, pairs, risk, bands } = await readLoyalty(asking);
  return {
    ...{ metric, question, past, needed, pairs, risk },
    bands: bands.map(({ band, starts, comeback }) => ({
      band,
      starts,
      comeback: comeback && { by: comeback.by },
    })),
  };
}
