import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { CaseEventDetail, CaseEventKind } from '@/domain/case/case';
import { type CaseMoveKind, closesAt, movesFrom } from '@/domain/case/states';
import { notFound } from '@/domain/errors';
import { caseEvent, customerCase } from '@/drizzle/schema/case';
import { nameBehind } from '@/server/db/actor-name';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { readCaseSettings } from './settings';
import { type ListedCase, selectCases, showCase } from './shown';
import { sightOf } from './sight';

export const caseIdSchema = z.object({ id: z.uuid('is not the id of a case') });

/** `by`: a name, or `customer`; owners and root causes in `detail` stand there by their names. */
type ShownCaseEvent = {
  id: string;
  at: Date;
  by: string;
  kind: CaseEventKind;
  detail: CaseEventDetail;
  text: string | null;
};

/**
 * One case with its history, oldest first. `moves`: what its state allows; `rule`: the name of the rule that opened it;
 * `timezone`: the one its clocks run in; `closesAt`: when a resolved one is closed by itself.
 */
export type ReadCase = ListedCase & {
  rule: string | null;
  events: ShownCaseEvent[];
  moves: CaseMoveKind[];
  timezone: string;
  closesAt: Date | null;
  recovery: { invitation: string | null; reason: string | null };
};

/** One case; `not_found` also for one that whoever asks may not see. */
export async function readCase({
  ctx,
  input: { id },
}: {
  ctx: Ctx;
  input: z.output<typeof caseIdSchema>;
}): Promise<ReadCase> {
  const [found] = isUuid(id)
    ? await selectCases(ctx).where(
        and(eq(customerCase.workspaceId, ctx.workspaceId), eq(customerCase.id, id), await sightOf(ctx)),
      )
    : [];
  if (!found) throw notFound('case');
  const { rules, calendar } = await readCaseSettings(ctx);
  const { row } = found;
  return {
    ...showCase(ctx, found),
    rule: rules.find(rule => rule.id === row.ruleId)?.name ?? null,
    events: await readEvents(ctx, id),
    moves: movesFrom(row.state),
    timezone: calendar.timezone,
    closesAt: row.state === 'resolved' && row.resolvedAt ? closesAt(row.resolvedAt) : null,
    recovery: { invitation: row.recoveryInvitationId, reason: row.recoveryReason },
  };
}

async function readEvents(ctx: Ctx, id: string): Promise<ShownCaseEvent[]> {
  const named = (side: 'from' | 'to') => sql<string | null>`case ${caseEvent.kind}
    when 'owner' then (select m.name from member m
      where m.workspace_id = ${caseEvent.workspaceId} and m.user_id = ${caseEvent.detail} ->> ${side}::text)
    when 'root_cause' then (select t.name from theme t
      where t.workspace_id = ${caseEvent.workspaceId} and t.id = (${caseEvent.detail} ->> ${side}::text)::uuid) end`;
  const rows = await ctx.db
    .select({
      row: caseEvent,
      by: sql<string>`case when ${caseEvent.by} like 'customer%' then 'customer'
        else ${nameBehind(caseEvent.workspaceId, caseEvent.by)} end`,
      from: named('from'),
      to: named('to'),
    })
    .from(caseEvent)
    .where(and(eq(caseEvent.workspaceId, ctx.workspaceId), eq(caseEvent.caseId, id)))
    .orderBy(asc(caseEvent.at), asc(caseEvent.id));
  return rows.map(({ row, by, from, to }) => ({
    id: row.id,
    at: row.at,
    by,
    kind: row.kind,
    detail: {
      ...row.detail,
      ...(row.kind === 'owner' && {
        from: nameOf(row.detail.from, from),
        to: nameOf(row.detail.to, to),
      }),
      ...(row.kind === 'root_cause' && { from, to }),
    },
    text: row.text,
  }));
}

const nameOf = (id: string | null | undefined, name: string | null): string | null =>
  id ? (name ?? 'Somebody who left') : null;
