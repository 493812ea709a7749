import { and, desc, eq, notLike, sql } from 'drizzle-orm';
import { z } from 'zod';
import { bandNameOf } from '@/domain/metrics/bands';
import { customer } from '@/drizzle/schema/customer';
import { afterCursor, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { TEST_CUSTOMER } from '../invitation/send-test';
import { holdsText } from './search';

export const listCustomersSchema = z.object({
  ...pageInput,
  /** Part of the name, the address or the caller's own id. */
  q: z.string().trim().min(1).max(200).optional(),
});

/** `id` is the caller's own. `score`: the latest that was given, with its band. */
export type ListedCustomer = {
  id: string;
  name: string | null;
  email: string | null;
  isUnsubscribed: boolean;
  doNotAsk: boolean;
  lastInteraction: { type: string; at: Date } | null;
  score: { metric: 'nps' | 'csat' | 'ces'; value: number; band: string } | null;
};

type Latest = {
  customer_id: string;
  type: string | null;
  at: string | null;
  metric: 'nps' | 'csat' | 'ces' | null;
  score: number | null;
  points: number | null;
};

/** The newest first, each with what happened last; whoever only tests were sent to is not among them. */
export async function listCustomers({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.output<typeof listCustomersSchema>;
}): Promise<Page<ListedCustomer>> {
  const { q, limit, cursor } = input;
  const rows = await ctx.db
    .select()
    .from(customer)
    .where(
      and(
        eq(customer.workspaceId, ctx.workspaceId),
        notLike(customer.externalId, `${TEST_CUSTOMER.replace('_', '\\_')}%`),
        q === undefined ? undefined : holdsText(q),
        afterCursor(customer.createdAt, customer.id, cursor),
      ),
    )
    .orderBy(desc(customer.createdAt), desc(customer.id))
    .limit(limit + 1);
  const latest = await readLatest(
    ctx,
    rows.map(row => row.id),
  );
  return pageOf(
    rows,
    limit,
    row => ({ at: row.createdAt, id: row.id }),
    row => ({
      id: row.externalId,
      name: row.name,
      email: row.email,
      isUnsubscribed: row.unsubscribedAt !== null,
      doNotAsk: row.doNotAsk,
      ...lately(latest.get(row.id)),
    }),
  );
}

async function readLatest(ctx: Ctx, ids: string[]): Promise<Map<string, Latest>> {
  if (ids.length === 0) return new Map();
  const { workspaceId } = ctx;
  const { rows } = await ctx.db.execute<Latest>(sql`
    select c.id as customer_id, i.type, i.occurred_at as at, s.metric, s.value as score, s.points
    from unnest(${sql.param(ids)}::uuid[]) c(id)
    left join lateral (
      select type, occurred_at from interaction
      where workspace_id = ${workspaceId} and customer_id = c.id order by occurred_at desc limit 1
    ) i on true
    left join lateral (
      select q.metric, a.value, q.score_max - q.score_min + 1 as points
      from response r
      join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id and a.value is not null
      join question q on q.workspace_id = a.workspace_id and q.id = a.question_id and q.metric in ('nps', 'csat', 'ces')
      where r.workspace_id = ${workspaceId} and r.customer_id = c.id and not r.is_test
      order by r.started_at desc, array_position(array['nps', 'csat', 'ces'], q.metric), q.id limit 1
    ) s on true`);
  return new Map(rows.map(row => [row.customer_id, row]));
}

function lately(row: Latest | undefined): Pick<ListedCustomer, 'lastInteraction' | 'score'> {
  if (!row) return { lastInteraction: null, score: null };
  const { type, at, metric, score, points } = row;
  return {
    lastInteraction: type !== null && at !== null ? { type, at: new Date(at) } : null,
    score:
      metric !== null && score !== null
        ? { metric, value: score, band: bandNameOf(metric, score, points ?? undefined) }
        : null,
  };
}
