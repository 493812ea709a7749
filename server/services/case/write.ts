import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { CaseEventDetail, CaseEventKind } from '@/domain/case/case';
import { type CaseMove, moveCase } from '@/domain/case/states';
import { AppError, notFound } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { caseEvent, customerCase } from '@/drizzle/schema/case';
import { isUuid } from '@/server/db/keyset';
import { actorName, type Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { type CaseSettings, promiseOf } from './settings';

export type CaseRow = typeof customerCase.$inferSelect;
export type CaseColumns = Partial<typeof customerCase.$inferInsert>;
export type NewCaseEvent = {
  kind: CaseEventKind;
  detail?: CaseEventDetail;
  text?: string | null;
  at?: Date;
  /** Other than who acts: the customer. */
  by?: string;
};

/**
 * Takes a case for this transaction: whoever changes it too waits until it ends. `not_found` where it is not there or
 * `sight` does not hold.
 */
export async function lockCase(ctx: Ctx, id: string, sight: SQL = sql`true`): Promise<CaseRow> {
  const [row] = isUuid(id)
    ? await ctx.db
        .select()
        .from(customerCase)
        .where(and(eq(customerCase.workspaceId, ctx.workspaceId), eq(customerCase.id, id), sight))
        .for('update')
    : [];
  if (!row) throw notFound('case');
  return row;
}

/**
 * Writes what changed about a locked case with its history, and lets the job look at it: what has to happen next is worked out
 * there alone. Answers the new revision.
 */
export async function writeCase(
  ctx: Ctx,
  row: CaseRow,
  columns: CaseColumns,
  events: readonly NewCaseEvent[],
): Promise<number> {
  const revision = row.revision + 1;
  await ctx.db
    .update(customerCase)
    .set({ ...columns, revision, updatedAt: ctx.now, nextAt: ctx.now })
    .where(and(eq(customerCase.workspaceId, ctx.workspaceId), eq(customerCase.id, row.id)));
  await addEvents(ctx, row.id, events);
  await wake(ctx, 'tendCases');
  return revision;
}

export async function addEvents(ctx: Ctx, caseId: string, events: readonly NewCaseEvent[]): Promise<void> {
  if (events.length === 0) return;
  await ctx.db.insert(caseEvent).values(
    events.map(({ kind, detail = {}, text = null, at, by }) => ({
      workspaceId: ctx.workspaceId,
      id: newId(),
      caseId,
      at: at ?? ctx.now,
      by: by ?? actorName(ctx.actor),
      kind,
      detail,
      text,
    })),
  );
}

/** Columns after a move of the state machine. Throws `conflict` with why it cannot be made. */
export function movedColumns(ctx: Ctx, settings: CaseSettings, row: CaseRow, move: CaseMove): CaseColumns {
  const { calendar } = settings;
  const moved = moveCase(row, move, { now: ctx.now, calendar, promise: promiseOf(settings, row.ruleId) });
  if (!moved.ok) throw new AppError('conflict', `${moved.why} Nothing was changed.`);
  const {
    state,
    contactDueAt,
    resolveDueAt,
    contactedAt,
    waitingSince,
    resolvedAt,
    closedAt,
    reopened,
    outcome,
  } = moved.facts;
  return {
    state,
    contactDueAt,
    resolveDueAt,
    contactedAt,
    waitingSince,
    resolvedAt,
    closedAt,
    reopened,
    outcome,
    // A new promise: when it is late, somebody is told again.
    ...(reopened > row.reopened && { escalatedAt: null }),
    closedBy: state === 'closed' ? (row.closedBy ?? actorName(ctx.actor)) : null,
  };
}
