import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { AlertSpec } from '@/domain/alert';
import { specWords, subjectWords } from '@/domain/alert-words';
import { notFound } from '@/domain/errors';
import type { ReportFilter } from '@/domain/match';
import { idsIn } from '@/domain/match-words';
import { alertRule } from '@/drizzle/schema/report';
import { nameBehind } from '@/server/db/actor-name';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { namesOf } from '../filter/names';

/**
 * A rule as people see it, without its secret. `says`: when it tells, as a sentence without its subject "Tell …"; `exchanging`:
 * the old secret still signs beside the new one; `problem`: why it could not look the last time; `failing`: why the newest
 * mail or call did not get through; `lastAt`: when it told last, `told`: how often in 30 days.
 */
export type AlertRule = {
  id: string;
  says: string;
  spec: AlertSpec;
  which: ReportFilter;
  mailTo: string[];
  webhookUrl: string | null;
  exchanging: boolean;
  coolDownHours: number;
  pausedAt: Date | null;
  problem: string | null;
  failing: string | null;
  createdBy: string;
  lastAt: Date | null;
  told: number;
};

/** Every rule, the oldest first. */
export const listRules = ({ ctx }: { ctx: Ctx }): Promise<AlertRule[]> => select(ctx);

/** One rule. Throws `not_found`, also for one that was deleted. */
export async function readRule({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<AlertRule> {
  const [rule] = isUuid(input.id) ? await select(ctx, input.id) : [];
  if (!rule) throw notFound('alert');
  return rule;
}

/** When a rule tells, in words. */
export async function sentenceOf(ctx: Ctx, rule: { spec: AlertSpec; which: ReportFilter }): Promise<string> {
  return specWords(rule.spec, await subjectOf(ctx, rule));
}

/** What a rule is about, in words: saved filters and surveys by their names. */
export const subjectOf = async (
  ctx: Ctx,
  { spec, which }: { spec: AlertSpec; which: ReportFilter },
): Promise<string> => subjectWords(spec.metric, which, await namesOf(ctx, idsIn(which)));

async function select(ctx: Ctx, id?: string): Promise<AlertRule[]> {
  const rows = await ctx.db
    .select({
      id: alertRule.id,
      spec: alertRule.spec,
      which: alertRule.which,
      mailTo: alertRule.mailTo,
      webhookUrl: alertRule.webhookUrl,
      exchanging: sql<boolean>`coalesce(jsonb_array_length(${alertRule.webhookSecrets}), 0) > 1`,
      coolDownHours: alertRule.coolDownHours,
      pausedAt: alertRule.pausedAt,
      problem: alertRule.problem,
      createdBy: nameBehind(alertRule.workspaceId, alertRule.createdBy),
    })
    .from(alertRule)
    .where(
      and(
        eq(alertRule.workspaceId, ctx.workspaceId),
        isNull(alertRule.deletedAt),
        id === undefined ? undefined : eq(alertRule.id, id),
      ),
    )
    .orderBy(asc(alertRule.createdAt), asc(alertRule.id));
  const record = await readRecord(ctx);
  const named = await namesOf(
    ctx,
    rows.flatMap(row => idsIn(row.which)),
  );
  return rows.map(row => ({
    ...row,
    says: specWords(row.spec, subjectWords(row.spec.metric, row.which, named)),
    ...(record.get(row.id) ?? { lastAt: null, told: 0, failing: null }),
  }));
}

type Told = Pick<AlertRule, 'lastAt' | 'told' | 'failing'>;

async function readRecord(ctx: Ctx): Promise<Map<string, Told>> {
  const { rows } = await ctx.db.execute<{
    id: string;
    last_at: string | null;
    told: number;
    failing: string | null;
  }>(sql`
    select r.id, a.last_at, a.told, d.failing
    from alert_rule r
    left join lateral (
      select max(at) as last_at, count(*) filter (where at > ${ctx.now}::timestamptz - interval '30 days')::int as told
      from alert where workspace_id = r.workspace_id and rule_id = r.id and outcome = 'told') a on true
    left join lateral (
      select case when d.state = 'delivered' then null else d.error end as failing
      from alert a join alert_delivery d on d.workspace_id = a.workspace_id and d.alert_id = a.id
      where a.workspace_id = r.workspace_id and a.rule_id = r.id and d.attempts > 0
      order by a.at desc, (d.state = 'delivered') limit 1) d on true
    where r.workspace_id = ${ctx.workspaceId}`);
  return new Map(
    rows.map(({ id, last_at, told, failing }) => [
      id,
      { lastAt: last_at === null ? null : new Date(last_at), told, failing },
    ]),
  );
}
