import type { FollowUp } from '@/domain/case/rules';
import type { Memory } from '@/domain/trust/memory';
import type { TrustTrend } from '@/domain/trust/trust';
import type { Ctx } from '@/server/db/tenant';
import { openTrustCases } from '../case/on-trust';
import type { KnownCustomer } from './facts';
import { noteForOwners } from './owners';

/** What was remembered before. `signalled`: the last shock or erosion that was acted upon. */
export type Before = { trend: TrustTrend; since: Date | null; signalled: string | null };

/** A shock or erosion of this customer that begins. */
export type Signal = { who: KnownCustomer; memory: Memory; signalled: string | null };

/** History that is brought in later raises nothing. */
const FRESH_MS = 7 * 86_400_000;

/**
 * The name of a shock or an erosion that has just begun, null where there is none, it was acted upon already, or what caused
 * it is more than seven days old.
 */
export function signalOf(
  { trend, since, fellAt }: Memory,
  before: Before | undefined,
  now: Date,
): string | null {
  if ((trend !== 'shock' && trend !== 'erosion') || since === null || fellAt === null) return null;
  if (now.getTime() - fellAt.getTime() > FRESH_MS) return null;
  // A customer whose trust wears away stays told, however the start is dated.
  if (trend === 'erosion' && before?.trend === 'erosion' && before.signalled?.startsWith(trend)) return null;
  const signal = `${trend} ${since.toISOString()}`;
  return signal === before?.signalled ? null : signal;
}

/** Opens the cases that rules about trust wait for, and tells the members to whom big customers belong. */
export async function actOnSignals(
  ctx: Ctx,
  signals: readonly Signal[],
  accounts: FollowUp['accounts'],
): Promise<void> {
  if (signals.length === 0) return;
  await openTrustCases(
    ctx,
    signals.flatMap(({ who, memory: { trend } }) =>
      trend === 'shock' || trend === 'erosion' ? [{ customerId: who.id, signal: trend, at: ctx.now }] : [],
    ),
  );
  if (accounts) await noteForOwners(ctx, signals, accounts);
}
