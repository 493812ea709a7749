import { sql } from 'drizzle-orm';
import { isMature } from '@/domain/metrics/cohort-maturity';
import type { Ctx } from '@/server/db/tenant';

/** How many mails of the last year were answered to the end, as far as their time is over; and of which surveys. */
export type PastRate = { completed: number; delivered: number; of: 'survey' | 'workspace' };

const PAST_DAYS = 365;

type Cohort = { own: boolean; completed: number; delivered: number; age: number; expiry: number };

/** Of this survey where it was sent before, else of all surveys; null where nothing was sent, or all is too young to tell. */
export async function readPastRate(ctx: Ctx, survey: string): Promise<PastRate | null> {
  const lags = await ctx.db.execute<{ lag: number }>(sql`
    select extract(epoch from completed_at - sent_at)::float8 as lag from invitation
    where workspace_id = ${ctx.workspaceId} and sent_at is not null and completed_at is not null and not is_test
      and expires_at <= ${ctx.now.toISOString()}::timestamptz
    order by expires_at desc limit 1000`);
  const { rows } = await ctx.db.execute<Cohort>(sql`
    select survey_id = ${survey}::uuid as own, completed, delivered,
      extract(epoch from ${ctx.now.toISOString()}::timestamptz - last_sent_at)::float8 as age,
      extract(epoch from last_expires_at - last_sent_at)::float8 as expiry
    from send_rollup
    where workspace_id = ${ctx.workspaceId}
      and generation = (select generation from rollup_state where workspace_id = ${ctx.workspaceId})
      and day >= (${ctx.now.toISOString()}::timestamptz - make_interval(days => ${PAST_DAYS}))::date`);
  const over = rows.filter(({ age, expiry }) =>
    isMature(
      { ageSeconds: age, expirySeconds: expiry },
      lags.rows.map(({ lag }) => lag),
    ),
  );
  return (
    sumOf(
      over.filter(({ own }) => own),
      'survey',
    ) ?? sumOf(over, 'workspace')
  );
}

function sumOf(cohorts: readonly Cohort[], of: PastRate['of']): PastRate | null {
  const sum = (field: 'completed' | 'delivered') => cohorts.reduce((all, cohort) => all + cohort[field], 0);
  return sum('delivered') === 0 ? null : { completed: sum('completed'), delivered: sum('delivered'), of };
}
