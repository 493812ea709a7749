import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { blackOut } from '@/domain/black-out';
import type { Ctx } from '@/server/db/tenant';
import { openThemeCases } from '../case/on-themes';
import { type CommentReader, openReader } from './reader';

/** Comments read in one transaction where the caller names no number. */
const BATCH = 500;
/** So long others wait at most while comments are read. */
const SLICE_MS = 25;
/** A batch whose themes are dear ends early: other companies wait, and a transaction is open. */
const BATCH_MS = 10_000;

type Row = {
  response_id: string;
  question_id: number;
  text: string;
  asked: string;
  is_new: boolean;
  /** The row's version: whoever changes the answer meanwhile makes another. */
  version: string;
};

/** Readers by workspace, kept between batches by whoever calls. */
export type Readers = Map<string, CommentReader>;

/**
 * Reads one batch of comments that nobody has read with the present taxonomy, new ones first: language, feeling, themes, words
 * to search by. What people decided (themes and feelings by hand) stays. One that is changed meanwhile is left for the next
 * batch. New ones may open cases. `read`: how many were written; `more`: others may be waiting.
 */
export async function readComments({
  ctx,
  readers = new Map(),
  limit = BATCH,
}: {
  ctx: Ctx;
  readers?: Readers;
  limit?: number;
}): Promise<{ read: number; more: boolean }> {
  const reader = await openReader(ctx, readers.get(ctx.workspaceId));
  readers.set(ctx.workspaceId, reader);
  const rows = await readWaiting(ctx, reader.taxonomy, limit);
  const understood: Understanding[] = [];
  const end = performance.now() + BATCH_MS;
  let paused = performance.now();
  for (const row of rows) {
    if (performance.now() > end) break;
    understood.push(understand(row, reader));
    if (performance.now() - paused < SLICE_MS) continue;
    await setImmediate();
    paused = performance.now();
  }
  const read = await write(ctx, reader.taxonomy, understood);
  const fresh = new Set(rows.filter(row => row.is_new).map(row => row.response_id));
  const news = understood.filter(one => fresh.has(one.response) && one.themes.length > 0);
  if (news.length > 0)
    await openThemeCases(
      ctx,
      news.map(({ response, themes }) => ({ responseId: response, themes })),
    );
  return { read, more: (rows.length === limit || understood.length < rows.length) && read > 0 };
}

type Understanding = {
  response: string;
  question: number;
  version: string;
  language: string;
  sentiment: number | null;
  certainty: number | null;
  by: string | null;
  themes: string[];
  /** What words are searched in: without addresses and numbers, which some readers may not see. */
  searched: string;
};

function understand(row: Row, reader: CommentReader): Understanding {
  const { language, sentiment, themes } = reader.read(row.text, row.asked);
  return {
    response: row.response_id,
    question: row.question_id,
    version: row.version,
    language,
    sentiment: sentiment?.sentiment ?? null,
    certainty: sentiment ? Math.round(sentiment.certainty * 1000) / 1000 : null,
    by: sentiment?.by ?? null,
    themes,
    searched: blackOut(row.text),
  };
}

/** By `comment_unread`: those never read stand before those to be read anew. */
async function readWaiting({ db, workspaceId }: Ctx, taxonomy: number, limit: number): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    select c.response_id, c.question_id, a.text, r.language as asked, c.read_with = 0 as is_new, c.version
    from (
      select *, xmin::text as version from comment where workspace_id = ${workspaceId} and read_with < ${taxonomy}
      order by read_with, at limit ${limit}) c
    join answer a on a.workspace_id = ${workspaceId} and a.response_id = c.response_id and a.question_id = c.question_id
    join response r on r.workspace_id = ${workspaceId} and r.id = c.response_id`);
  return rows;
}

/** In the order of their ids, as whoever deletes or edits several meets them. */
async function write({ db, workspaceId }: Ctx, taxonomy: number, all: Understanding[]): Promise<number> {
  if (all.length === 0) return 0;
  const { rows } = await db.execute<{ n: number }>(sql`
    with x as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) x(response uuid, question int, version text,
        language text, sentiment smallint, certainty real, by text, themes uuid[], searched text)),
    locked as materialized (
      select c.response_id, c.question_id from comment c join x on x.response = c.response_id and x.question = c.question_id
      where c.workspace_id = ${workspaceId} and c.xmin::text = x.version
      order by 1, 2 for no key update of c),
    done as (
      update comment c set language = x.language, read_with = ${taxonomy},
        sentiment = case when c.sentiment_by = 'hand' then c.sentiment else x.sentiment end,
        certainty = case when c.sentiment_by = 'hand' then c.certainty else x.certainty end,
        sentiment_by = case when c.sentiment_by = 'hand' then c.sentiment_by else x.by end,
        search = to_tsvector(comment_config(x.language), left(x.searched, 20000))
      from x join locked l on l.response_id = x.response and l.question_id = x.question
      where c.workspace_id = ${workspaceId} and c.response_id = x.response and c.question_id = x.question
      returning c.response_id, c.question_id, c.at, x.themes),
    gone as (
      delete from comment_theme t using done d
      where t.workspace_id = ${workspaceId} and t.response_id = d.response_id and t.question_id = d.question_id
        and t.by = 'rule' and t.theme_id <> all(d.themes)),
    added as (
      insert into comment_theme (workspace_id, response_id, question_id, theme_id, by, at)
      select ${workspaceId}, d.response_id, d.question_id, h.id, 'rule', d.at
      from done d cross join unnest(d.themes) named(id)
      join theme h on h.workspace_id = ${workspaceId} and h.id = named.id
      on conflict do nothing)
    select count(*)::int as n from done`);
  return rows[0]?.n ?? 0;
}
