import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import { alertDelivery } from '@/drizzle/schema/report';
import type { Ctx } from '@/server/db/tenant';
import { domainOf, parseSender } from '@/server/email/address';
import { sendSystemMail } from '@/server/email/system-mail';
import { env } from '@/server/env';
import { postSigned } from '../delivery/gateway';
import { alertMail } from './mail';
import { alertMessage } from './message';
import type { Told } from './read-told';

/** Waits between attempts of one mail or call; after the last it has failed. */
const WAITS = [
  '5 seconds',
  '5 minutes',
  '30 minutes',
  '2 hours',
  '5 hours',
  '10 hours',
  '14 hours',
  '20 hours',
  '24 hours',
];
const ATTEMPTS = WAITS.length + 1;
/** A claim whose worker died is taken again after this; longer than a server may take to answer. */
const LEASE = '2 minutes';

export type Claimed = {
  id: string;
  alertId: string;
  by: 'mail' | 'webhook';
  target: string;
  attempts: number;
};
type Outcome = { delivered: true } | { delivered: false; error: string; forGood: boolean };

/** Takes what is due, so that nobody else does; what is not recorded afterwards comes back by itself. */
export async function claimAlerts({ ctx, limit = 20 }: { ctx: Ctx; limit?: number }): Promise<Claimed[]> {
  const { rows } = await ctx.db.execute<Claimed>(sql`
    update alert_delivery d set attempts = d.attempts + 1, next_try_at = ${ctx.now}::timestamptz + interval '${sql.raw(LEASE)}'
    where d.workspace_id = ${ctx.workspaceId} and d.id = any(array(
      select id from alert_delivery
      where workspace_id = ${ctx.workspaceId} and next_try_at <= ${ctx.now}
      order by next_try_at limit ${limit} for update skip locked))
    returning d.id, d.alert_id as "alertId", d.by, d.target, d.attempts`);
  return rows;
}

/** Mails or calls; never inside a transaction. `told`: what stands behind it now, null where nobody wants it any more. */
export async function tell(claimed: Claimed, told: Told | null): Promise<Outcome> {
  if (!told) return { delivered: false, error: 'Nobody wants to be told there any more.', forGood: true };
  return claimed.by === 'mail' ? mail(claimed, told) : call(claimed, told);
}

/** Writes down how it went: done, once more at its time, or failed. */
export async function recordTold({
  ctx,
  claimed: { id, attempts },
  outcome,
}: {
  ctx: Ctx;
  claimed: Claimed;
  outcome: Outcome;
}): Promise<void> {
  const wait = WAITS[attempts - 1];
  const own = and(
    eq(alertDelivery.workspaceId, ctx.workspaceId),
    eq(alertDelivery.id, id),
    // Another worker took it when this one was given up: what that one writes holds.
    eq(alertDelivery.attempts, attempts),
  );
  if (outcome.delivered) {
    await ctx.db
      .update(alertDelivery)
      .set({ state: 'delivered', deliveredAt: ctx.now, nextTryAt: null, error: null })
      .where(own);
    return;
  }
  const isOver = outcome.forGood || attempts >= ATTEMPTS || wait === undefined;
  await ctx.db
    .update(alertDelivery)
    .set({
      state: isOver ? 'failed' : 'waiting',
      error: outcome.error,
      nextTryAt: isOver ? null : sql`${ctx.now}::timestamptz + ${wait}::interval`,
    })
    .where(own);
}

async function mail({ id, target }: Claimed, told: Told): Promise<Outcome> {
  try {
    await sendSystemMail({
      to: target,
      ...alertMail(told),
      messageId: `<alert-${id}@${domainOf(parseSender(env().MAIL_FROM).address)}>`,
      keep: told.workspace.isDemo,
    });
    return { delivered: true };
  } catch (error) {
    const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
    return { delivered: false, error: sentence(error), forGood: code >= 500 || isInvalid(error) };
  }
}

/** 2xx: taken; 410: never again; anything else: later. */
async function call({ id, target }: Claimed, told: Told): Promise<Outcome> {
  try {
    const { status } = await postSigned({ url: target, secrets: told.rule.secrets }, alertMessage(id, told));
    if (status >= 200 && status < 300) return { delivered: true };
    return { delivered: false, error: `The address answered ${status}.`, forGood: status === 410 };
  } catch (error) {
    return { delivered: false, error: sentence(error), forGood: isInvalid(error) };
  }
}

const isInvalid = (error: unknown): boolean => error instanceof AppError && error.code === 'invalid';

const sentence = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 300);
