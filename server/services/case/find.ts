import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import { type CaseReason, type CaseState, casePriorities } from '@/domain/case/case';
import type { CaseRule } from '@/domain/case/rules';
import { customerCase } from '@/drizzle/schema/case';
import { customer } from '@/drizzle/schema/customer';
import type { Ctx } from '@/server/db/tenant';
import type { FoundScore } from './finding';
import { tellMembers } from './notices';
import { insertCase } from './open';
import type { CaseSettings } from './settings';
import { type CaseColumns, type CaseRow, movedColumns, type NewCaseEvent, writeCase } from './write';

/** What a rule has found about one customer, or about somebody unknown who answered. */
export type Finding = {
  rule: CaseRule;
  customerId: string | null;
  responseId: string | null;
  because: string | null;
  score: FoundScore | null;
  attributes: Attributes;
};

/**
 * Opens a case for what was found. Where one is still owed to the customer, or was resolved and is not closed, it joins that
 * one: the case is opened again and its owner told. Answers the case's id, and whether it is a new one.
 */
export async function openFinding(
  ctx: Ctx,
  settings: CaseSettings,
  found: Finding,
): Promise<{ id: string; isNew: boolean } | null> {
  const known = found.customerId ? await caseOfCustomer(ctx, found.customerId) : null;
  if (known) {
    await join(ctx, settings, known, found);
    return { id: known.id, isNew: false };
  }
  const { rule, score } = found;
  const id = await insertCase(ctx, {
    customerId: found.customerId,
    responseId: found.responseId,
    reason: rule.trigger.kind satisfies CaseReason,
    ruleId: rule.id,
    because: found.because,
    priority: rule.priority,
    attributes: found.attributes,
    ...(score && { metric: score.metric, score: score.value, points: score.points }),
  });
  return id === null ? null : { id, isNew: true };
}

const JOINED: CaseState[] = ['open', 'in_progress', 'waiting', 'resolved'];

/** Locked with its customer, so that two findings never open two cases. */
async function caseOfCustomer(ctx: Ctx, customerId: string): Promise<CaseRow | null> {
  await ctx.db
    .select({ id: customer.id })
    .from(customer)
    .where(and(eq(customer.workspaceId, ctx.workspaceId), eq(customer.id, customerId)))
    .for('no key update');
  const [row] = await ctx.db
    .select()
    .from(customerCase)
    .where(
      and(
        eq(customerCase.workspaceId, ctx.workspaceId),
        eq(customerCase.customerId, customerId),
        inArray(customerCase.state, JOINED),
      ),
    )
    .orderBy(sql`${customerCase.state} = 'resolved', ${customerCase.openedAt} desc`)
    .limit(1)
    .for('update');
  return row ?? null;
}

async function join(ctx: Ctx, settings: CaseSettings, row: CaseRow, found: Finding): Promise<void> {
  const moved = movedColumns(ctx, settings, row, { kind: 'again' });
  const isMorePressing = casePriorities.indexOf(found.rule.priority) < casePriorities.indexOf(row.priority);
  const columns: CaseColumns = { ...moved, ...(isMorePressing && { priority: found.rule.priority }) };
  const state = moved.state ?? row.state;
  const events: NewCaseEvent[] = [
    {
      kind: 'answered_again',
      ...(found.responseId && { detail: { response: found.responseId } }),
      text: found.because,
    },
    ...(state === row.state ? [] : [{ kind: 'state' as const, detail: { from: row.state, to: state } }]),
    ...(isMorePressing
      ? [{ kind: 'priority' as const, detail: { from: row.priority, to: found.rule.priority } }]
      : []),
  ];
  await writeCase(ctx, row, columns, events);
  if (row.ownerId)
    await tellMembers(ctx, row.id, 'reply', [row.ownerId], found.responseId ?? `${row.revision}`);
}
