import { type SQL, sql } from 'drizzle-orm';
import { ACTIVITY_DAYS } from '@/domain/program';
import type { Ctx } from '@/server/db/tenant';

/** Newest interactions that are looked through for attributes. */
const SAMPLE = 2_000;
const MOST_VALUES = 20;

export type Vocabulary = {
  /** Types that interactions carried so far; `lately`: how many in the last 30 days. */
  types: { name: string; lately: number }[];
  /** Attributes of recent interactions, with their most frequent values as text. */
  attributes: { name: string; values: string[] }[];
  /** The same of the newest customers. */
  customer: { name: string; values: string[] }[];
};

/** The words in which the rules of programs and surveys can be written here. */
export async function readVocabulary({ ctx }: { ctx: Ctx }): Promise<Vocabulary> {
  const types = await ctx.db.execute<{ name: string; lately: number }>(sql`
    with recent as (
      select type, count(*)::int as lately from interaction
      where workspace_id = ${ctx.workspaceId}
        and occurred_at >= ${ctx.now}::timestamptz - make_interval(days => ${ACTIVITY_DAYS})
      group by type)
    select coalesce(t.name, r.type) as name, coalesce(r.lately, 0) as lately
    from (select name from interaction_type where workspace_id = ${ctx.workspaceId}) t
    full join recent r on r.type = t.name
    order by 2 desc, 1 limit 200`);
  const workspace = sql`workspace_id = ${ctx.workspaceId}`;
  const attributes = await countAttributes(
    ctx,
    sql`select attributes from interaction where ${workspace} order by occurred_at desc limit ${SAMPLE}`,
  );
  const customer = await countAttributes(
    ctx,
    sql`select attributes from customer where ${workspace} order by created_at desc, id desc limit ${SAMPLE}`,
  );
  return { types: types.rows, attributes, customer };
}

/** Names in the sampled rows' `attributes`, with their most frequent values as text. */
async function countAttributes(ctx: Ctx, sample: SQL): Promise<Vocabulary['attributes']> {
  const { rows } = await ctx.db.execute<{ name: string; values: string[] }>(sql`
    with pairs as (
      select a.key as name, a.value, count(*) as times
      from (${sample}) s, jsonb_each_text(s.attributes) a
      group by a.key, a.value)
    select name, (array_agg(value order by times desc, value))[1:${sql.raw(String(MOST_VALUES))}] as values
    from pairs group by name order by name limit 100`);
  return rows;
}
