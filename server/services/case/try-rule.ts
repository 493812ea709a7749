import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Attributes } from '@/domain/attributes';
import { addBusinessTime, type Calendar } from '@/domain/case/clock';
import { type Candidate, ownerOf } from '@/domain/case/owners';
import { type CaseRule, caseRuleSchema } from '@/domain/case/rules';
import { addDays } from '@/domain/time/local-date';
import { localDate, startOfLocalDay } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { whichSql } from '@/server/reports/match-sql';
import { withinLimit } from '@/server/reports/run';
import { readWhich } from '@/server/reports/which';
import { type LookedAt, lookedAt, matchOf, thatFit } from './on-answers';
import { promisedMs } from './on-silence';
import { attributesMeet } from './on-trust';
import { readCrew } from './prepare';
import { readCaseSettings } from './settings';

export const tryCaseRuleSchema = z.object({
  rule: caseRuleSchema.omit({ since: true }),
  /** So many local days back, today included. */
  days: z.union([z.literal(30), z.literal(90)]).default(30),
});

/**
 * What a rule would have done. `found`: answers, contacts or customers that fit; `cases`: what that opens, since whoever has a
 * case already gets no second one. `perDay`: every local day, the oldest first; `owners`: whose they would have been, the
 * most first, null for nobody; `imported`: of those found, answers that were imported, which open nothing when they come in.
 * `isCut`: more was found than is looked at, the newest were.
 */
type TriedRule = {
  days: number;
  found: number;
  cases: number;
  imported: number;
  perDay: { day: string; n: number }[];
  owners: { id: string | null; name: string; n: number }[];
  isCut: boolean;
};

/** Found things looked at in one trial. */
const MOST = 10_000;
const HOUR_MS = 3_600_000;

type Found = { at: Date; customer: string | null; attributes: Attributes; isImported: boolean };

/** Tries a rule on the days behind, alone, as if no case had ever been opened. It changes nothing. */
export async function tryCaseRule({
  ctx,
  input,
  signal,
}: {
  ctx: Ctx;
  input: z.input<typeof tryCaseRuleSchema>;
  signal?: AbortSignal;
}): Promise<TriedRule> {
  const { rule, days } = tryCaseRuleSchema.parse(input);
  const { calendar } = await readCaseSettings(ctx);
  const today = localDate(ctx.now, calendar.timezone);
  const first = addDays(today, 1 - days);
  const since = startOfLocalDay(first, calendar.timezone);
  const found = await withinLimit({ ctx, signal }, () => findPast(ctx, rule, since, calendar));
  const cases = opened(found, rule, calendar);
  const count = new Map<string, number>();
  for (const { at } of cases) {
    const day = localDate(at, calendar.timezone);
    count.set(day, (count.get(day) ?? 0) + 1);
  }
  return {
    days,
    found: found.length,
    cases: cases.length,
    imported: found.filter(({ isImported }) => isImported).length,
    perDay: Array.from({ length: days }, (_, index) => {
      const day = addDays(first, index);
      return { day, n: count.get(day) ?? 0 };
    }),
    owners: await ownersOf(ctx, rule, cases),
    isCut: found.length === MOST,
  };
}

/** Oldest first: one case per customer until the one before should be resolved. */
function opened(found: readonly Found[], rule: CaseRule, calendar: Calendar): Found[] {
  const busyUntil = new Map<string, Date>();
  return found.filter(({ at, customer }) => {
    if (customer === null) return true;
    const busy = busyUntil.get(customer);
    if (busy && at < busy) return false;
    busyUntil.set(customer, addBusinessTime(at, rule.promise.resolveHours * HOUR_MS, calendar));
    return true;
  });
}

