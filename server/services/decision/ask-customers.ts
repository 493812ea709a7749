import { type SQL, sql } from 'drizzle-orm';
import type { AttributeCondition } from '@/domain/program';
import type { Occasion } from '@/domain/sending/facts';
import { toSeconds } from '@/domain/time/duration';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { TEST_CUSTOMER } from '../invitation/send-test';
import { meetsAll } from '../segment/where';
import { turnOf } from './claim';
import { decideOccasions, zoneOf } from './decide';
import { type LoadedRule, loadRules } from './rules';

const BATCH = 5_000;
/** A turn that nobody looked at for so long (the program was off, the worker down) is left for the next one. */
const MISSED_DAYS = 7;

/**
 * Takes the turns that have come, each once: of `every` programs, where each customer has a fixed moment in the period,
 * given by a hash, so that customers spread evenly over it; of `once` programs, where it is the turn of whoever is in the
 * segment and had none. Every turn gets its row in the decision log; those that must wait are decided again when their rest
 * is over, as interactions are. The programs' turns are decided together, by priority, and lock whom they concern once. At
 * most one batch; `more`: it was full.
 */
export async function askCustomers({ ctx }: { ctx: Ctx }): Promise<{ invited: number; more: boolean }> {
  const rules = await loadRules(ctx);
  const turns: Occasion[] = [];
  for (const rule of rules.toSorted((a, b) => a.priority - b.priority || a.order - b.order)) {
    const most = BATCH - turns.length;
    if (most === 0) break;
    turns.push(...(await turnsOf(ctx, rule, most)));
  }
  const invited = await decideOccasions(ctx, rules, turns);
  if (invited > 0) await wake(ctx, 'sendDeliveries');
  return { invited, more: turns.length === BATCH };
}

/** At most so many turns of one program; none of one that is switched off or asks about interactions. */
async function turnsOf(ctx: Ctx, rule: LoadedRule, most: number): Promise<Occasion[]> {
  if (rule.types !== null || !rule.active || !rule.activatedAt) return [];
  return 'every' in rule.trigger
    ? turnsOfPeriod(ctx, rule, {
        activatedAt: rule.activatedAt,
        seconds: toSeconds(rule.trigger.every),
        most,
      })
    : turnsOfSegment(ctx, rule, most);
}

async function turnsOfPeriod(
  ctx: Ctx,
  rule: LoadedRule,
  { activatedAt, seconds, most }: { activatedAt: Date; seconds: number; most: number },
): Promise<Occasion[]> {
  const { rows } = await ctx.db.execute<{ id: string; turn: string; at: string }>(sql`
    select c.id, t.turn, to_timestamp(t.at) as at
    from customer c
    cross join lateral (select ('x' || substr(md5(${rule.id} || c.id::text), 1, 8))::bit(32)::bigint / 4294967296.0 as share) h
    cross join lateral (select floor(extract(epoch from ${ctx.now}::timestamptz) / ${seconds}::float8 - h.share)::bigint as turn) k
    cross join lateral (select k.turn, (k.turn + h.share) * ${seconds}::float8 as at) t
    where c.workspace_id = ${ctx.workspaceId} and to_timestamp(t.at) >= ${activatedAt}
      and to_timestamp(t.at) > ${ctx.now}::timestamptz - make_interval(days => ${MISSED_DAYS}) and c.created_at <= to_timestamp(t.at)
      and ${isSomebody} and ${hadNone(rule, sql`t.turn`)}
    limit ${most}`);
  return rows.map(({ id, turn, at }) => turnOf(rule.id, id, Number(turn), new Date(at)));
}

/** With a daily cap no more than the day still has room for, drawn evenly: the others' turn comes tomorrow. */
async function turnsOfSegment(ctx: Ctx, rule: LoadedRule, atMost: number): Promise<Occasion[]> {
  const where = await whereOf(ctx, rule);
  const most = Math.min(atMost, await roomOf(ctx, rule));
  if (where === null || most <= 0) return [];
  const order = rule.dailyCap === null ? sql`` : sql`order by md5(${rule.id} || c.id::text)`;
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select c.id from customer c
    where c.workspace_id = ${ctx.workspaceId} and ${meetsAll([...where, ...rule.where], sql`c.attributes`)}
      and ${isSomebody} and ${hadNone(rule, sql`0`)}
    ${order} limit ${most}`);
  return rows.map(({ id }) => turnOf(rule.id, id, 0, ctx.now));
}

async function whereOf(ctx: Ctx, rule: LoadedRule): Promise<AttributeCondition[] | null> {
  if (!('once' in rule.trigger)) return null;
  const { rows } = await ctx.db.execute<{ where: AttributeCondition[] }>(sql`
    select "where" from segment where workspace_id = ${ctx.workspaceId} and id = ${rule.trigger.once}`);
  return rows[0]?.where ?? null;
}

async function roomOf(ctx: Ctx, rule: LoadedRule): Promise<number> {
  if (rule.dailyCap === null) return Number.POSITIVE_INFINITY;
  const zone = await zoneOf(ctx);
  const { rows } = await ctx.db.execute<{ count: number }>(sql`
    select (select count(*) from invitation i where i.workspace_id = ${ctx.workspaceId} and i.program_id = ${rule.id}
        and i.send_at >= date_trunc('day', ${ctx.now}::timestamptz at time zone ${zone}) at time zone ${zone})::int
      + (select count(*) from decision d where d.workspace_id = ${ctx.workspaceId} and d.program_id = ${rule.id}
        and d.outcome = 'waiting' and d.reason = 'daily_cap')::int as count`);
  return rule.dailyCap - (rows[0]?.count ?? 0);
}

const isSomebody = sql`not starts_with(c.external_id, ${TEST_CUSTOMER})`;

const hadNone = (rule: LoadedRule, turn: SQL): SQL => sql`
  not exists (select 1 from decision d where d.workspace_id = c.workspace_id and d.program_id = ${rule.id}
    and d.customer_id = c.id and d.period = ${turn})
  and not exists (select 1 from invitation i where i.workspace_id = c.workspace_id and i.program_id = ${rule.id}
    and i.customer_id = c.id and i.period = ${turn})`;
