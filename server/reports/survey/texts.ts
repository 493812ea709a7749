import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { blackOut } from '@/domain/black-out';
import { AppError, notFound } from '@/domain/errors';
import { bandNameOf } from '@/domain/metrics/bands';
import { afterCursor, type Page, pageOf } from '@/server/db/keyset';
import type { Asking } from '../read-metric';
import { runReport } from '../run';
import { containing, withoutAddresses } from '../search';
import { readOutline } from './outline';
import { populationSql } from './population';
import { readSurveyQuery, surveyTextsSchema } from './schemas';

/** One written answer with the score that the same person gave. */
export type GivenText = {
  responseId: string;
  at: Date;
  text: string;
  language: string;
  version: number;
  /** The first of NPS, CSAT and CES that the response has. */
  score: { metric: 'nps' | 'csat' | 'ces'; value: number; band: string } | null;
  /** Only for readers who may see who it was. */
  customer: { id: string; name: string | null } | null;
};

type Row = {
  id: string;
  at: string;
  text: string;
  language: string;
  version: number;
  metric: 'nps' | 'csat' | 'ces' | null;
  score: number | null;
  customer_id: string | null;
  customer_name: string | null;
};

/**
 * What was written to one question, the newest first; to a question with choices, what stands beside *other*. Addresses
 * and telephone numbers only for those who may see personal data: else `forbidden`.
 */
export async function readTexts({
  ctx,
  input,
  personal,
  signal,
}: Asking<z.input<typeof surveyTextsSchema>> & { personal: boolean }): Promise<Page<GivenText>> {
  const { question: key, q, cursor, limit, ...query } = await readSurveyQuery(ctx, surveyTextsSchema, input);
  const outline = await readOutline(ctx, query.survey);
  const question = outline.keys.get(key);
  if (!question) throw notFound('question');
  if ((question.type === 'email' || question.type === 'phone') && !personal)
    throw new AppError('forbidden', 'Your role does not show who answered.');
  const after = afterCursor(sql`p.moment`, sql`p.id`, cursor);
  const rows = await runReport<Row>(
    { ctx, ...(signal && { signal }) },
    sql`
    select t.id, to_char(t.moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, t.text, t.language, t.version,
      s.metric, s.value as score, t.customer_id, c.name as customer_name
    from (
      select p.id, p.moment, p.language, p.version, p.customer_id, a.text
      from (${populationSql(ctx, outline, query)}) p
      join answer a on a.workspace_id = ${ctx.workspaceId} and a.response_id = p.id and a.question_id = ${question.id}
      where a.text <> '' ${q ? sql`and ${personal ? sql`a.text` : withoutAddresses(sql`a.text`)} ilike ${containing(q)}` : sql``}
        ${after ? sql`and ${after}` : sql``}
      order by p.moment desc, p.id desc limit ${limit + 1}
    ) t
    left join lateral (
      select k.metric, a.value from answer a
      join question k on k.workspace_id = a.workspace_id and k.id = a.question_id
      where a.workspace_id = ${ctx.workspaceId} and a.response_id = t.id and a.value is not null
        and k.metric in ('nps', 'csat', 'ces')
      order by array_position(array['nps', 'csat', 'ces'], k.metric), k.id limit 1
    ) s on true
    left join customer c on c.workspace_id = ${ctx.workspaceId} and c.id = t.customer_id
    order by t.moment desc, t.id desc`,
  );
  return pageOf(
    rows,
    limit,
    row => ({ at: new Date(row.at), id: row.id }),
    row => shown(row, personal),
  );
}

const shown = (row: Row, personal: boolean): GivenText => ({
  responseId: row.id,
  at: new Date(row.at),
  text: personal ? row.text : blackOut(row.text),
  language: row.language,
  version: row.version,
  score:
    row.metric === null || row.score === null
      ? null
      : { metric: row.metric, value: row.score, band: bandNameOf(row.metric, row.score) },
  customer: personal && row.customer_id ? { id: row.customer_id, name: row.customer_name } : null,
});
