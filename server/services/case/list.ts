import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { caseOutcomes, casePriorities, caseReasons, caseStates, owedStates } from '@/domain/case/case';
import { startOfLocalDay } from '@/domain/time/zone';
import { customerCase } from '@/drizzle/schema/case';
import { afterCursor, type Cursor, type Page, pageInput, pageOf, readCursor } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { attributeIn } from '@/server/reports/match-sql';
import { localDate } from '@/server/reports/schemas';
import { readCaseSettings } from './settings';
import { type ListedCase, type SelectedCase, selectCases, showCase } from './shown';
import { memberId, sightOf } from './sight';

/** `all`: everything still owed; `done`: resolved and closed; `any`: every case. */
const caseViews = ['mine', 'unowned', 'overdue', 'team', 'all', 'done', 'any'] as const;
type CaseViewName = (typeof caseViews)[number];

const oneOrMore = <S extends z.ZodType>(item: S) =>
  z.union([item.transform(one => [one]), z.array(item).min(1)]);

export const listCasesSchema = z.object({
  ...pageInput,
  view: z.enum(caseViews).default('any'),
  state: oneOrMore(z.enum(caseStates)).optional(),
  priority: oneOrMore(z.enum(casePriorities)).optional(),
  reason: oneOrMore(z.enum(caseReasons)).optional(),
  outcome: oneOrMore(z.enum(caseOutcomes)).optional(),
  /** Id of the rule that opened it. */
  rule: z.string().max(40).optional(),
  /** auth.user of its owner, or `none`. */
  owner: z.string().max(100).optional(),
  /** External id. */
  customer: z.string().optional(),
  rootCause: z.uuid().optional(),
  /** Attribute → accepted values, of the answer or else the customer. */
  filter: z.record(z.string().min(1).max(100), z.array(z.string().max(500)).min(1)).optional(),
  /** First local day on which it was opened, and the day after the last. */
  from: localDate.optional(),
  to: localDate.optional(),
  /** In the customer's name, address or id, and in what it was opened for. */
  q: z.string().trim().min(1).max(200).optional(),
  /** `due`: what is owed first, first; what is done comes last. */
  sort: z.enum(['due', 'newest']).default('newest'),
});
type ListCases = z.output<typeof listCasesSchema>;

/** A page of the cases that whoever asks may see. */
export async function listCases({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof listCasesSchema>;
}): Promise<Page<ListedCase>> {
  const wish = listCasesSchema.parse(input);
  const order = orderOf(wish);
  const ids = await readIds(ctx, wish, order);
  const rows = await selectCases(ctx)
    .where(
      and(
        eq(customerCase.workspaceId, ctx.workspaceId),
        sql`${customerCase.id} = any(${sql.param(ids)}::uuid[])`,
      ),
    )
    .orderBy(...order.by);
  return pageOf(rows, wish.limit, order.at, row => showCase(ctx, row));
}

/** Which cases are on a page, without what is shown of them: sorting that would cost more than everything else. */
async function readIds(ctx: Ctx, wish: ListCases, { by, after }: Order): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: customerCase.id })
    .from(customerCase)
    .where(and(await whichCases(ctx, wish), after))
    .orderBy(...by)
    .limit(wish.limit + 1);
  return rows.map(({ id }) => id);
}

type Order = { by: SQL[]; after: SQL | undefined; at: (selected: SelectedCase) => Cursor };

function orderOf({ sort, view, cursor }: ListCases): Order {
  const { openedAt, dueAt, id } = customerCase;
  if (sort === 'newest')
    return {
      by: [desc(openedAt), desc(id)],
      after: afterCursor(openedAt, id, cursor),
      at: ({ row }) => ({ at: row.openedAt, id: row.id }),
    };
  // Whatever is owed has a due time, by which an index is sorted; the rest comes behind it.
  const due = view === 'any' || view === 'done' ? sql`coalesce(${dueAt}, ${NEVER})` : sql`${dueAt}`;
  return {
    by: [asc(due), asc(id)],
    after: cursor === undefined ? undefined : laterThan(due, readCursor(cursor)),
    at: ({ row }) => ({ at: row.dueAt ?? NEVER, id: row.id }),
  };
}

