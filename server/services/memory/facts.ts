import { sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { InteractionClass } from '@/domain/interaction';
import type { RememberedFacts } from '@/domain/trust/memory';
import type { CaseFact, InteractionFact, ScoreFact } from '@/domain/trust/timeline';
import type { Ctx } from '@/server/db/tenant';

/** The index is stored as the sum 0 to 27 of its three items. */
const INDEX_SUM_MAX = 27;

/** A customer with everything on record about them that is remembered. */
export type KnownCustomer = RememberedFacts & {
  id: string;
  externalId: string;
  name: string | null;
  email: string | null;
  attributes: Attributes;
};

/**
 * Everything on record about these customers, by our ids, in a fixed number of statements; who is gone is left out. Only
 * what was paid for purchases, in the workspace's own currency, is money here.
 */
export async function readFacts(
  ctx: Ctx,
  customerIds: readonly string[],
): Promise<Map<string, KnownCustomer>> {
  if (customerIds.length === 0) return new Map();
  const ids = sql`any(${sql.param([...customerIds])}::uuid[])`;
  const { workspaceId } = ctx;
  const { rows: customers } = await ctx.db.execute<CustomerRow>(sql`
    select c.id, c.external_id as "externalId", c.name, c.email, c.attributes, c.created_at as "createdAt",
      (select max(v.sent_at) from invitation v where v.workspace_id = ${workspaceId} and v.customer_id = c.id
        and not v.is_test) as "askedAt"
    from customer c where c.workspace_id = ${workspaceId} and c.id = ${ids}`);
  const { rows: scores } = await ctx.db.execute<ScoreRow>(sql`
    select r.customer_id as customer, r.id, coalesce(r.scored_at, r.started_at) as at, s.name as survey, q.metric,
      a.value as score, case when q.metric in ('csat', 'ces') then q.score_max - q.score_min + 1 end as points,
      coalesce(s.template = 'recovery-check', false) as "isRecovery"
    from response r
    join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
    join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id
    join question q on q.workspace_id = a.workspace_id and q.id = a.question_id
    where r.workspace_id = ${workspaceId} and r.customer_id = ${ids} and not r.is_test
      and a.value is not null and q.metric in ('nps', 'csat', 'ces', 'index_sum')
    order by at, r.id, q.id`);
  const { rows: interactions } = await ctx.db.execute<InteractionRow>(sql`
    select i.customer_id as customer, i.id, i.external_id as key, i.occurred_at as at, i.type, t.class,
      i.initiated_by as "startedBy", i.case_of as about,
      case when t.class = 'purchase' and i.amount_currency = w.currency then i.amount_value::float8 end as amount
    from interaction i
    join workspace w on w.id = i.workspace_id
    left join interaction_type t on t.workspace_id = i.workspace_id and t.name = i.type
    where i.workspace_id = ${workspaceId} and i.customer_id = ${ids}
    order by i.occurred_at, i.id`);
  const { rows: cases } = await ctx.db.execute<CaseRow>(sql`
    select k.customer_id as customer, k.id, k.opened_at as "openedAt", k.contacted_at as "contactedAt",
      k.resolved_at as "resolvedAt", k.closed_at as "closedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'at', e.at,
          'what', coalesce(e.detail ->> 'promise', 'contact')) order by e.at, e.id), '[]')
        from case_event e where e.workspace_id = k.workspace_id and e.case_id = k.id and e.kind = 'overdue') as overdue
    from customer_case k
    where k.workspace_id = ${workspaceId} and k.customer_id = ${ids}
    order by k.opened_at, k.id`);
  const { rows: referrals } = await ctx.db.execute<ReferralRow>(sql`
    select distinct on (i.referred_by, i.customer_id) i.referred_by as key, i.id, i.occurred_at as at
    from interaction i
    where i.workspace_id = ${workspaceId}
      and i.referred_by = any(${sql.param(customers.map(one => one.externalId))}::text[])
    order by i.referred_by, i.customer_id, i.occurred_at, i.id`);
  const given = byCustomer(scores, row => row.customer);
  const met = byCustomer(interactions, row => row.customer);
  const followed = byCustomer(cases, row => row.customer);
  const brought = byCustomer(referrals, row => row.key);
  return new Map(
    customers.map(({ createdAt, askedAt, ...who }) => [
      who.id,
      {
        ...who,
        createdAt: new Date(createdAt),
        askedAt: dateOf(askedAt),
        scores: (given.get(who.id) ?? []).map(scoreFact),
        interactions: (met.get(who.id) ?? []).map(interactionFact),
        amounts: (met.get(who.id) ?? []).flatMap(({ at, amount }) =>
          amount === null ? [] : [{ at: new Date(at), value: amount }],
        ),
        cases: (followed.get(who.id) ?? []).map(caseFact),
        referrals: (brought.get(who.externalId) ?? []).map(({ id, at }) => ({ id, at: new Date(at) })),
      },
    ]),
  );
}

type CustomerRow = Pick<KnownCustomer, 'id' | 'externalId' | 'name' | 'email' | 'attributes'> & {
  createdAt: string;
  askedAt: string | null;
};
type ScoreRow = {
  customer: string;
  id: string;
  at: string;
  survey: string;
  metric: 'nps' | 'csat' | 'ces' | 'index_sum';
  score: number;
  points: number | null;
  isRecovery: boolean;
};
type InteractionRow = {
  customer: string;
  id: string;
  key: string;
  at: string;
  type: string;
  class: InteractionClass | null;
  startedBy: 'customer' | 'company' | null;
  about: string | null;
  amount: number | null;
};
type CaseRow = { customer: string; id: string } & Record<'openedAt', string> &
  Record<'contactedAt' | 'resolvedAt' | 'closedAt', string | null> & {
    overdue: { id: string; at: string; what: 'contact' | 'resolve' }[];
  };
type ReferralRow = { key: string; id: string; at: string };

function scoreFact({ customer: _, metric, score, points, at, ...row }: ScoreRow): ScoreFact {
  const given = { ...row, at: new Date(at) };
  if (metric === 'index_sum') return { ...given, metric: 'index', score: (score / INDEX_SUM_MAX) * 100 };
  return { ...given, metric, score, ...(points !== null && { points }) };
}

const interactionFact = ({ customer: _, amount: __, at, ...row }: InteractionRow): InteractionFact => ({
  ...row,
  at: new Date(at),
});

const caseFact = (row: CaseRow): CaseFact => ({
  id: row.id,
  openedAt: new Date(row.openedAt),
  contactedAt: dateOf(row.contactedAt),
  resolvedAt: dateOf(row.resolvedAt),
  closedAt: dateOf(row.closedAt),
  overdue: row.overdue.map(({ at, ...one }) => ({ ...one, at: new Date(at) })),
});

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

function byCustomer<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
