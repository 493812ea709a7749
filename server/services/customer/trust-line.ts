import { type TrustLine, trustLine } from '@/domain/trust/line';
import type { Trust, TrustContribution } from '@/domain/trust/trust';
import type { Ctx } from '@/server/db/tenant';
import { findCustomer } from './find';
import { trustOfCustomer } from './trust';

/** Trust as it is drawn, with what it is now; `n`: events behind it. */
export type CustomerTrustLine = TrustLine<TrustContribution> &
  Pick<Trust, 'value' | 'trend' | 'since' | 'n'> & { now: Date };

/** One customer's trust over time, thinned where there are too many events to draw; `not_found` where there is none. */
export async function readTrustLine({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string };
}): Promise<CustomerTrustLine> {
  const { trust } = await trustOfCustomer(ctx, await findCustomer(ctx, input.externalId));
  const { value, trend, since, n, contributions } = trust;
  return { ...trustLine(contributions, ctx.now), value, trend, since, n, now: ctx.now };
}
