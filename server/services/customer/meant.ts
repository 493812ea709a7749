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
const FEW = 7_000;

/** `ids`: they are among these, null where they are too many to name; `holds`: what is left to be asked of each, null: nothing. */
export type Meant = { ids: string[] | null; holds: SQL | null };

/**
 * The customers whom a text, values of attributes and a segment mean. The index of terms is asked first: few are named by
 * their ids, so that no order has to be walked for them. `holds` is SQL about `customer c`.
 */
export async function meantBy(
  ctx: Ctx,
  given: {
    q?: string | undefined;
    filter?: Record<string, string[]> | undefined;
    segment?: string | undefined;
  },
): Promise<Meant> {
  const where = given.segment === undefined ? [] : await conditionsOf(ctx, given.segment);
  const words = given.q === undefined ? null : searchQuery(ctx.workspaceId, given.q);
  if (where === null || (given.q !== undefined && words === null)) return { ids: [], holds: null };
  const filter = given.filter ?? {};
  const known = [
    words,
    Object.keys(filter).length > 0 ? attributeQuery(ctx.workspaceId, filter) : null,
    ...where.map(condition => termOf(ctx, condition)),
  ].filter(term => term !== null);
  const rest = where.length > 0 ? meetsAll(where, sql`c.attributes`) : null;
  if (known.length === 0) return { ids: null, holds: rest };
  const query = known.join(' & ');
  const found = await findIds(ctx, query);
  if (found === null) {
    const each = [words === null ? null : hasTerms(ctx, words), attributesIn(filter), rest];
    return {
      ids: null,
      holds: sql.join(
        each.filter(part => part !== null),
        sql` and `,
      ),
    };
  }
  // In the moment before they are remembered they are known by their id and address alone.
  const isPlain = given.segment === undefined && given.filter === undefined;
  const exact = given.q !== undefined && isPlain ? await exactIds(ctx, given.q) : [];
  return { ids: [...new Set([...found, ...exact])], holds: rest };
}

/** Null where they are more than few. */
async function findIds(ctx: Ctx, query: string): Promise<string[] | null> {
  const { rows } = await ctx.db.execute<{ ids: string[] | null }>(
    sql`select find_customers(${query}, ${FEW})::text[] as ids`,
  );
  return rows[0]?.ids ?? null;
}

/** Who has just this id or address. */
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

const attributesIn = (filter: Record<string, string[]>): SQL | null => {
  const entries = Object.entries(filter);
  if (entries.length === 0) return null;
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
