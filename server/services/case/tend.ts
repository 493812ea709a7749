import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import { DEFAULT_RECOVERY_AFTER_HOURS } from '@/domain/case/rules';
import { isClosedAfterwards, isOwed } from '@/domain/case/states';
import { type Noted, tendCase } from '@/domain/case/tending';
import { caseEvent, customerCase } from '@/drizzle/schema/case';
import { member } from '@/drizzle/schema/workspace';
import { actorName, type Ctx } from '@/server/db/tenant';
import { tellMembers } from './notices';
import { lockOwners, prepareCase, readCrew } from './prepare';
import { type CaseSettings, readCaseSettings } from './settings';
import { addEvents, type CaseColumns, type CaseRow, movedColumns, type NewCaseEvent } from './write';

/** Cases looked at in one transaction. */
const BATCH = 100;

/**
 * Looks at cases whose time has come, the longest waiting first: gives new ones an owner and due times, notes late promises,
 * escalates, closes what was resolved long enough ago. `recoveryOf`: those whose customers are to be asked now whether it
 * worked, by whoever calls, each in a transaction of its own. Two workers never look at one case at a time; doing it again
 * changes nothing.
 */
export async function tendCases({ ctx }: { ctx: Ctx }): Promise<{ recoveryOf: string[]; more: boolean }> {
  const rows = await ctx.db
    .select()
    .from(customerCase)
    .where(and(eq(customerCase.workspaceId, ctx.workspaceId), lte(customerCase.nextAt, ctx.now)))
    .orderBy(customerCase.nextAt, customerCase.openedAt, customerCase.id)
    .limit(BATCH)
    .for('update', { skipLocked: true });
  if (rows.length === 0) return { recoveryOf: [], more: false };
  const settings = await readCaseSettings(ctx);
  const prepared = await prepareNew(ctx, settings, rows);
  const noted = await readNoted(ctx, prepared);
  const recoveryOf: string[] = [];
  for (const row of prepared) {
    const asks = await tendOne(ctx, settings, row, noted.get(row.id) ?? { contact: 0, resolve: 0 });
    if (asks) recoveryOf.push(row.id);
  }
  return { recoveryOf, more: rows.length === BATCH };
}

/** The same rows, with what new ones were given. */
async function prepareNew(ctx: Ctx, settings: CaseSettings, rows: CaseRow[]): Promise<CaseRow[]> {
  const isNew = (row: CaseRow) => row.preparedAt === null && isOwed(row.state);
  if (!rows.some(isNew)) return rows;
  await lockOwners(ctx);
  const crew = await readCrew(ctx);
  const byOpening = rows.filter(isNew).sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
  const changed = new Map<string, CaseRow>();
  for (const row of byOpening) {
    const { columns, events } = await prepareCase(ctx, settings, row, crew);
    await save(ctx, row, columns, events);
    changed.set(row.id, { ...row, ...columns });
  }
  return rows.map(row => changed.get(row.id) ?? row);
}

/** Whether the customer is to be asked now if it worked. */
async function tendOne(ctx: Ctx, settings: CaseSettings, row: CaseRow, noted: Noted): Promise<boolean> {
  const { calendar, followUp } = settings;
  const isDecided = row.recoveryInvitationId !== null || row.recoveryReason !== null;
  const isToAsk = row.state !== 'closed' || isClosedAfterwards(row);
  const isAsked = !isDecided && isToAsk && row.closedBy !== 'customer' && followUp.recoverySurvey !== null;
  const { late, escalates, asksRecovery, closes, nextAt } = tendCase(row, {
    noted,
    recoveryHours: isAsked ? (followUp.recoveryAfterHours ?? DEFAULT_RECOVERY_AFTER_HOURS) : null,
    now: ctx.now,
    calendar,
  });
  const events: NewCaseEvent[] = late.map(({ promise, day, at }) => ({
    kind: 'overdue',
    at,
    detail: { promise, days: day, ...(row.reopened > 0 && { reopened: row.reopened }) },
  }));
  const columns: CaseColumns = { nextAt };
  if (late.length > 0) columns.overdueDays = row.overdueDays + late.length;
  if (escalates) {
    const told = await escalate(ctx, settings, row);
    columns.escalatedAt = ctx.now;
    events.push({ kind: 'escalated', ...(told.length > 0 && { detail: { to: told.join(', ') } }) });
  }
  if (closes) {
    Object.assign(columns, movedColumns(ctx, settings, row, { kind: 'close' }));
    events.push({ kind: 'state', detail: { from: row.state, to: 'closed' } });
  }
  await save(ctx, row, columns, events);
  return asksRecovery;
}

/** Tells whom the rule names, else owners and admins, by mail; answers their names. */
async function escalate(ctx: Ctx, settings: CaseSettings, row: CaseRow): Promise<string[]> {
  const named = settings.rules.find(rule => rule.id === row.ruleId)?.escalateTo ?? [];
  const people = await ctx.db
    .select({ id: member.userId, name: member.name, role: member.role })
    .from(member)
    .where(eq(member.workspaceId, ctx.workspaceId))
    .orderBy(member.name, member.userId);
  const chosen = people.filter(({ id }) => named.includes(id));
  const told = chosen.length > 0 ? chosen : people.filter(({ role }) => role === 'owner' || role === 'admin');
  await tellMembers(
    ctx,
    row.id,
    'late',
    told.map(({ id }) => id),
    row.reopened === 0 ? 'first' : `reopened ${row.reopened}`,
  );
  return told.map(({ name }) => name);
}

/** Late days of the promises that run now: what was late before a case was opened again was another promise. */
async function readNoted(ctx: Ctx, rows: readonly CaseRow[]): Promise<Map<string, Noted>> {
  const promise = sql<'contact' | 'resolve'>`${caseEvent.detail} ->> 'promise'`;
  const counts = await ctx.db
    .select({ id: caseEvent.caseId, promise, n: sql<number>`count(*)::int` })
    .from(caseEvent)
    .innerJoin(
      customerCase,
      and(eq(customerCase.workspaceId, caseEvent.workspaceId), eq(customerCase.id, caseEvent.caseId)),
    )
    .where(
      and(
        eq(caseEvent.workspaceId, ctx.workspaceId),
        sql`coalesce((${caseEvent.detail} ->> 'reopened')::int, 0) = ${customerCase.reopened}`,
        inArray(
          caseEvent.caseId,
          rows.map(row => row.id),
        ),
        eq(caseEvent.kind, 'overdue'),
      ),
    )
    .groupBy(caseEvent.caseId, promise);
  const noted = new Map<string, Noted>();
  for (const { id, promise: kind, n } of counts)
    noted.set(id, { ...(noted.get(id) ?? { contact: 0, resolve: 0 }), [kind]: n });
  return noted;
}

/** A person's change in between is none of ours: the revision goes up only where somebody would see a difference. */
async function save(
  ctx: Ctx,
  row: CaseRow,
  columns: CaseColumns,
  events: readonly NewCaseEvent[],
): Promise<void> {
  const isSeen = Object.keys(columns).some(name => name !== 'nextAt');
  await ctx.db
    .update(customerCase)
    .set({
      ...columns,
      ...(isSeen && { updatedAt: ctx.now }),
      ...(columns.state !== undefined && { revision: row.revision + 1, closedBy: actorName(ctx.actor) }),
    })
    .where(and(eq(customerCase.workspaceId, ctx.workspaceId), eq(customerCase.id, row.id)));
  await addEvents(ctx, row.id, events);
}
