import { sql } from 'drizzle-orm';
import { capKey, type Places } from '@/domain/sending/cap';
import { type CaseAsk, caseKeyOf, type Happening, type Occasion, type Rule } from '@/domain/sending/facts';
import { isFor } from '@/domain/sending/order';
import { addDays } from '@/domain/time/local-date';
import { startOfLocalDay } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { IN_LEDGER } from './load';

/** What happened to these customers, since the first of the occasions, that calls one of the programs off. */
export async function loadHappenings(
  ctx: Ctx,
  rules: readonly Rule[],
  occasions: readonly Occasion[],
): Promise<Happening[]> {
  const calling = rules.filter(rule => rule.unless.length > 0);
  const own = occasions.filter(occasion => calling.some(rule => isFor(rule, occasion)));
  if (own.length === 0) return [];
  const types = [...new Set(calling.flatMap(rule => rule.unless))];
  const since = new Date(Math.min(...own.map(occasion => occasion.occurredAt.getTime())));
  const { rows } = await ctx.db.execute<Omit<Happening, 'occurredAt'> & { occurredAt: string }>(sql`
    select id, type, external_id as "externalId", case_of as "caseOf", customer_id as "customerId", occurred_at as "occurredAt"
    from interaction
    where workspace_id = ${ctx.workspaceId} and customer_id = any(${sql.param([...new Set(own.map(one => one.customerId))])}::uuid[])
      and occurred_at > ${since} and type = any(${sql.param(types)}::text[])`);
  return rows.map(row => ({ ...row, occurredAt: new Date(row.occurredAt) }));
}

/** Invitations about the cases of these occasions, of programs that ask once per case. */
export async function loadCases(
  ctx: Ctx,
  rules: readonly Rule[],
  occasions: readonly Occasion[],
): Promise<CaseAsk[]> {
  const asking = rules.filter(rule => rule.oncePerCase);
  const keys = occasions
    .filter(occasion => asking.some(rule => isFor(rule, occasion)))
    .flatMap(occasion => caseKeyOf(occasion) ?? []);
  if (keys.length === 0) return [];
  const { rows } = await ctx.db.execute<CaseAsk>(sql`
    select i.program_id as "ruleId", i.case_key as "caseKey", i.id as "invitationId" from invitation i
    where i.workspace_id = ${ctx.workspaceId} and i.program_id = any(${sql.param(asking.map(rule => rule.id))}::uuid[])
      and i.case_key = any(${sql.param([...new Set(keys)])}::text[]) and ${IN_LEDGER}`);
  return rows;
}

/**
 * The places of capped programs from today on, per day of the workspace. On days that these occasions could fill, or that
 * are full, invitations that may lose theirs are locked; what somebody else has in hand is not among them.
 */
export async function lockPlaces(
  ctx: Ctx,
  rules: readonly Rule[],
  occasions: readonly Occasion[],
  zone: string,
): Promise<Map<string, Places>> {
  const capped = rules.filter(rule => rule.dailyCap !== null && occasions.some(one => isFor(rule, one)));
  if (capped.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{ programId: string; day: string; count: number }>(sql`
    select i.program_id as "programId", (i.send_at at time zone ${zone})::date::text as day, count(*)::int as count
    from invitation i
    where i.workspace_id = ${ctx.workspaceId} and i.program_id = any(${sql.param(capped.map(rule => rule.id))}::uuid[])
      and i.send_at >= date_trunc('day', ${ctx.now.toISOString()}::timestamptz at time zone ${zone}) at time zone ${zone} and ${IN_LEDGER}
    group by 1, 2`);
  // Up to so many that stand already, everybody finds a place.
  const most = new Map(
    capped.map(rule => [rule.id, (rule.dailyCap ?? 0) - occasions.filter(one => isFor(rule, one)).length]),
  );
  const contested = rows.filter(row => row.count > (most.get(row.programId) ?? 0));
  const open = await lockLargestLots(ctx, contested, occasions.length, zone);
  return new Map(
    rows.map(({ programId, day, count }) => {
      const key = capKey(programId, day);
      return [key, { taken: count, open: open.get(key) ?? [] }];
    }),
  );
}

async function lockLargestLots(
  ctx: Ctx,
  contested: readonly { programId: string; day: string }[],
  most: number,
  zone: string,
): Promise<Map<string, { id: string; lot: number }[]>> {
  if (contested.length === 0) return new Map();
  const days = contested.map(({ programId, day }) => ({
    key: capKey(programId, day),
    program: programId,
    start: startOfLocalDay(day, zone),
    end: startOfLocalDay(addDays(day, 1), zone),
  }));
  const { rows } = await ctx.db.execute<{ key: string; id: string; lot: number }>(sql`
    select x.key, o.id, o.lot
    from json_to_recordset(${JSON.stringify(days)}::json) as x(key text, program uuid, start timestamptz, "end" timestamptz)
    cross join lateral (
      select i.id, i.lot from invitation i
      join delivery d on d.workspace_id = i.workspace_id and d.invitation_id = i.id and d.kind = 'invitation'
      where i.workspace_id = ${ctx.workspaceId} and i.program_id = x.program and i.send_at >= x.start and i.send_at < x."end"
        and i.state = 'scheduled' and i.lot is not null and d.state = 'scheduled'
      order by i.lot desc limit ${most} for update of d skip locked
    ) o
    order by x.key, o.lot desc`);
  const byDay = new Map<string, { id: string; lot: number }[]>();
  for (const { key, ...row } of rows) {
    const list = byDay.get(key);
    if (list) list.push(row);
    else byDay.set(key, [row]);
  }
  return byDay;
}