async function ownersOf(ctx: Ctx, rule: CaseRule, cases: readonly Found[]): Promise<TriedRule['owners']> {
  const { candidates, names } = await readCrew(ctx);
  // Whoever is away comes back: the trial gives to everybody.
  const crew: Candidate[] = candidates.map(one => ({ ...one, awayUntil: null }));
  const counts = new Map<string | null, number>();
  for (const [turn, { attributes }] of cases.entries()) {
    const id = ownerOf(rule.assign, { attributes, candidates: crew, now: ctx.now });
    const chosen = crew.find(one => one.id === id);
    if (chosen) chosen.lastAt = new Date(ctx.now.getTime() + turn);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .map(([id, n]) => ({ id, name: id === null ? 'Nobody' : (names.get(id) ?? 'Somebody who left'), n }))
    .sort((a, b) => b.n - a.n || a.name.localeCompare(b.name));
}

/** Oldest first; the newest where there are too many. */
async function findPast(ctx: Ctx, rule: CaseRule, since: Date, calendar: Calendar): Promise<Found[]> {
  const { trigger } = rule;
  const rows =
    trigger.kind === 'trust'
      ? await lostTrust(ctx, rule, since)
      : trigger.kind === 'overdue'
        ? await leftAlone(ctx, rule, since, calendar)
        : await answered(ctx, rule, since);
  return rows
    .map(({ at, customer_id, attributes, imported }) => ({
      at: new Date(at),
      customer: customer_id,
      attributes,
      isImported: imported,
    }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

type Past = { at: string; customer_id: string | null; attributes: Attributes; imported: boolean };

async function answered(ctx: Ctx, rule: CaseRule, since: Date): Promise<Past[]> {
  const { trigger } = rule;
  const which = await readWhich(ctx, { match: matchOf(rule) });
  const also: SQL =
    trigger.kind === 'theme'
      ? sql`and exists (select from comment_theme m where m.workspace_id = r.workspace_id and m.response_id = r.id
          and not m.is_refused and m.theme_id = any(${sql.param(trigger.themes)}::uuid[]))`
      : trigger.kind === 'callback'
        ? sql`and exists (select from customer_case k where k.workspace_id = r.workspace_id and k.response_id = r.id
          and k.reason = 'callback')`
        : trigger.kind === 'ending'
          ? sql`and r.survey_id = ${trigger.survey}::uuid and r.state = 'completed'`
          : sql``;
  const { rows } = await ctx.db.execute<LookedAt & { imported: boolean }>(sql`
    select ${lookedAt}, r.external_id is not null as imported from response r
    left join interaction x on x.workspace_id = r.workspace_id and x.id = r.interaction_id
    where r.workspace_id = ${ctx.workspaceId} and not r.is_test and r.started_at >= ${since}
      and not r.flags && '{repeat,bot,scanner}'::text[] ${also} ${whichSql(ctx.workspaceId, which)}
    order by r.started_at desc, r.id limit ${MOST}`);
  if (trigger.kind !== 'ending') return rows;
  const fits = new Set((await thatFit(ctx, rule, rows)).map(({ id }) => id));
  return rows.filter(({ id }) => fits.has(id));
}

/** Trust is known as it stands: whose trend turned since then. */
async function lostTrust(ctx: Ctx, { trigger, match }: CaseRule, since: Date): Promise<Past[]> {
  if (trigger.kind !== 'trust') return [];
  const { rows } = await ctx.db.execute<Past>(sql`
    select m.since as at, m.customer_id, c.attributes, false as imported from customer_memory m
    join customer c on c.workspace_id = m.workspace_id and c.id = m.customer_id
    where m.workspace_id = ${ctx.workspaceId} and m.trend = any(${sql.param(trigger.signals)}::text[])
      and m.since >= ${since} and m.spent_year >= ${trigger.spentAtLeast ?? 0}
      and ${await attributesMeet(ctx, match, sql`c.attributes`)}
    order by m.since desc limit ${MOST}`);
  return rows;
}

/** Contacts that had no reaction in time, whether one came later or not; `at`: when the time ran out. */
async function leftAlone(ctx: Ctx, rule: CaseRule, since: Date, calendar: Calendar): Promise<Past[]> {
  const { rows } = await ctx.db.execute<Past & { reaction: string | null }>(sql`
    select i.occurred_at as at, i.customer_id, c.attributes || i.attributes as attributes, i.import_id is not null as imported,
      (select min(j.occurred_at) from interaction j
        where j.workspace_id = i.workspace_id and j.customer_id = i.customer_id and j.occurred_at >= i.occurred_at
          and j.id <> i.id and (j.initiated_by = 'company'
            or (j.case_of = i.external_id and j.initiated_by is distinct from 'customer'))) as reaction
    from interaction i
    join interaction_type t on t.workspace_id = i.workspace_id and t.name = i.type
    join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    where i.workspace_id = ${ctx.workspaceId} and i.occurred_at >= ${since}
      and ((t.class = 'contact' and i.initiated_by = 'customer')
        or (t.class = 'complaint' and i.initiated_by is distinct from 'company'))
      and ${await attributesMeet(ctx, rule.match, sql`(c.attributes || i.attributes)`)}
    order by i.occurred_at desc limit ${MOST}`);
  const ms = promisedMs(rule, calendar);
  return rows.flatMap(({ reaction, ...row }) => {
    const due = addBusinessTime(new Date(row.at), ms, calendar);
    const isLate = due <= ctx.now && (reaction === null || new Date(reaction) > due);
    return isLate ? [{ ...row, at: due.toISOString() }] : [];
  });
}
