import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { blackOut } from '@/domain/black-out';
import { piecesOf, spansOf, type TextPiece } from '@/domain/text/search';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { hasWords, orOf, queryOf, readSearch, type Search } from '@/server/reports/search';
import { searchCustomers } from '../customer/search';
import type { listResponsesSchema } from './read';

/** The newest responses of whoever is meant. */
const MOST_OF_PEOPLE = 2_000;

/**
 * What `q` of a list asks for; null where it asks for nothing. Readers who may know who answered also find responses by name,
 * id and address; behind a number only words count, as they do in its report.
 */
export async function readResponseSearch(
  ctx: Ctx,
  { q, metric }: z.output<typeof listResponsesSchema>,
  personal: boolean,
): Promise<Search | null> {
  if (q === undefined) return null;
  const search = await readSearch(ctx, q);
  return metric === undefined ? orOf(search, await readPeople(ctx, q, personal)) : search;
}

async function readPeople(ctx: Ctx, q: string, personal: boolean): Promise<string[]> {
  const customers = personal ? await searchCustomers(ctx, q) : [];
  if (customers.length === 0) return isUuid(q) ? [q] : [];
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select id from response
    where workspace_id = ${ctx.workspaceId} and customer_id = any(${sql.param(customers)}::uuid[])
    order by started_at desc limit ${MOST_OF_PEOPLE}`);
  return rows.map(row => row.id);
}

// No text holds these: the database would not take them from a form.
const [START, STOP] = ['\u0002', '\u0003'];

type Hit = { id: string; text: string; marked: string | null };

/** The text of each response that was found, the longest of several, around the words that were. */
export async function readHits(
  ctx: Ctx,
  ids: string[],
  search: Search,
  personal: boolean,
): Promise<Map<string, TextPiece[]>> {
  const marked =
    search.queries.length === 0
      ? sql`null::text`
      : sql`case when c.search is not null then ts_headline(comment_config(c.language), a.text,
          ${queryOf(search.queries)}, ${`HighlightAll=true, StartSel=${START}, StopSel=${STOP}`}) end`;
  const { rows } = await ctx.db.execute<Hit>(sql`
    select distinct on (a.response_id) a.response_id as id, a.text, ${marked} as marked
    from answer a left join comment c using (workspace_id, response_id, question_id)
    where a.workspace_id = ${ctx.workspaceId} and a.response_id = any(${sql.param(ids)}::uuid[])
      and ${hasWords(ctx, search)}
    order by a.response_id, length(a.text) desc`);
  return new Map(rows.map(row => [row.id, shown(row, search, personal)]));
}

function shown({ text, marked }: Omit<Hit, 'id'>, { terms }: Search, personal: boolean): TextPiece[] {
  const visible = personal ? text : blackOut(text);
  const words = [...(marked ?? '').matchAll(new RegExp(`${START}([^${STOP}]*)${STOP}`, 'g'))].map(
    ([, word = '']) => word,
  );
  if (words.length > 0) return piecesOf(visible, spansOf(visible, words, true));
  const parts = terms.filter(({ isNot }) => !isNot).map(term => term.text);
  return piecesOf(visible, spansOf(visible, parts, false));
}
