import { sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { Occasion } from '@/domain/sending/decide';
import { toSeconds } from '@/domain/time/duration';
import type { Ctx } from '@/server/db/tenant';
import { judgeOccasions } from './decide';
import { type LoadedRule, loadRules } from './load';
import { saveInvitations } from './save';

const BATCH = 1_000;
/** How long after their moment somebody who was tired of questions may still be asked this time round. */
const GRACE_DAYS = 7;

/**
 * The turn of `every` programs: each customer has a fixed moment in the period, given by a hash, so that customers
 * spread evenly over it. Invites those whose moment came, since the program was activated and not asked this time yet.
 * At most one batch per program; `more`: a batch was full and invited somebody.
 */
export async function askCustomers({ ctx }: { ctx: Ctx }): Promise<{ invited: number; more: boolean }> {
  const rules = (await loadRules(ctx)).filter(rule => rule.types === null && rule.active);
  let invited = 0;
  let more = false;
  for (const rule of rules) {
    const turns = await loadTurns(ctx, rule);
    const periods = new Map(turns.map(turn => [turn.occasion.id, turn.period]));
    const { all, invitations } = await judgeOccasions(
      ctx,
      [rule],
      turns.map(turn => turn.occasion),
    );
    const occasionOf = new Map(all.map(verdict => [verdict.invitation?.id, verdict.occasion.id]));
    await saveInvitations(
      ctx,
      invitations.map(one => ({ ...one, period: periods.get(occasionOf.get(one.id) ?? '') ?? null })),
    );
    invited += invitations.length;
    more ||= turns.length === BATCH && invitations.length > 0;
  }
  return { invited, more };
}

type Turn = { occasion: Occasion; period: number };

async function loadTurns(ctx: Ctx, rule: LoadedRule): Promise<Turn[]> {
  if (!('every' in rule.trigger) || !rule.activatedAt) return [];
  const seconds = toSeconds(rule.trigger.every);
  const { rows } = await ctx.db.execute<{
    id: string;
    doNotAsk: boolean;
    attributes: Attributes;
    turn: string;
    at: string;
  }>(sql`
    select c.id, c.do_not_ask as "doNotAsk", c.attributes, t.turn, to_timestamp(t.at) as at
    from customer c
    cross join lateral (select ('x' || substr(md5(${rule.id} || c.id::text), 1, 8))::bit(32)::bigint / 4294967296.0 as share) h
    cross join lateral (select floor(extract(epoch from now()) / ${seconds}::float8 - h.share)::bigint as turn) k
    cross join lateral (select k.turn, (k.turn + h.share) * ${seconds}::float8 as at) t
    where c.workspace_id = ${ctx.workspaceId} and to_timestamp(t.at) >= ${rule.activatedAt}
      and to_timestamp(t.at) > now() - make_interval(days => ${GRACE_DAYS}) and c.created_at <= to_timestamp(t.at)
      and c.email is not null and c.unsubscribed_at is null and not c.do_not_ask
      and not exists (select 1 from invitation i where i.workspace_id = c.workspace_id and i.program_id = ${rule.id}
        and i.customer_id = c.id and i.period = t.turn)
    -- Another part of those who must wait comes first each time, so that they never fill the batch for good.
    order by md5(c.id::text || now()::text) limit ${BATCH}`);
  return rows.map(row => {
    const at = new Date(row.at);
    return {
      period: Number(row.turn),
      occasion: {
        id: `${row.id}:${row.turn}`,
        interactionId: null,
        type: null,
        customerId: row.id,
        occurredAt: at,
        recordedAt: at,
        doNotAsk: row.doNotAsk,
        attributes: {},
      },
    };
  });
}
