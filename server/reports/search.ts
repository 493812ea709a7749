import { type SQL, sql } from 'drizzle-orm';
import { isUnspaced, type SearchTerm, searchTerms } from '@/domain/text/search';
import type { Ctx } from '@/server/db/tenant';
import { type Reading, runReport } from './run';
import type { CountedMatch } from './which';

/**
 * What was typed into a search, ready to be asked. `queries`: by the configurations of PostgreSQL that read it alike.
 * `people`: responses of whoever is meant by it, where that may be asked. `among`: the responses that can have it, where they
 * are few. Plain data.
 */
export type Search = {
  terms: SearchTerm[];
  queries: { configs: string[]; query: string }[];
  people: string[];
  among: string[] | null;
};

/** Up to so many are named; where there are more, the newest of them are soon met on the way. */
const FEW = 2_000;

const isOther = sql`a.text is not null and a.choices is not null`;

/** Reads words as every language does; a search without any word finds nothing. */
export async function readSearch(ctx: Ctx, typed: string, signal?: AbortSignal): Promise<Search> {
  const terms = searchTerms(typed);
  const queries = isUnspaced(typed) ? [] : await readQueries(ctx, terms);
  const search: Search = { terms, queries, people: [], among: null };
  const isPositive = terms.some(({ isNot }) => !isNot);
  if (terms.length === 0) return { ...search, among: [] };
  return queries.length > 0 && isPositive
    ? { ...search, among: await readAmong({ ctx, signal }, search) }
    : search;
}

/** The same, where a name, an id or an address may be meant too: also the answers of these. */
export const orOf = (search: Search, people: readonly string[]): Search => ({
  ...search,
  people: [...people],
  among: search.among && [...search.among, ...people],
});

/** The responses that alone can meet a tree; null where that is not known. */
export function amongOf(match: CountedMatch | null): string[] | null {
  if (!match) return null;
  if ('search' in match) return match.search.among;
  if (!('all' in match)) return null;
  const known = match.all.flatMap(part => (amongOf(part) ? [amongOf(part) ?? []] : []));
  return known.length === 0 ? null : (known.toSorted((a, b) => a.length - b.length)[0] ?? null);
}

/**
 * Whether an answer `a` has it: a comment by the word forms of its language; one that was not read yet, words beside a choice,
 * and scripts without spaces by what stands there. Addresses and telephone numbers are not searched, nor within a comment: who
 * may not see them could find them out letter by letter.
 */
export const hasWords = ({ workspaceId }: Ctx | { workspaceId: string }, search: Search): SQL => sql`
  a.text is not null and a.question_id <> all(array(
    select id from question where workspace_id = ${workspaceId} and type in ('email', 'phone')))
  and coalesce((
    select ${isRead(search)} from comment c
    where c.workspace_id = a.workspace_id and c.response_id = a.response_id and c.question_id = a.question_id
    ), ${stands(search)})`;

/** Of a comment `c`: null where it has to be looked for in the text itself. */
function isRead({ queries }: Search): SQL {
  if (queries.length === 0) return sql`null::boolean`;
  return sql`case when c.search is not null then c.search @@ ${queryOf(queries)} end`;
}

/** The query in the language of a comment `c`. */
export const queryOf = (queries: Search['queries']): SQL => {
  const cases = queries.map(
    ({ configs, query }) =>
      sql`when comment_config(c.language)::text = any(${sql.param(configs)}::text[]) then ${query}::tsquery`,
  );
  return sql`(case ${sql.join(cases, sql` `)} end)`;
};

/** In the text of an answer `a` itself: its words as they are, or a part of it where words are not parted. */
function stands({ terms, queries }: Pick<Search, 'terms' | 'queries'>): SQL {
  const plain = queries.find(({ configs }) => configs.includes('simple'));
  const text = withoutAddresses(sql`a.text`);
  if (plain) return sql`to_tsvector('simple', ${text}) @@ ${plain.query}::tsquery`;
  return terms.length === 0
    ? sql`false`
    : sql.join(
        terms.map(term => sql`${term.isNot ? sql`not ` : sql``}${text} ilike ${containing(term.text)}`),
        sql` and `,
      );
}

// As `blackOut` does it: addresses, links, long numbers and codes.
const ADDRESSES = [
  '[[:alnum:]._%+-]+@[[:alnum:].-]+',
  '(https?://|www\\.)\\S+',
  '\\+?\\(?\\d([ ().\\-/]{0,2}\\d){6,}',
  '([[:alpha:]-]*\\d){5}[[:alnum:]-]*',
].join('|');

/** A text as it may be searched. */
export const withoutAddresses = (text: SQL): SQL => sql`regexp_replace(${text}, ${ADDRESSES}, ' ', 'gi')`;

export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

async function readQueries({ db }: Ctx, terms: SearchTerm[]): Promise<Search['queries']> {
  const { rows } = await db.execute<{ configs: string[]; query: string }>(sql`
    select array_agg(config order by config) as configs, query from (
      select cfgname::text as config, comment_query(oid::regconfig, ${JSON.stringify(terms)}::jsonb)::text as query
      from pg_ts_config where cfgnamespace = 'pg_catalog'::regnamespace) read
    where query is not null group by query`);
  return rows;
}

/** Null where there are more than a few. */
async function readAmong(reading: Reading, search: Search): Promise<string[] | null> {
  const { workspaceId } = reading.ctx;
  const any = sql.join(
    search.queries.map(({ query }) => sql`${query}::tsquery`),
    sql` || `,
  );
  const statement = sql`
    (select response_id as id from find_comments(${any}, ${FEW + 1}))
    union all (
      select c.response_id from comment c join answer a using (workspace_id, response_id, question_id)
      where c.workspace_id = ${workspaceId} and c.read_with = 0 and c.search is null and ${stands(search)}
      limit ${FEW + 1})
    union all (
      select a.response_id from answer a
      where a.workspace_id = ${workspaceId} and ${isOther} and ${stands(search)} limit ${FEW + 1})`;
  const rows = await runReport<{ id: string }>(reading, statement);
  return rows.length > FEW ? null : [...new Set(rows.map(row => row.id))];
}
