import { sql } from 'drizzle-orm';
import type { InteractionClass } from '@/domain/interaction';
import { bandNameOf } from '@/domain/metrics/bands';
import { type Trust, type TrustEvent, trustOf } from '@/domain/trust/trust';
import type { TrustScore } from '@/domain/trust/valence';
import type { Ctx } from '@/server/db/tenant';
import type { CustomerRow } from './find';

/** A purchase counts as a comeback when the one before it is longer ago than this. */
const BREAK_MS = 90 * 86_400_000;

/** The index is stored as the sum 0 to 27 of its three items. */
const INDEX_SUM_MAX = 27;

type ScoreRow = {
  id: string;
  at: string;
  metric: 'nps' | 'csat' | 'ces' | 'index_sum';
  score: number;
  points: number | null;
  recovery: boolean;
};
type HappeningRow = {
  id: string;
  at: string;
  class: InteractionClass | null;
  initiated_by: string | null;
  case_of: string | null;
};

export type CustomerTrust = { trust: Trust; bands: Partial<Record<TrustScore['metric'], string>> };

/** Trust over the customer's scores, interactions and referrals, and the band of the latest score per metric. */
export async function trustOfCustomer(ctx: Ctx, who: CustomerRow): Promise<CustomerTrust> {
  const scores = await scoresOf(ctx, who.id);
  const events = [
    ...scores.map(scoreEvent),
    ...interactionEvents(await happeningsOf(ctx, who.id)),
    ...(await referralsOf(ctx, who.externalId)),
  ];
  const bands: CustomerTrust['bands'] = {};
  for (const row of scores) {
    const { metric, score, points } = toScore(row);
    bands[metric] = bandNameOf(metric, score, points);
  }
  return { trust: trustOf(events, ctx.now), bands };
}

/** Oldest first, so that the last one per metric is the latest. */
async function scoresOf(ctx: Ctx, customerId: string): Promise<ScoreRow[]> {
  const { rows } = await ctx.db.execute<ScoreRow>(sql`
    select r.id, coalesce(r.scored_at, r.started_at) as at, q.metric, a.value as score,
      case when q.metric in ('csat', 'ces') then q.score_max end as points, s.template = 'recovery-check' as recovery
    from response r
    join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
    join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id
    join question q on q.workspace_id = a.workspace_id and q.id = a.question_id
    where r.workspace_id = ${ctx.workspaceId} and r.customer_id = ${customerId} and not r.is_test
      and a.value is not null and q.metric in ('nps', 'csat', 'ces', 'index_sum')
    order by at, r.id, q.id`);
  return rows;
}

async function happeningsOf(ctx: Ctx, customerId: string): Promise<HappeningRow[]> {
  const { rows } = await ctx.db.execute<HappeningRow>(sql`
    select i.id, i.occurred_at as at, t.class, i.initiated_by, i.case_of
    from interaction i
    left join interaction_type t on t.workspace_id = i.workspace_id and t.name = i.type
    where i.workspace_id = ${ctx.workspaceId} and i.customer_id = ${customerId}
    order by i.occurred_at, i.id`);
  return rows;
}

/** One event per customer who was brought, when they first came. */
async function referralsOf(ctx: Ctx, externalId: string): Promise<TrustEvent[]> {
  const { rows } = await ctx.db.execute<{ id: string; at: string }>(sql`
    select distinct on (customer_id) id, occurred_at as at from interaction
    where workspace_id = ${ctx.workspaceId} and referred_by = ${externalId}
    order by customer_id, occurred_at, id`);
  return rows.map(row => ({ kind: 'referral', id: row.id, at: new Date(row.at) }));
}

const scoreEvent = (row: ScoreRow): TrustEvent => ({
  kind: row.recovery ? 'recovery' : 'score',
  id: row.id,
  at: new Date(row.at),
  ...toScore(row),
});

function toScore({ metric, score, points }: ScoreRow): TrustScore {
  if (metric === 'index_sum') return { metric: 'index', score: (score / INDEX_SUM_MAX) * 100 };
  return { metric, score, ...(points !== null && { points }) };
}

function interactionEvents(rows: HappeningRow[]): TrustEvent[] {
  let lastPurchase: number | null = null;
  return rows.flatMap((row): TrustEvent[] => {
    const at = new Date(row.at);
    const event = { id: row.id, at };
    if (row.class === 'complaint' || row.class === 'defect_return') return [{ kind: 'complaint', ...event }];
    // A contact about something that is still open: the customer had to chase us.
    if (row.class === 'contact' && row.initiated_by === 'customer' && row.case_of !== null)
      return [{ kind: 'chased', ...event }];
    if (row.class !== 'purchase') return [];
    const isComeback = lastPurchase !== null && at.getTime() - lastPurchase > BREAK_MS;
    lastPurchase = at.getTime();
    return isComeback ? [{ kind: 'comeback', ...event }] : [];
  });
}
