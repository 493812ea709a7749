import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError, notFound } from '@/domain/errors';
import type { Match } from '@/domain/match';
import type { Ctx } from '@/server/db/tenant';
import { readFrame } from '@/server/reports/frame';
import { whichSql } from '@/server/reports/match-sql';
import { amongOf, type Search } from '@/server/reports/search';
import { readWhich, type Which } from '@/server/reports/which';
import type { listResponsesSchema } from './read';

type Wish = z.output<typeof listResponsesSchema>;

/** A list as SQL over responses `r`, newest `moment` first. */
export type Listing = {
  /** What the list is ordered by: the first score where only scored answers are listed, as reports count them. */
  moment: SQL;
  /** `and …`: what an index knows. */
  bounds: SQL;
  /** `and …`: what is looked at response by response, in that order, until the page is full. */
  conditions: SQL;
};

/**
 * What filter, days and question of a list ask for; null where there is no such question, hence no such response. `search`: what
 * `q` was read as, where more than words can be meant. Throws as `readMetric` does.
 */
export async function conditionsOf(
  ctx: Ctx,
  wish: Wish,
  search: Search | null = null,
): Promise<Listing | null> {
  const { workspaceId } = ctx;
  const asked = await readWhich(ctx, { filter: wish.filter, match: allOf(wish, search), saved: wish.saved });
  const parts = [...(asked.match ? [asked.match] : []), ...(search ? [{ search }] : [])];
  const which = { ...asked, match: parts.length > 0 ? { all: parts } : null };
  const answered = await answeredSql(ctx, wish, which);
  if (!answered) return null;
  const isScored = wish.metric !== undefined;
  return {
    moment: isScored ? sql`r.scored_at` : sql`r.started_at`,
    bounds: sql`${amongSql(which.match)} ${isScored ? sql`and r.scored_at is not null` : sql``} ${boundsSql(ctx, wish, isScored)}`,
    conditions: sql`${whichSql(workspaceId, which, { isPaged: true })} ${daysSql(ctx, wish)} ${answered}`,
  };
}

/** The list's own quick filters are conditions like any other. */
function allOf({ match, band, flag, q }: Wish, search: Search | null): Match {
  const all: Match[] = [];
  if (match) all.push(match);
  if (band) all.push({ band: [band] });
  if (flag) all.push(flag === 'none' ? { not: { flag: ['any'] } } : { flag: [flag] });
  if (q && !search) all.push({ text: q });
  return { all };
}

/** `and …` where a search knows the few responses that can meet it. */
function amongSql(match: Which['match']): SQL {
  const among = amongOf(match);
  return among ? sql`and r.id = any(${sql.param(among)}::uuid[])` : sql``;
}

/** `and …` for answers to the question that a report counts. */
async function answeredSql(ctx: Ctx, wish: Wish, which: Which): Promise<SQL | null> {
  const { metric, question: key } = wish;
  const survey = wish.survey ?? which.survey ?? undefined;
  if (key !== undefined && survey === undefined) {
    const message = 'survey is missing: a question key belongs to a survey.';
    throw new AppError('invalid', message, [{ path: 'survey', message }]);
  }
  if (metric === undefined) {
    if (key === undefined || survey === undefined) return sql``;
    return gaveSql(ctx, await readQuestionId(ctx, survey, key), sql``);
  }
  const asked = { metric, ...(survey && { survey }), ...(key !== undefined && { question: key }) };
  const { question } = await readFrame(ctx, asked);
  if (!question) return null;
  const { min, max } = question.scale;
  return sql`and r.survey_id = ${question.survey.id}::uuid
    ${gaveSql(ctx, question.id, sql`and a.value between ${min} and ${max}`)}`;
}

const gaveSql = ({ workspaceId }: Ctx, question: number, more: SQL): SQL => sql`and exists (
  select from answer a
  where a.workspace_id = ${workspaceId} and a.response_id = r.id and a.question_id = ${question} ${more}
  offset 0)`;

async function readQuestionId(ctx: Ctx, survey: string, key: string): Promise<number> {
  const { rows } = await ctx.db.execute<{ id: number }>(sql`
    select id from question where workspace_id = ${ctx.workspaceId} and survey_id = ${survey}::uuid and key = ${key}`);
  const [row] = rows;
  if (!row) throw notFound('question');
  return row.id;
}

/** `and …` for plain values, which an index takes; of days one to spare on both sides. */
function boundsSql({ workspaceId }: Ctx, wish: Wish, isScored: boolean): SQL {
  const { survey, since, until, customer, flag, from, to } = wish;
  const bounds = [
    ...(survey === undefined ? [] : [sql`r.survey_id = ${survey}::uuid`]),
    ...(since === undefined ? [] : [sql`r.started_at >= ${since}::timestamptz`]),
    ...(until === undefined ? [] : [sql`r.started_at < ${until}::timestamptz`]),
    ...(customer === undefined
      ? []
      : [
          sql`r.customer_id = (select id from customer where workspace_id = ${workspaceId} and external_id = ${customer})`,
        ]),
    // Flagged answers are few, and have an index of their own.
    ...(flag === undefined || flag === 'none' ? [] : [sql`r.flags <> '{}'`]),
    ...(from === undefined || !isScored ? [] : [sql`r.scored_at >= ${spare(from, sql`-`)}`]),
    // Nobody gives a score before beginning.
    ...(to === undefined
      ? []
      : [sql`${isScored ? sql`r.scored_at` : sql`r.started_at`} < ${spare(to, sql`+`)}`]),
  ];
  return sql.join(
    bounds.map(bound => sql`and ${bound}`),
    sql` `,
  );
}

const spare = (date: string, sign: SQL): SQL =>
  sql`${date}::timestamp at time zone 'UTC' ${sign} interval '27 hours'`;

/** `and …` for local days, as reports draw them, by the zone. */
function daysSql({ workspaceId }: Ctx, { from, to }: Wish): SQL {
  const day = sql`(coalesce(r.scored_at, r.started_at) at time zone
    (select timezone from rollup_state where workspace_id = ${workspaceId}))::date`;
  return sql`${from === undefined ? sql`` : sql`and ${day} >= ${from}::date`} ${to === undefined ? sql`` : sql`and ${day} < ${to}::date`}`;
}
