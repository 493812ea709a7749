import { type SQL, sql } from 'drizzle-orm';
import { instantsOf } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { answeredAs, whichSql } from '../match-sql';
import type { Outline } from './outline';
import { type SurveyQuery, slicesOf } from './schemas';

/**
 * The responses that a survey's results are about, each in its slice: 0, or 1 for the version compared with. A response
 * belongs to the day of its first score, as on Overview; without any score to the day it was begun. Tests are left out.
 */
export function populationSql(ctx: Ctx, { survey, timezone }: Outline, query: SurveyQuery): SQL {
  const { start, end } = instantsOf({ start: query.from, end: query.to }, timezone);
  const from = sql`${start.toISOString()}::timestamptz`;
  const to = sql`${end.toISOString()}::timestamptz`;
  const versions = slicesOf(query).filter(version => version !== undefined);
  return sql`
    select r.*, coalesce(r.scored_at, r.started_at) as moment,
      ${query.against === undefined ? sql`0` : sql`(r.version = ${query.against}::int)::int`} as slice
    from response r
    where r.workspace_id = ${ctx.workspaceId} and r.survey_id = ${survey.id}::uuid and not r.is_test
      and ((r.scored_at >= ${from} and r.scored_at < ${to})
        or (r.scored_at is null and r.started_at >= ${from} and r.started_at < ${to}))
      ${versions.length > 0 ? sql`and r.version = any(${sql.param(versions)}::int[])` : sql``}
      ${answeredAs({ language: query.language, flagged: query.flagged })}
      ${whichSql(ctx.workspaceId, query.which)}`;
}

/** What these responses answered to one registered question: slice, version, value, choices, text. */
export const answersSql = (ctx: Ctx, outline: Outline, query: SurveyQuery, question: number): SQL => sql`
  select p.slice, p.version, a.value, a.choices, a.text
  from (${populationSql(ctx, outline, query)}) p
  join answer a on a.workspace_id = ${ctx.workspaceId} and a.response_id = p.id and a.question_id = ${question}`;
