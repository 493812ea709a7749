import { type SQL, sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { Occasion, Rule } from '@/domain/sending/facts';
import type { Ctx } from '@/server/db/tenant';

type InteractionRow = {
  id: string;
  type: string;
  externalId: string;
  caseOf: string | null;
  customerId: string;
  occurredAt: string;
  recordedAt: string;
  doNotAsk: boolean;
  attributes: Attributes;
  amount: number | null;
};

const INTERACTION = sql`n.id, n.type, n.external_id as "externalId", n.case_of as "caseOf", n.customer_id as "customerId",
  n.occurred_at as "occurredAt", n.recorded_at as "recordedAt", n.do_not_ask as "doNotAsk", n.attributes,
  n.amount_value::float8 as amount`;

/** Undecided interactions, oldest first, each held by this transaction alone; others' are skipped. */
export async function claimInteractions(ctx: Ctx, limit: number): Promise<Occasion[]> {
  const { rows } = await ctx.db.execute<InteractionRow>(sql`
    select ${INTERACTION} from interaction n where n.workspace_id = ${ctx.workspaceId} and n.decided_at is null
    order by n.recorded_at limit ${limit} for no key update skip locked`);
  return rows.map(row => occasionOf(row));
}

/** Decisions whose waiting is over, longest due first, held in the same way. */
export const claimDue = (ctx: Ctx, limit: number): Promise<Occasion[]> =>
  claimWaiting(ctx, sql`d.due_at <= ${ctx.now} order by d.due_at limit ${limit}`);

/** Decisions of these customers that wait for a program which goes by what else happens to them. */
export async function claimAffected(
  ctx: Ctx,
  rules: readonly Rule[],
  customerIds: string[],
): Promise<Occasion[]> {
  const programs = rules.filter(rule => rule.last || rule.unless.length > 0).map(rule => rule.id);
  if (programs.length === 0) return [];
  return claimWaiting(
    ctx,
    sql`d.customer_id = any(${sql.param(customerIds)}::uuid[]) and d.program_id = any(${sql.param(programs)}::uuid[])`,
  );
}

type WaitingRow = {
  decisionId: string;
  programId: string;
  period: number | null;
  at: string;
} & InteractionRow;

async function claimWaiting(ctx: Ctx, which: SQL): Promise<Occasion[]> {
  const { rows } = await ctx.db.execute<WaitingRow>(sql`
    select d.decision_id as "decisionId", d.program_id as "programId", d.period, d.at, ${INTERACTION}, d.customer_id as "customerId"
    from (
      select d.id as decision_id, d.program_id, d.period, d.at, d.interaction_id, d.customer_id from decision d
      where d.workspace_id = ${ctx.workspaceId} and d.outcome = 'waiting' and ${which}
      for no key update skip locked
    ) d
    left join interaction n on n.workspace_id = ${ctx.workspaceId} and n.id = d.interaction_id`);
  return rows.map(row =>
    row.period === null
      ? { ...occasionOf(row), ruleId: row.programId, decisionId: row.decisionId }
      : {
          ...turnOf(row.programId, row.customerId, row.period, new Date(row.at)),
          decisionId: row.decisionId,
        },
  );
}

const occasionOf = (row: InteractionRow): Occasion => ({
  id: row.id,
  interactionId: row.id,
  type: row.type,
  externalId: row.externalId,
  caseOf: row.caseOf,
  customerId: row.customerId,
  occurredAt: new Date(row.occurredAt),
  recordedAt: new Date(row.recordedAt),
  doNotAsk: row.doNotAsk,
  attributes: row.attributes,
  amount: row.amount,
  period: null,
  ruleId: null,
  decisionId: null,
});

/** A customer's turn of a program that asks by the calendar or a segment once, at its moment. */
export const turnOf = (ruleId: string, customerId: string, period: number, at: Date): Occasion => ({
  id: `${customerId}:${period}`,
  interactionId: null,
  type: null,
  externalId: null,
  caseOf: null,
  customerId,
  occurredAt: at,
  recordedAt: at,
  doNotAsk: false,
  attributes: {},
  amount: null,
  period,
  ruleId,
  decisionId: null,
});
