import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { CaseReason, CaseState } from '@/domain/case/case';
import { customerCase } from '@/drizzle/schema/case';
import { customer } from '@/drizzle/schema/customer';
import { response } from '@/drizzle/schema/response';
import { survey } from '@/drizzle/schema/survey';
import { nameBehind } from '@/server/db/actor-name';
import { afterCursor, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';

export const listCasesSchema = z.object({
  ...pageInput,
  state: z.enum(['open', 'closed']).default('open'),
});

/**
 * `customer`: null for somebody who came in by a door; its `id` is the caller's own; `phone`: the number given in the answer, else the one known of the customer; `closedBy`:
 * a name, or `customer` where the wish was taken back.
 */
export type ListedCase = {
  id: string;
  state: CaseState;
  reason: CaseReason;
  openedAt: Date;
  closedAt: Date | null;
  closedBy: string | null;
  note: string | null;
  customer: { id: string; name: string | null; email: string | null } | null;
  phone: string | null;
  response: string | null;
  survey: string;
};

const closer = sql<
  string | null
>`case when ${customerCase.closedBy} is null or ${customerCase.closedBy} = 'customer'
  then ${customerCase.closedBy} else ${nameBehind(customerCase.workspaceId, customerCase.closedBy)} end`;

/** Whom somebody owes a call, newest first. */
export async function listCases({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof listCasesSchema>;
}): Promise<Page<ListedCase>> {
  const { state, limit, cursor } = listCasesSchema.parse(input);
  const rows = await ctx.db
    .select({
      row: customerCase,
      customer: { id: customer.externalId, name: customer.name, email: customer.email },
      phone: sql<string | null>`coalesce((
        select a.text from answer a
        join question q on q.workspace_id = a.workspace_id and q.id = a.question_id
        where a.workspace_id = ${customerCase.workspaceId} and a.response_id = ${customerCase.responseId}
          and q.type = 'phone' and a.text is not null limit 1), ${customer.phone})`,
      survey: survey.name,
      closedBy: closer,
    })
    .from(customerCase)
    .leftJoin(
      customer,
      and(eq(customer.workspaceId, customerCase.workspaceId), eq(customer.id, customerCase.customerId)),
    )
    .innerJoin(
      response,
      and(eq(response.workspaceId, customerCase.workspaceId), eq(response.id, customerCase.responseId)),
    )
    .innerJoin(survey, and(eq(survey.workspaceId, response.workspaceId), eq(survey.id, response.surveyId)))
    .where(
      and(
        eq(customerCase.workspaceId, ctx.workspaceId),
        eq(customerCase.state, state),
        afterCursor(customerCase.openedAt, customerCase.id, cursor),
      ),
    )
    .orderBy(desc(customerCase.openedAt), desc(customerCase.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ row }) => ({ at: row.openedAt, id: row.id }),
    ({ row, ...found }) => {
      const { id, reason, openedAt, closedAt, note } = row;
      return {
        id,
        state: row.state,
        reason,
        openedAt,
        closedAt,
        note,
        response: row.responseId,
        ...found,
      };
    },
  );
}
