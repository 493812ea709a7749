import { type SQL, sql } from 'drizzle-orm';
import { type Share, shareOf } from '@/domain/metrics/wilson';
import { instantsOf } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { mailsSql, ofMails } from '../mails-sql';
import { type Rate, readRate } from '../response-rate';
import { runReport } from '../run';
import { isWhole } from '../which';
import type { Outline } from './outline';
import type { SurveyQuery } from './schemas';

/** How many of the delivered invitations came this far; `share` of those delivered, 0..1 with Wilson's interval. */
export type FunnelStep = { n: number; share: Share };

/**
 * What became of the invitations of these days, by send cohort as the response rate is: delivered = sent or handed over as
 * a link − bounced. Versions, languages and conditions on what was answered narrow answers, not invitations, so they do not
 * narrow this.
 */
export type Funnel = {
  delivered: number;
  visited: FunnelStep;
  started: FunnelStep;
  completed: FunnelStep;
  /** Completed ÷ delivered, the same as everywhere; `mature` false while answers may still come. */
  rate: Rate;
};

type Row = { delivered: number; visited: number; started: number; completed: number };

export async function readFunnel(
  { ctx, signal }: { ctx: Ctx; signal?: AbortSignal },
  outline: Outline,
  query: SurveyQuery,
): Promise<Funnel> {
  const { survey, from, to } = query;
  const cohort = { survey, from, to, filter: {}, interval: 'none' as const };
  const { total: rate } = await readRate({ ctx, ...(signal && { signal }) }, cohort, mailsOf(query));
  const [row] = await runReport<Row>({ ctx, ...(signal && { signal }) }, funnelSql(ctx, outline, query));
  // Invitations of erased customers are gone but stay in the rate; those of them who completed went all the way.
  const erased = Math.max(0, rate.completed - (row?.completed ?? 0));
  const step = (n: number): FunnelStep => ({ n, share: shareOf(Math.min(n, rate.n), rate.n) });
  return {
    delivered: rate.n,
    visited: step((row?.visited ?? 0) + erased),
    started: step((row?.started ?? 0) + erased),
    completed: step(rate.completed),
    rate,
  };
}

/** Each step counts those of the next ones too: who answered had opened the page, whatever was noticed of it. */
const funnelSql = (ctx: Ctx, outline: Outline, query: SurveyQuery): SQL => sql`
  select count(*)::int as delivered, count(coalesce(i.visited_at, i.started_at, i.completed_at))::int as visited,
    count(coalesce(i.started_at, i.completed_at))::int as started, count(i.completed_at)::int as completed
  ${cohortSql(ctx, outline, query)}`;

/** `from … where …`: the delivered invitations `i` that were sent in these days. */
export function cohortSql(ctx: Ctx, { timezone, survey }: Outline, query: SurveyQuery): SQL {
  const { start, end } = instantsOf({ start: query.from, end: query.to }, timezone);
  const which = mailsOf(query);
  const isFiltered = !isWhole(which);
  const attributes = sql`
    join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    left join interaction x on x.workspace_id = i.workspace_id and x.id = i.interaction_id
    cross join lateral (select c.attributes || coalesce(x.attributes, '{}'::jsonb) as attributes) a`;
  return sql`
    from invitation i ${isFiltered ? attributes : sql``}
    where i.workspace_id = ${ctx.workspaceId} and i.survey_id = ${survey.id}::uuid
      and i.sent_at >= ${start.toISOString()}::timestamptz and i.sent_at < ${end.toISOString()}::timestamptz
      and not i.is_test and i.state not in ('bounced', 'failed')
      ${mailsSql(which)}`;
}

const mailsOf = ({ which: { filter, match } }: SurveyQuery) => ({ filter, match: ofMails(match) });
