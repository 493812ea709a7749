import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { caseOutcomes, casePriorities, caseReasons, caseStates, owedStates } from '@/domain/case/case';
import { startOfLocalDay } from '@/domain/time/zone';
import { customerCase } from '@/drizzle/schema/case';
import { customer } from '@/drizzle/schema/customer';
import { afterCursor, type Page, pageInput, pageOf, readCursor } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { attributeIn } from '@/server/reports/match-sql';
import { localDate } from '@/server/reports/schemas';
import { readCaseSettings } from './settings';
import { type ListedCase, selectCases, showCase } from './shown';
import { memberId, sightOf } from './sight';

/** `all`: everything still owed; `done`: resolved and closed; `any`: every case. */
export const caseViews = ['mine', 'unowned', 'overdue', 'team', 'all', 'done', 'any'] as const;
export type CaseViewName = (typeof caseViews)[number];

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
export type ListCases = z.output<typeof listCasesSchema>;

/** A page of the cases that whoever asks may see. */
export async function listCases({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof listCasesSchema>;
}): Promise<Page<ListedCase>> {
  const wish = listCasesSchema.parse(input);
  const { limit, cursor, sort } = wish;
  const isDue = sort === 'due';
  const moment = isDue ? dueAt : sql`${customerCase.openedAt}`;
  const after = isDue ? afterDue(cursor) : afterCursor(moment, customerCase.id, cursor);
  const rows = await selectCases(ctx)
    .where(and(await whichCases(ctx, wish), after))
    .orderBy(
      ...(isDue
        ? [sql`${dueAt} asc, ${customerCase.id} asc`]
        : [desc(customerCase.openedAt), desc(customerCase.id)]),
    )
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ row }) => ({ at: isDue ? (row.dueAt ?? NEVER) : row.openedAt, id: row.id }),
    row => showCase(ctx, row),
  );
}

/** What is neither owed nor due sorts behind everything that is. */
const NEVER = new Date('9999-12-31T00:00:00Z');
const dueAt = sql`coalesce(${customerCase.dueAt}, '9999-12-31T00:00:00Z'::timestamptz)`;

function afterDue(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const { at, id } = readCursor(cursor);
  return sql`(${dueAt}, ${customerCase.id}) > (${at.toISOString()}::timestamptz, ${id}::uuid)`;
}

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
    wish.customer === undefined ? undefined : eq(customer.externalId, wish.customer),
    wish.filter && sql`true ${attributeIn(wish.filter, sql`${c.attributes}`)}`,
    await openedWithin(ctx, wish),
    wish.q === undefined ? undefined : says(wish.q),
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

function says(words: string): SQL {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(${customer.name} ilike ${like} or ${customer.email} ilike ${like} or ${customer.externalId} ilike ${like}
    or ${customerCase.because} ilike ${like})`;
}
