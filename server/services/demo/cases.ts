import { sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import { lateDays } from '@/domain/case/clock';
import { DEFAULT_PROMISE } from '@/domain/case/rules';
import { closesAt, promiseFrom } from '@/domain/case/states';
import { MOST_LATE_DAYS } from '@/domain/case/tending';
import { type CaseFate, caseFateOf, demoCalendar, rootCauseOf } from '@/domain/demo/cases';
import type { Cause } from '@/domain/demo/experience';
import type { Dealing } from '@/domain/demo/life';
import { randomFor } from '@/domain/demo/noise';
import type { PlantedDates } from '@/domain/demo/truths';
import { newId } from '@/domain/ids';
import { can } from '@/domain/roles';
import { caseEvent, caseMessage, customerCase } from '@/drizzle/schema/case';
import { theme } from '@/drizzle/schema/comment';
import type { Ctx } from '@/server/db/tenant';
import { becauseOf, type FoundScore } from '../case/finding';
import { ensureTaxonomy } from '../theme/ensure-taxonomy';
import { askWhetherItWorked, type Check } from './checks';
import { lettersOf } from './letters';
import type { DemoMember } from './load';
import type { Known } from './settle';
import type { Stage } from './stage';

type CaseRow = typeof customerCase.$inferInsert & { id: string; openedAt: Date };
type EventRow = typeof caseEvent.$inferInsert;

/** An answer that opens a case by the default rules. */
type Unhappy = {
  id: string;
  key: string;
  customer: string;
  /** The shop's own id. */
  customerKey: string;
  name: string | null;
  at: Date;
  attributes: Attributes;
  language: string;
  wantsCall: boolean;
  score: FoundScore;
};
/** An unhappy answer with what became of it; `owner`: null where the demo has nobody who serves. */
export type Told = Unhappy & {
  caseId: string;
  openedAt: Date;
  fate: CaseFate;
  owner: DemoMember | null;
  dealing: Dealing;
};

const MINUTE = 60_000;
const BATCH = 500;

/**
 * The cases of a history that is over: what the rules would have opened, who did what about it and when, and what customers
 * said when asked whether it worked. Written in sets, by the same clocks and words that serve live cases.
 */
export async function playCases({
  ctx,
  stage,
  known,
  dates,
  seed,
  members,
}: {
  ctx: Ctx;
  stage: Stage;
  known: Known;
  dates: PlantedDates;
  seed: number;
  members: readonly DemoMember[];
}): Promise<{ invitations: number; responses: number }> {
  await ensureTaxonomy(ctx);
  const causes = await readThemes(ctx);
  const serving = members.filter(({ role }) => can(role, 'serve'));
  const rows: CaseRow[] = [];
  const events: EventRow[] = [];
  const told: Told[] = [];
  const open = new Map<string, { row: CaseRow; until: Date }>();
  for (const unhappy of await readUnhappy(ctx)) {
    const dealing = known.dealings.get(unhappy.key) ?? known.latest.get(unhappy.customerKey);
    if (!dealing || !known.latest.has(unhappy.customerKey)) continue;
    const openedAt = new Date(unhappy.at.getTime() + 2 * MINUTE);
    const before = open.get(unhappy.customer);
    if (before && openedAt < before.until) {
      events.push(
        event(ctx, before.row.id, 'answered_again', openedAt, { detail: { response: unhappy.id } }),
      );
      continue;
    }
    const { cause } = dealing.experience;
    const fate = caseFateOf(seed, unhappy.key, { openedAt, cause }, dates);
    const owner = ownerOf(seed, unhappy.key, serving);
    const one = { ...unhappy, caseId: newId(), openedAt, fate, owner: fate.isOwned ? owner : null, dealing };
    const row = rowOf(ctx, one, causes);
    rows.push(row);
    events.push(...eventsOf(ctx, one, row));
    told.push(one);
    open.set(unhappy.customer, { row, until: fate.resolvedAt ?? dates.now });
  }
  const letters = lettersOf(ctx, told);
  const checks = told.flatMap((one): Check[] =>
    one.fate.askedAt ? [{ ...one, askedAt: one.fate.askedAt }] : [],
  );
  await insertAll(rows, batch => ctx.db.insert(customerCase).values(batch));
  await insertAll([...events, ...letters.events], batch => ctx.db.insert(caseEvent).values(batch));
  await insertAll(letters.messages, batch => ctx.db.insert(caseMessage).values(batch));
  return askWhetherItWorked({ ctx, stage, checks, seed });
}

/** In order of time: an answer while a case is open joins it. */
async function readUnhappy(ctx: Ctx): Promise<Unhappy[]> {
  const { rows } = await ctx.db.execute<Omit<Unhappy, 'at'> & { at: string }>(sql`
    select r.id, r.external_id as key, r.customer_id as customer, c.external_id as "customerKey", c.name,
      r.completed_at as at, r.attributes, r.language,
      coalesce(r.answers -> 'call_me_back' = 'true'::jsonb, false) as "wantsCall", s.score
    from response r
    join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id
    cross join lateral (
      select q.metric, a.value, json_build_object('metric', q.metric, 'value', a.value, 'points', q.score_max) as score
      from answer a join question q on q.workspace_id = a.workspace_id and q.id = a.question_id
      where a.workspace_id = r.workspace_id and a.response_id = r.id and a.value is not null
        and q.metric in ('nps', 'csat', 'ces')
      order by array_position(array['nps', 'csat', 'ces'], q.metric), q.id limit 1) s
    where r.workspace_id = ${ctx.workspaceId} and r.completed_at <= ${ctx.now}
      and not exists (select from customer_case k where k.workspace_id = r.workspace_id and k.response_id = r.id)
      and ((s.metric = 'nps' and s.value <= 6) or (s.metric = 'csat' and s.value <= 2)
        or r.answers -> 'call_me_back' = 'true'::jsonb)
    order by r.completed_at, r.id`);
  return rows.map(row => ({ ...row, at: new Date(row.at) }));
}

async function readThemes(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db.select({ id: theme.id, key: theme.key }).from(theme);
  return new Map(rows.flatMap(({ id, key }) => (key ? [[key, id] as const] : [])));
}

/** Agents have most of the cases. */
function ownerOf(seed: number, key: string, serving: readonly DemoMember[]): DemoMember | null {
  const turns = serving.flatMap(member => Array<DemoMember>(member.role === 'agent' ? 4 : 1).fill(member));
  return turns[Math.floor(randomFor(seed, `owner ${key}`)() * turns.length)] ?? null;
}

function rowOf(ctx: Ctx, one: Told, causes: ReadonlyMap<string, string>): CaseRow {
  const { fate, openedAt, score, wantsCall, dealing } = one;
  const promised = promiseFrom(openedAt, DEFAULT_PROMISE, demoCalendar);
  const { contact, resolvedAt, waitsSince } = fate;
  const closing = resolvedAt && closesAt(resolvedAt);
  const closedAt = closing && closing <= ctx.now ? closing : null;
  const late = lateOf(ctx, one);
  return {
    workspaceId: ctx.workspaceId,
    id: one.caseId,
    customerId: one.customer,
    responseId: one.id,
    reason: wantsCall ? 'callback' : 'score',
    ruleId: wantsCall ? 'callback' : 'unhappy',
    because: becauseOf(wantsCall ? 'Asked for a call' : null, score),
    state: closedAt
      ? 'closed'
      : resolvedAt
        ? 'resolved'
        : waitsSince
          ? 'waiting'
          : fate.isOwned
            ? 'in_progress'
            : 'open',
    priority: wantsCall ? 'high' : 'normal',
    ownerId: one.owner?.userId ?? null,
    attributes: one.attributes,
    metric: score.metric,
    score: score.value,
    points: score.points,
    openedAt,
    preparedAt: openedAt,
    ...promised,
    contactedAt: contact?.at ?? null,
    waitingSince: waitsSince,
    resolvedAt,
    closedAt,
    closedBy: closedAt ? 'system:cases' : null,
    escalatedAt: late[0]?.at ?? null,
    overdueDays: late.length,
    rootCauseId: resolvedAt ? causeOf(dealing.experience.cause, causes) : null,
    outcome: fate.outcome,
    // What is still to be done is worked out by the job that looks at cases.
    nextAt: closedAt ? null : ctx.now,
    updatedAt: closedAt ?? resolvedAt ?? contact?.at ?? openedAt,
  };
}

const causeOf = (cause: Cause, causes: ReadonlyMap<string, string>): string | null =>
  causes.get(rootCauseOf[cause] ?? '') ?? null;

/** Business days on which a promise was late, as the job notes them. */
function lateOf(
  ctx: Ctx,
  { openedAt, fate }: Told,
): { promise: 'contact' | 'resolve'; day: number; at: Date }[] {
  const { contactDueAt, resolveDueAt } = promiseFrom(openedAt, DEFAULT_PROMISE, demoCalendar);
  const ended = fate.resolvedAt ?? ctx.now;
  const daysOf = (promise: 'contact' | 'resolve', due: Date, until: Date) =>
    lateDays(due, MOST_LATE_DAYS, demoCalendar)
      .filter(at => at <= until && at <= ctx.now)
      .map((at, index) => ({ promise, day: index + 1, at }));
  const contact = daysOf('contact', contactDueAt, fate.contact?.at ?? ended);
  return fate.contact ? [...contact, ...daysOf('resolve', resolveDueAt, ended)] : contact;
}

function eventsOf(ctx: Ctx, one: Told, row: CaseRow): EventRow[] {
  const { fate, openedAt, owner } = one;
  const by = owner ? `user:${owner.userId}` : 'system:demo';
  const add = (kind: EventRow['kind'], at: Date, over: Partial<EventRow> = {}) =>
    event(ctx, one.caseId, kind, at, over);
  const late = lateOf(ctx, one);
  const [firstLate] = late;
  return [
    add('opened', openedAt, { by: 'system:cases' }),
    ...(owner
      ? [add('owner', openedAt, { by: 'system:cases', detail: { from: null, to: owner.userId } })]
      : []),
    ...fate.attempts.map(at => add('attempt', at, { by, detail: { by: 'phone' } })),
    ...(fate.contact?.by === 'phone'
      ? [add('contact', fate.contact.at, { by, detail: { by: 'phone' } })]
      : []),
    ...late.map(({ promise, day, at }) =>
      add('overdue', at, { by: 'system:cases', detail: { promise, days: day } }),
    ),
    ...(firstLate ? [add('escalated', firstLate.at, { by: 'system:cases' })] : []),
    ...(fate.resolvedAt
      ? [add('state', fate.resolvedAt, { by, detail: { from: 'in_progress', to: 'resolved' } })]
      : []),
    ...(row.closedAt
      ? [add('state', row.closedAt, { by: 'system:cases', detail: { from: 'resolved', to: 'closed' } })]
      : []),
  ];
}

const event = (
  ctx: Ctx,
  caseId: string,
  kind: EventRow['kind'],
  at: Date,
  over: Partial<EventRow> = {},
): EventRow => ({ workspaceId: ctx.workspaceId, id: newId(), caseId, kind, at, by: 'system:demo', ...over });

async function insertAll<Row>(
  rows: readonly Row[],
  insert: (batch: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await insert(rows.slice(from, from + BATCH));
}