const laterThan = (due: SQL, { at, id }: Cursor): SQL =>
  sql`(${due}, ${customerCase.id}) > (${at.toISOString()}::timestamptz, ${id}::uuid)`;

const NEVER = new Date('9999-12-31T00:00:00Z');

/** How many of what is still owed there are in each view, for whoever asks. */
export async function countCases({
  ctx,
}: {
  ctx: Ctx;
}): Promise<Record<'mine' | 'unowned' | 'overdue' | 'team' | 'all', number>> {
  const number = (view: CaseViewName) =>
    sql<number>`count(*) filter (where ${inView(ctx, view) ?? sql`true`})::int`;
  const [counts] = await ctx.db
    .select({
      mine: number('mine'),
      unowned: number('unowned'),
      overdue: number('overdue'),
      team: number('team'),
      all: number('all'),
    })
    .from(customerCase)
    .where(and(eq(customerCase.workspaceId, ctx.workspaceId), isOwedCase, await sightOf(ctx)));
  return counts ?? { mine: 0, unowned: 0, overdue: 0, team: 0, all: 0 };
}

// Literals, so that the partial index of owed cases is used.
const isOwedCase = sql`${customerCase.state} in (${sql.raw(owedStates.map(state => `'${state}'`).join(', '))})`;

function inView(ctx: Ctx, view: CaseViewName): SQL | undefined {
  const me = memberId(ctx);
  switch (view) {
    case 'mine':
      return and(isOwedCase, me === null ? sql`false` : eq(customerCase.ownerId, me));
    case 'unowned':
      return and(isOwedCase, isNull(customerCase.ownerId));
    case 'overdue':
      return sql`${customerCase.dueAt} < ${ctx.now}`;
    case 'team':
      return and(
        isOwedCase,
        sql`${customerCase.ownerId} is not null and ${customerCase.ownerId} is distinct from ${me}::text`,
      );
    case 'all':
      return isOwedCase;
    case 'done':
      return inArray(customerCase.state, ['resolved', 'closed']);
    case 'any':
      return undefined;
  }
}

async function whichCases(ctx: Ctx, wish: ListCases): Promise<SQL | undefined> {
  const c = customerCase;
  return and(
    eq(c.workspaceId, ctx.workspaceId),
    await sightOf(ctx),
    inView(ctx, wish.view),
    wish.state && inArray(c.state, wish.state),
    wish.priority && inArray(c.priority, wish.priority),
    wish.reason && inArray(c.reason, wish.reason),
    wish.outcome && inArray(c.outcome, wish.outcome),
    wish.rule === undefined ? undefined : eq(c.ruleId, wish.rule),
    wish.owner === undefined
      ? undefined
      : wish.owner === 'none'
        ? isNull(c.ownerId)
        : eq(c.ownerId, wish.owner),
    wish.rootCause === undefined ? undefined : eq(c.rootCauseId, wish.rootCause),
    wish.customer === undefined ? undefined : ofCustomer(ctx, sql`c.external_id = ${wish.customer}`),
    wish.filter && sql`true ${attributeIn(wish.filter, sql`${c.attributes}`)}`,
    await openedWithin(ctx, wish),
    wish.q === undefined ? undefined : says(ctx, wish.q),
  );
}

async function openedWithin(
  ctx: Ctx,
  { from, to }: Pick<ListCases, 'from' | 'to'>,
): Promise<SQL | undefined> {
  if (from === undefined && to === undefined) return undefined;
  const { timezone } = (await readCaseSettings(ctx)).calendar;
  return and(
    from === undefined ? undefined : sql`${customerCase.openedAt} >= ${startOfLocalDay(from, timezone)}`,
    to === undefined ? undefined : sql`${customerCase.openedAt} < ${startOfLocalDay(to, timezone)}`,
  );
}

function says(ctx: Ctx, words: string): SQL {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const who = sql`(c.name ilike ${like} or c.email ilike ${like} or c.external_id ilike ${like})`;
  return sql`(${customerCase.because} ilike ${like} or ${ofCustomer(ctx, who)})`;
}

const ofCustomer = (ctx: Ctx, isSo: SQL): SQL => sql`exists (
  select from customer c
  where c.workspace_id = ${ctx.workspaceId} and c.id = ${customerCase.customerId} and ${isSo})`;
