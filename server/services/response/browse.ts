import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { blackOut } from '@/domain/black-out';
import { bandNameOf } from '@/domain/metrics/bands';
import type { TextPiece } from '@/domain/text/search';
import type { Page } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import type { Asking } from '@/server/reports/read-metric';
import { listResponsesSchema, pageResponses, type ShownResponse } from './read';
import { readHits, readResponseSearch } from './search';

export type BandedScore = { metric: 'nps' | 'csat' | 'ces' | 'index'; value: number; band: string };

/**
 * A row of the list on screen. `customer` only for readers who may see who it was; `comment` is the longest text; `hits`: the
 * text that a search found, around what it found. Both without addresses and numbers for other readers.
 */
export type BrowsedResponse = Pick<
  ShownResponse,
  'id' | 'state' | 'language' | 'startedAt' | 'completedAt' | 'attributes' | 'flags' | 'themes'
> & {
  survey: { id: string; name: string };
  customer: { id: string; name: string | null } | null;
  /** Name of the door that somebody came in by whom nobody knows. */
  door: string | null;
  scores: BandedScore[];
  comment: string | null;
  hits: TextPiece[] | null;
};

type Beside = {
  id: string;
  survey_name: string;
  customer_name: string | null;
  door: string | null;
  comment: string | null;
};

/** Newest first, with what a person wants to read beside each response. */
export async function browseResponses({
  ctx,
  input,
  personal,
  signal,
}: Asking<z.input<typeof listResponsesSchema>> & { personal: boolean }): Promise<Page<BrowsedResponse>> {
  const wish = listResponsesSchema.parse(input);
  const search = await readResponseSearch(ctx, wish, personal);
  const reading = { ctx, ...(signal && { signal }) };
  const { data, nextCursor } = await pageResponses(reading, wish, new Map(), search);
  const ids = data.map(row => row.id);
  const beside = await readBeside(ctx, ids);
  const hits = search ? await readHits(ctx, ids, search, personal) : NO_HITS;
  return {
    nextCursor,
    data: data.map(row => browsed(row, { beside: beside.get(row.id), hits: hits.get(row.id), personal })),
  };
}

const NO_HITS: ReadonlyMap<string, TextPiece[]> = new Map();

/** Each figure with its band's name; the ones that were given, in the order in which cards stand. */
export function bandScores(scores: ShownResponse['scores']): BandedScore[] {
  return (['nps', 'csat', 'ces', 'index'] as const).flatMap(metric => {
    const value = scores[metric];
    return value === undefined ? [] : [{ metric, value, band: bandNameOf(metric, value) }];
  });
}

async function readBeside(ctx: Ctx, ids: string[]): Promise<Map<string, Beside>> {
  if (ids.length === 0) return new Map();
  const { rows } = await ctx.db.execute<Beside>(sql`
    select r.id, s.name as survey_name, c.name as customer_name, d.name as door, t.text as comment
    from response r
    join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
    left join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id
    left join invitation i on i.workspace_id = r.workspace_id and i.id = r.invitation_id
    left join survey_door d on d.workspace_id = i.workspace_id and d.id = i.door_id
    left join lateral (
      select a.text from answer a
      join question q on q.workspace_id = a.workspace_id and q.id = a.question_id and q.type in ('short', 'long')
      where a.workspace_id = r.workspace_id and a.response_id = r.id and a.text <> ''
      order by length(a.text) desc limit 1
    ) t on true
    where r.workspace_id = ${ctx.workspaceId} and r.id = any(${sql.param(ids)}::uuid[])`);
  return new Map(rows.map(row => [row.id, row]));
}

function browsed(
  row: ShownResponse,
  {
    beside,
    hits,
    personal,
  }: { beside: Beside | undefined; hits: TextPiece[] | undefined; personal: boolean },
): BrowsedResponse {
  const { id, state, language, startedAt, completedAt, attributes, flags, themes } = row;
  return {
    id,
    state,
    language,
    startedAt,
    completedAt,
    attributes,
    flags,
    themes,
    survey: { id: row.survey, name: beside?.survey_name ?? '' },
    customer:
      personal && row.customer !== null ? { id: row.customer, name: beside?.customer_name ?? null } : null,
    door: beside?.door ?? null,
    scores: bandScores(row.scores),
    comment: personal || !beside?.comment ? (beside?.comment ?? null) : blackOut(beside.comment),
    hits: hits ?? null,
  };
}
