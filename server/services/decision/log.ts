import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { StopReason } from '@/domain/sending/decision-words';
import { interaction } from '@/drizzle/schema/customer';
import type { Page } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { searchCustomers } from '../customer/search';
import { type Decision, listDecisionsSchema, pickDecisions } from './list';

export const decisionLogSchema = listDecisionsSchema.omit({ customer: true, interaction: true }).extend({
  /** A customer's name, address or id, or the id of an interaction. */
  q: z.string().trim().min(1).max(200).optional(),
});

/** An invitation as a decision names it. `at`: when it was or will be sent; `customer`: the caller's id of whom it was for. */
export type NamedInvitation = {
  id: string;
  at: Date;
  /** How far it came; `deleted` where the customer took the answer back. */
  state: string;
  /** Null: by hand or from a list. */
  program: string | null;
  customer: string;
};

export type LoggedDecision = Decision & {
  customerName: string | null;
  programName: string;
  /** The invitation that stood in the way. */
  blocker: NamedInvitation | null;
  /** The invitation that was made. */
  made: NamedInvitation | null;
  /** What had closed the address before this was decided. */
  stopped: { reason: StopReason; at: Date; detail: string | null } | null;
};

/** The decisions with what a person wants to read beside them. Holds names: for those who may read personal data. */
export async function readDecisionLog({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof decisionLogSchema>;
}): Promise<Page<LoggedDecision>> {
  const { q, ...filter } = decisionLogSchema.parse(input);
  const { data, nextCursor } = await pickDecisions(ctx, { ...filter, ...(await meantBy(ctx, q)) });
  return { nextCursor, data: await nameDecisions(ctx, data) };
}

/** An interaction's id means that interaction; anything else a customer. */
async function meantBy(ctx: Ctx, q: string | undefined) {
  if (q === undefined) return { customers: undefined, interactions: undefined };
  const rows = await ctx.db
    .select({ id: interaction.id })
    .from(interaction)
    .where(and(eq(interaction.workspaceId, ctx.workspaceId), eq(interaction.externalId, q)));
  if (rows.length > 0) return { customers: undefined, interactions: rows.map(row => row.id) };
  return { customers: await searchCustomers(ctx, q), interactions: undefined };
}

/** Puts names, days and states beside decisions, in two statements however many there are. */
export async function nameDecisions(ctx: Ctx, decisions: Decision[]): Promise<LoggedDecision[]> {
  if (decisions.length === 0) return [];
  const besides = await readBesides(ctx, decisions);
  const invitations = await readInvitations(
    ctx,
    decisions.flatMap(row => [row.blockedBy, row.invitation].filter(id => id !== null)),
  );
  return decisions.map(row => {
    const beside = besides.get(row.id);
    return {
      ...row,
      customerName: beside?.customerName ?? null,
      programName: beside?.programName ?? '',
      blocker: (row.blockedBy && invitations.get(row.blockedBy)) || null,
      made: (row.invitation && invitations.get(row.invitation)) || null,
      stopped: beside ? stoppedBefore(row.at, beside) : null,
    };
  });
}

type Beside = {
  id: string;
  customerName: string | null;
  programName: string;
  stopReason: StopReason | null;
  stoppedAt: string | null;
  stopDetail: string | null;
  /** The name of the program's topic, by language, where the customer does not want it. */
  topic: Record<string, string> | null;
  /** What happened was recorded with the word that nobody is asked about it. */
  isSpared: boolean;
};

/** Only what was so already when it was decided: what came later explains nothing. */
function stoppedBefore(at: Date, beside: Beside): LoggedDecision['stopped'] {
  if (beside.isSpared) return { reason: 'recorded', at, detail: null };
  const stoppedAt = beside.stoppedAt === null ? null : new Date(beside.stoppedAt);
  if (beside.stopReason && stoppedAt && stoppedAt <= at)
    return { reason: beside.stopReason, at: stoppedAt, detail: beside.stopDetail };
  if (!beside.topic) return null;
  return { reason: 'topic', at, detail: beside.topic.en ?? Object.values(beside.topic)[0] ?? null };
}

async function readBesides(ctx: Ctx, decisions: Decision[]): Promise<Map<string, Beside>> {
  const { rows } = await ctx.db.execute<Beside>(sql`
    select d.id, c.name as "customerName", p.name as "programName",
      case when c.unsubscribed_at is not null then 'unsubscribed' else x.reason end as "stopReason",
      coalesce(c.unsubscribed_at, x.created_at) as "stoppedAt",
      case when c.unsubscribed_at is null then x.detail end as "stopDetail",
      case when (c.preferences -> 'topicsOff') ? p.topic then (
        select t -> 'label' from jsonb_array_elements(w.settings -> 'topics') t where t ->> 'id' = p.topic) end as topic,
      d.reason = 'do_not_ask' and coalesce(n.do_not_ask, false) as "isSpared"
    from decision d
    join customer c on c.workspace_id = d.workspace_id and c.id = d.customer_id
    join program p on p.workspace_id = d.workspace_id and p.id = d.program_id
    join workspace w on w.id = d.workspace_id
    left join interaction n on n.workspace_id = d.workspace_id and n.id = d.interaction_id
    left join suppression x on x.workspace_id = c.workspace_id and x.address_hash = c.address_hash
    where d.workspace_id = ${ctx.workspaceId} and d.id = any(${sql.param(decisions.map(row => row.id))}::uuid[])`);
  return new Map(rows.map(row => [row.id, row]));
}

async function readInvitations(ctx: Ctx, ids: string[]): Promise<Map<string, NamedInvitation>> {
  if (ids.length === 0) return new Map();
  const { rows } = await ctx.db.execute<Omit<NamedInvitation, 'at'> & { at: string }>(sql`
    select i.id, coalesce(i.sent_at, i.send_at) as at, p.name as program, c.external_id as customer,
      case when i.reason = 'deleted_by_customer' then 'deleted' else i.state end as state
    from invitation i
    join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    left join program p on p.workspace_id = i.workspace_id and p.id = i.program_id
    where i.workspace_id = ${ctx.workspaceId} and i.id = any(${sql.param(ids)}::uuid[])`);
  return new Map(rows.map(row => [row.id, { ...row, at: new Date(row.at) }]));
}
