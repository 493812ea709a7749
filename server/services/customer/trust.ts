import { bandsOf } from '@/domain/trust/memory';
import { trustEventsOf } from '@/domain/trust/timeline';
import { type Trust, trustOf } from '@/domain/trust/trust';
import type { TrustScore } from '@/domain/trust/valence';
import type { Ctx } from '@/server/db/tenant';
import { readFacts } from '../memory/facts';
import { readMemorySettings } from '../memory/settings';
import type { CustomerRow } from './find';

export type CustomerTrust = { trust: Trust; bands: Partial<Record<TrustScore['metric'], string>> };

/**
 * Trust over everything on record about the customer (scores, interactions, cases, promises, referrals) with the workspace's
 * own valences, and the band of the latest score per metric.
 */
export async function trustOfCustomer(ctx: Ctx, who: CustomerRow): Promise<CustomerTrust> {
  const facts = (await readFacts(ctx, [who.id])).get(who.id);
  if (!facts) return { trust: trustOf([], ctx.now), bands: {} };
  const { valences } = await readMemorySettings(ctx);
  return {
    trust: trustOf(trustEventsOf(facts, ctx.now), ctx.now, valences),
    bands: bandsOf(facts.scores),
  };
}
