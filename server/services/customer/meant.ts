import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import type { AttributeCondition } from '@/domain/program';
import { customer } from '@/drizzle/schema/customer';
import { segment } from '@/drizzle/schema/segment';
import type { Ctx } from '@/server/db/tenant';
import { textArray } from '@/server/reports/match-sql';
import { addressHash } from '@/server/tokens';
import { attributeQuery, searchQuery } from '../memory/terms';
import { meetsAll } from '../segment/where';

/** Up to so many are looked up one by one and put in order; of more, the order is walked and each is asked. */
const FEW = 4_000;

/**
 * SQL that is true of the customers `c` whom a text, values of attributes and a segment mean. The index of terms is asked
 * first: few have their ids in the condition, so that no order has to be walked for them.
 */
export async function meantBy(
  ctx: Ctx,
  given: {
    q?: string | undefined;
    filter?: Record<string, string[]> | undefined;
    segment?: string | undefined;
  },
): Promise<SQL> {
  const where = given.segment === undefined ? [] : await conditionsOf(ctx, given.segment);
  const words = given.q === undefined ? null : searchQuery(ctx.workspaceId, given.q);
  const isNobody = where === null || (given.q !== undefined && words === null);
  if (isNobody) return sql`false`;
  const terms = [
    words,
    given.filter && Object.keys(given.filter).length > 0
      ? attributeQuery(ctx.workspaceId, given.filter)
      : null,
    ...where.map(condition => termOf(ctx, condition)),
  ].filter(term => term !== null);
  const holds = sql`${attributesIn(given.filter ?? {})} and ${meetsAll(where, sql`c.attributes`)}`;
  if (terms.length === 0) return holds;
  const query = terms.join(' & ');
  const found = await findIds(ctx, query);
  const exact = given.q === undefined ? [] : await exactIds(ctx, given.q);
  if (found.length > FEW) return sql`${holds} and ${hasTerms(ctx, query)}`;
  return sql`c.id = any(${sql.param([...new Set([...found, ...exact])])}::uuid[]) and ${holds}`;
}

async function findIds(ctx: Ctx, query: string): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(
    sql`select find_customers(${query}, ${FEW + 1}) as id`,
  );
  return rows.map(({ id }) => id);
}

/** Who has just this id or address: found also in the moment before they are remembered. */
async function exactIds(ctx: Ctx, q: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: customer.id })
    .from(customer)
    .where(
      and(
        eq(customer.workspaceId, ctx.workspaceId),
        or(eq(customer.externalId, q), eq(customer.addressHash, addressHash(ctx.workspaceId, q))),
      ),
    );
  return rows.map(({ id }) => id);
}

const hasTerms = (ctx: Ctx, query: string): SQL => sql`exists (
  select from customer_search s
  where s.workspace_id = ${ctx.workspaceId} and s.customer_id = c.id and s.terms @@ ${query}::tsquery offset 0)`;

const attributesIn = (filter: Record<string, string[]>): SQL => {
  const entries = Object.entries(filter);
  if (entries.length === 0) return sql`true`;
  return sql.join(
    entries.map(([name, values]) => sql`c.attributes ->> ${name}::text = any(${textArray(values)})`),
    sql` and `,
  );
};

/** Null where there is no such segment. */
async function conditionsOf(ctx: Ctx, id: string): Promise<AttributeCondition[] | null> {
  const [row] = await ctx.db
    .select({ where: segment.where })
    .from(segment)
    .where(and(eq(segment.workspaceId, ctx.workspaceId), eq(segment.id, id)));
  return row?.where ?? null;
}

/** What the index knows of a condition: one of some values. */
function termOf(ctx: Ctx, { attribute, op, value }: AttributeCondition): string | null {
  if (op !== 'eq' && op !== 'in') return null;
  const values = [value].flat().map(String);
  return values.length === 0 ? null : attributeQuery(ctx.workspaceId, { [attribute]: values });
}
