import { type SQL, sql } from 'drizzle-orm';
import type { AttributeCondition } from '@/domain/program';
import { instantsOf } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { meetsAll } from '@/server/services/segment/where';
import { attributeIn, treeSql } from '../match-sql';
import { runReport } from '../run';
import type { CountedLeaf, CountedMatch, Which } from '../which';

/** What a program asks about: interactions of these types that meet its conditions. */
type Asked = { types: string[]; where: AttributeCondition[] };

/**
 * What the programs of a survey that were ever switched on before `end` ask about. Empty for surveys that only ask
 * customers by the calendar, lists, or whoever follows a link: nobody knows who could have answered those.
 */
export async function askedAbout(ctx: Ctx, survey: string, end: Date): Promise<Asked[]> {
  const { rows } = await ctx.db.execute<{ types: string[]; where: AttributeCondition[] | null }>(sql`
    select trigger -> 'types' as types, trigger -> 'where' as "where" from program
    where workspace_id = ${ctx.workspaceId} and survey_id = ${survey}::uuid and trigger -> 'types' is not null
      and activated_at < ${end.toISOString()}::timestamptz`);
  return rows.map(({ types, where }) => ({ types, where: where ?? [] }));
}

/**
 * Eligible interactions of these local days by the values of some attributes ('' where there is none): of the types that
 * one of these programs asks about, meeting its conditions, and not recorded as *do not ask*. Whether the customer was
 * asked, sampled out, tired of questions or unsubscribed makes no difference: they were all served. Attributes of the
 * interaction go before those of the customer, as in the snapshot of an answer.
 */
export async function countEligible(
  reading: { ctx: Ctx; signal?: AbortSignal },
  query: {
    asked: readonly Asked[];
    attributes: readonly string[];
    which: Pick<Which, 'filter' | 'match'>;
    period: { start: string; end: string };
    timezone: string;
    most: number;
  },
): Promise<{ keys: string[]; count: number }[]> {
  const { asked, attributes, which, period, timezone, most } = query;
  const { start, end } = instantsOf(period, timezone);
  const programs = asked.map(
    ({ types, where }) =>
      sql`(x.type = any(${sql.param(types)}::text[]) and ${meetsAll(where, sql`a.attributes`)})`,
  );
  return runReport(
    reading,
    sql`
    select ${keysOf(attributes, sql`a.attributes`)} as keys, count(*)::int as count
    from interaction x
    join customer c on c.workspace_id = x.workspace_id and c.id = x.customer_id
    cross join lateral (select c.attributes || x.attributes as attributes) a
    where x.workspace_id = ${reading.ctx.workspaceId} and not x.do_not_ask
      and x.occurred_at >= ${start.toISOString()}::timestamptz and x.occurred_at < ${end.toISOString()}::timestamptz
      and (${sql.join(programs, sql` or `)})
      ${attributeIn(which.filter, sql`a.attributes`)}
      ${which.match ? sql`and ${treeSql(which.match, attributeLeaf)}` : sql``}
    group by 1 order by 2 desc, 1 limit ${most}`,
  );
}

/** The values of some attributes as an array of texts; '' where there is none. */
export const keysOf = (attributes: readonly string[], column: SQL): SQL =>
  sql`array[${sql.join(
    attributes.map(name => sql`coalesce(${column} ->> ${name}::text, '')`),
    sql`, `,
  )}]`;

/** Whether a match is about attributes alone, which interactions have too. */
export function isOfAttributes(match: CountedMatch | null): boolean {
  if (match === null) return true;
  if ('all' in match) return match.all.every(isOfAttributes);
  if ('any' in match) return match.any.every(isOfAttributes);
  if ('not' in match) return isOfAttributes(match.not);
  return 'attribute' in match;
}

function attributeLeaf(leaf: CountedLeaf): SQL {
  if ('attribute' in leaf) return sql`(${meetsAll([leaf], sql`a.attributes`)})`;
  throw new Error('only attributes can be asked of interactions');
}
