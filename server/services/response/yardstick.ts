import { sql } from 'drizzle-orm';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { FEWEST_TIMED, type PageMedian, postedFlags, UNTIMED_MS } from '@/domain/survey/quality';
import type { Ctx } from '@/server/db/tenant';

/** What one published version asks, and how long its pages usually take. */
export type Yardstick = {
  definition: SurveyDefinition;
  /** By page id, over those who did not choose its score in the mail already. */
  usual: ReadonlyMap<string, PageMedian>;
  /** Too few finished answers have times to say what is usual. */
  isEarly: boolean;
  readAt: Date;
};

/** Kept by the caller, by workspace, survey and version. */
export type Yardsticks = Map<string, Yardstick>;

/**
 * Medians are taken from this many of the newest finished answers, found among this many of any kind (a million imported
 * ones would be walked through for the few that have times), and looked at again after this long.
 */
const NEWEST = 1_000;
const LOOKED_AT = 5_000;
const FRESH_MS = 10 * 60_000;
const KEPT = 500;

export type VersionName = { survey: string; version: number };

/**
 * The yardstick of a version, from `kept` while it is fresh. Where enough answers have become timed, those that were
 * judged before are put back in the queue.
 */
export async function yardstickOf(ctx: Ctx, of: VersionName, kept: Yardsticks): Promise<Yardstick> {
  const name = `${ctx.workspaceId}/${of.survey}/${of.version}`;
  const known = kept.get(name);
  if (known && ctx.now.getTime() - known.readAt.getTime() < FRESH_MS) return known;
  const definition = known?.definition ?? (await readDefinition(ctx, of));
  const { usual, timed } = await readUsual(ctx, of, definition);
  const isEarly = timed < FEWEST_TIMED;
  if (!isEarly) await queueEarly(ctx, of);
  const yardstick = { definition, usual, isEarly, readAt: ctx.now };
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
  // Too few change soon: looked at with every batch until there are enough.
  if (!isEarly) kept.set(name, yardstick);
  return yardstick;
}

async function readDefinition(ctx: Ctx, { survey, version }: VersionName): Promise<SurveyDefinition> {
  const { rows } = await ctx.db.execute<{ definition: SurveyDefinition }>(sql`
    select definition from survey_version
    where workspace_id = ${ctx.workspaceId} and survey_id = ${survey}::uuid and version = ${version}`);
  if (!rows[0]) throw new Error('a response names a survey version that is not there');
  return rows[0].definition;
}

/** The newest timed answers to a version. Those a machine may have given set no pace. */
const newestSql = (ctx: Ctx, { survey, version }: VersionName) => sql`
  select r.id, r.page_times, r.invitation_id, r.quality
  from (
    select * from response where workspace_id = ${ctx.workspaceId} and survey_id = ${survey}::uuid
    order by started_at desc, id desc limit ${LOOKED_AT}) r
  where r.version = ${version} and r.state = 'completed' and not r.is_test and r.page_times <> '{}'
    and not r.flags && ${sql.param([...postedFlags])}::text[]
  order by r.started_at desc, r.id desc limit ${NEWEST}`;

async function readUsual(
  ctx: Ctx,
  of: VersionName,
  definition: SurveyDefinition,
): Promise<{ usual: Map<string, PageMedian>; timed: number }> {
  const asked = definition.pages.map(({ id, questions }) => ({ id, keys: questions.map(({ key }) => key) }));
  const { rows } = await ctx.db.execute<PageMedian & { page: string | null }>(sql`
    with newest as materialized (${newestSql(ctx, of)})
    select null as page, 0::float8 as median, count(*)::int as n from newest
    union all
    select p.id, percentile_cont(0.5) within group (order by t.ms), count(*)::int
    from newest r
    left join invitation i on i.workspace_id = ${ctx.workspaceId} and i.id = r.invitation_id
    cross join jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) p(id text, keys text[])
    cross join lateral (select (r.page_times ->> p.id)::int as ms) t
    where t.ms < ${UNTIMED_MS} and not coalesce(i.unconfirmed ?| p.keys, false)
    group by p.id`);
  const usual = new Map(
    rows.flatMap(({ page, ...median }) => (page === null ? [] : [[page, median] as const])),
  );
  return { usual, timed: rows.find(({ page }) => page === null)?.n ?? 0 };
}

async function queueEarly(ctx: Ctx, of: VersionName): Promise<void> {
  await ctx.db.execute(sql`
    update response set quality = null
    where workspace_id = ${ctx.workspaceId} and id in (
      select id from (${newestSql(ctx, of)}) newest where (quality -> 'early')::boolean)`);
}
