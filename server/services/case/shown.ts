import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { CaseOutcome, CasePriority, CaseReason, CaseState } from '@/domain/case/case';
import { nextPromise } from '@/domain/case/states';
import { type Band, bandOf } from '@/domain/metrics/bands';
import { customerCase } from '@/drizzle/schema/case';
import { theme } from '@/drizzle/schema/comment';
import { customer } from '@/drizzle/schema/customer';
import { response } from '@/drizzle/schema/response';
import { survey } from '@/drizzle/schema/survey';
import { member } from '@/drizzle/schema/workspace';
import { nameBehind } from '@/server/db/actor-name';
import type { Ctx } from '@/server/db/tenant';
import { memberId } from './sight';

/** So much of a comment stands in a list. */
const COMMENT_LENGTH = 280;

/**
 * A case as a list shows it. `customer`: null for somebody who came in by a door; its `id` is the caller's own. `phone`: the
 * number given in the answer, else the one known of the customer. `comment`: the first written answer of the response. `due`:
 * the promise to be kept next; its clock stands still while the case waits for the customer. `chased`: how often the customer
 * had to ask again. `closedBy`: a name, or `customer` where the wish was taken back.
 */
export type ListedCase = {
  id: string;
  state: CaseState;
  reason: CaseReason;
  ruleId: string | null;
  because: string | null;
  priority: CasePriority;
  owner: { id: string; name: string; email: string | null } | null;
  isMine: boolean;
  customer: { id: string; name: string | null; email: string | null } | null;
  phone: string | null;
  response: string | null;
  survey: string | null;
  comment: string | null;
  score: { metric: 'nps' | 'csat' | 'ces'; value: number; points: number | null; band: Band } | null;
  openedAt: Date;
  due: { promise: 'contact' | 'resolve'; at: Date; isOverdue: boolean } | null;
  contactDueAt: Date | null;
  resolveDueAt: Date | null;
  contactedAt: Date | null;
  waitingSince: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  closedBy: string | null;
  outcome: CaseOutcome | null;
  rootCause: { id: string; name: string } | null;
  note: string | null;
  chased: number;
  reopened: number;
  escalatedAt: Date | null;
  overdueDays: number;
  revision: number;
};

/**
 * Contacts that the customer started between the opening of a case and its end: "had to chase us". One definition for every
 * place that counts them; `case` columns are those of `customer_case`.
 */
export const chasedSql = (ctx: Ctx): SQL<number> => sql<number>`(
  select count(*)::int from interaction i
  join interaction_type t on t.workspace_id = i.workspace_id and t.name = i.type
  where i.workspace_id = ${ctx.workspaceId} and i.customer_id = ${customerCase.customerId}
    and i.occurred_at > ${customerCase.openedAt}
    and i.occurred_at <= coalesce(${customerCase.resolvedAt}, ${customerCase.closedAt}, ${ctx.now}::timestamptz)
    and ((t.class = 'contact' and i.initiated_by = 'customer')
      or (t.class = 'complaint' and i.initiated_by is distinct from 'company')))`;

const answered = (types: SQL): SQL<string | null> => sql<string | null>`(
  select a.text from answer a
  join question q on q.workspace_id = a.workspace_id and q.id = a.question_id
  where a.workspace_id = ${customerCase.workspaceId} and a.response_id = ${customerCase.responseId}
    and q.type in (${types}) and a.text is not null order by q.id limit 1)`;

const closer = sql<
  string | null
>`case when ${customerCase.closedBy} is null or ${customerCase.closedBy} = 'customer'
  then ${customerCase.closedBy} else ${nameBehind(customerCase.workspaceId, customerCase.closedBy)} end`;

/** Rows of cases with what is shown of them; the caller adds which, in what order and how many. */
export const selectCases = (ctx: Ctx) =>
  ctx.db
    .select({
      row: customerCase,
      owner: { name: member.name, email: member.email },
      customer: { id: customer.externalId, name: customer.name, email: customer.email },
      phone: sql<string | null>`coalesce(${answered(sql`'phone'`)}, ${customer.phone})`,
      comment: sql<string | null>`left(${answered(sql`'long', 'short'`)}, ${COMMENT_LENGTH})`,
      survey: survey.name,
      closedBy: closer,
      cause: theme.name,
      chased: chasedSql(ctx),
    })
    .from(customerCase)
    .leftJoin(
      customer,
      and(eq(customer.workspaceId, customerCase.workspaceId), eq(customer.id, customerCase.customerId)),
    )
    .leftJoin(
      response,
      and(eq(response.workspaceId, customerCase.workspaceId), eq(response.id, customerCase.responseId)),
    )
    .leftJoin(survey, and(eq(survey.workspaceId, response.workspaceId), eq(survey.id, response.surveyId)))
    .leftJoin(
      member,
      and(eq(member.workspaceId, customerCase.workspaceId), eq(member.userId, customerCase.ownerId)),
    )
    .leftJoin(
      theme,
      and(eq(theme.workspaceId, customerCase.workspaceId), eq(theme.id, customerCase.rootCauseId)),
    );

export type SelectedCase = Awaited<ReturnType<typeof selectCases>>[number];

/** One row as it is shown at `ctx.now`. */
export function showCase(ctx: Ctx, { row, ...found }: SelectedCase): ListedCase {
  const next = nextPromise(row);
  const isRunning = row.state !== 'waiting';
  return {
    id: row.id,
    state: row.state,
    reason: row.reason,
    ruleId: row.ruleId,
    because: row.because,
    priority: row.priority,
    owner:
      row.ownerId === null
        ? null
        : {
            id: row.ownerId,
            name: found.owner?.name ?? 'Somebody who left',
            email: found.owner?.email ?? null,
          },
    isMine: row.ownerId !== null && row.ownerId === memberId(ctx),
    customer: found.customer,
    phone: found.phone,
    response: row.responseId,
    survey: found.survey,
    comment: found.comment,
    score:
      row.metric === null || row.score === null
        ? null
        : {
            metric: row.metric,
            value: row.score,
            points: row.points,
            band: bandOf(row.metric, row.score, row.points ?? undefined),
          },
    openedAt: row.openedAt,
    due: next && { ...next, isOverdue: isRunning && next.at < ctx.now },
    contactDueAt: row.contactDueAt,
    resolveDueAt: row.resolveDueAt,
    contactedAt: row.contactedAt,
    waitingSince: row.waitingSince,
    resolvedAt: row.resolvedAt,
    closedAt: row.closedAt,
    closedBy: found.closedBy,
    outcome: row.outcome,
    rootCause: row.rootCauseId === null ? null : { id: row.rootCauseId, name: found.cause ?? '' },
    note: row.note,
    chased: found.chased,
    reopened: row.reopened,
    escalatedAt: row.escalatedAt,
    overdueDays: row.overdueDays,
    revision: row.revision,
  };
}
