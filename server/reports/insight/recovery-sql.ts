import { sql } from 'drizzle-orm';
import type { CaseOutcome, CaseState } from '@/domain/case/case';
import { bandOf } from '@/domain/metrics/bands';
import type { ScorePair } from '@/domain/metrics/recovery';
import type { ScaledScore } from '@/domain/metrics/satisfaction-scale';
import type { Ctx } from '@/server/db/tenant';
import { chasedSql } from '@/server/services/case/shown';
import { sightOf } from '@/server/services/case/sight';
import { attributeIn, whichSql } from '../match-sql';
import { runReport } from '../run';
import type { Which } from '../which';

/** Newest first; beyond this many the page says that it is about a part. */
export const MOST_CASES = 20_000;
/** A next score later than this is another story. */
const NEXT_WITHIN = '180 days';

/** A case as the report counts it. `isSeen`: whoever reads may open it. */
export type RecoveryCase = {
  id: string;
  customer: { id: string; key: string; name: string | null } | null;
  because: string | null;
  openedAt: Date;
  owner: { id: string; name: string } | null;
  state: CaseState;
  contactedAt: Date | null;
  contactDueAt: Date | null;
  resolvedAt: Date | null;
  resolveDueAt: Date | null;
  outcome: CaseOutcome | null;
  cause: { id: string; name: string } | null;
  chased: number;
  isAsked: boolean;
  first: ScaledScore | null;
  /** The recovery check's score. */
  later: (ScaledScore & { at: Date }) | null;
  isSeen: boolean;
};

/** A customer with a bad score whom nobody contacted before the next one. */
export type LeftAlone = ScorePair & {
  customer: { key: string; name: string | null };
  at: Date;
  /** The case that came of it; null: none, or none that the reader may see. */
  case: string | null;
};

export type CaseQuery = { start: Date; end: Date; which: Which };
type Reading = { ctx: Ctx; signal?: AbortSignal | undefined };

type CaseRow = {
  id: string;
  customer: RecoveryCase['customer'];
  because: string | null;
  opened: string;
  owner: RecoveryCase['owner'];
  state: CaseState;
  contacted: string | null;
  contact_due: string | null;
  resolved: string | null;
  resolve_due: string | null;
  outcome: CaseOutcome | null;
  cause: RecoveryCase['cause'];
  chased: number;
  asked: boolean;
  first: ScaledScore | null;
  later: (ScaledScore & { at: string }) | null;
  seen: boolean;
};

/** The cases opened in this time; a wish that the customer took back is none. */
export async function readRecoveryCases(
  { ctx, signal }: Reading,
  { start, end, which }: CaseQuery,
): Promise<RecoveryCase[]> {
  const { workspaceId } = ctx;
  const rows = await runReport<CaseRow>(
    { ctx, signal },
    sql`
    select customer_case.id, because, opened_at as opened, customer_case.state, contacted_at as contacted,
      contact_due_at as contact_due, resolved_at as resolved, resolve_due_at as resolve_due, outcome,
      case when c.id is not null then json_build_object('id', c.id, 'key', c.external_id, 'name', c.name) end as customer,
      case when owner_id is not null
        then json_build_object('id', owner_id, 'name', coalesce(m.name, 'Somebody who left')) end as owner,
      case when t.id is not null then json_build_object('id', t.id, 'name', t.name) end as cause,
      ${chasedSql(ctx)} as chased, recovery_invitation_id is not null as asked, (${await sightOf(ctx)}) as seen,
      case when customer_case.metric is not null and customer_case.score is not null then json_build_object(
        'metric', customer_case.metric, 'score', customer_case.score, 'points', customer_case.points) end as first,
      later.score as later
    from customer_case
    left join response r on r.workspace_id = ${workspaceId} and r.id = response_id
    left join customer c on c.workspace_id = ${workspaceId} and c.id = customer_case.customer_id
    left join member m on m.workspace_id = ${workspaceId} and m.user_id = owner_id
    left join theme t on t.workspace_id = ${workspaceId} and t.id = root_cause_id
    left join lateral (
      select json_build_object('metric', q.metric, 'score', a.value, 'at', coalesce(v.scored_at, v.started_at),
        'points', case when q.metric in ('csat', 'ces') then q.score_max end) as score
      from response v
      join answer a on a.workspace_id = ${workspaceId} and a.response_id = v.id and a.value is not null
      join question q on q.workspace_id = ${workspaceId} and q.id = a.question_id and q.metric in ('csat', 'nps', 'ces')
      where v.workspace_id = ${workspaceId} and v.invitation_id = recovery_invitation_id
      order by q.metric = customer_case.metric desc nulls last, q.id limit 1) later on true
    where customer_case.workspace_id = ${workspaceId} and opened_at >= ${start} and opened_at < ${end}
      and closed_by is distinct from 'customer' ${attributeIn(which.filter, sql`customer_case.attributes`)}
      ${whichSql(workspaceId, { filter: {}, match: which.match })}
    order by opened_at desc, customer_case.id limit ${MOST_CASES}`,
  );
  return rows.map(
    ({ opened, contacted, contact_due, resolved, resolve_due, asked, seen, later, ...row }) => ({
      ...row,
      openedAt: new Date(opened),
      contactedAt: dateOf(contacted),
      contactDueAt: dateOf(contact_due),
      resolvedAt: dateOf(resolved),
      resolveDueAt: dateOf(resolve_due),
      isAsked: asked,
      isSeen: seen,
      later: later && { ...later, at: new Date(later.at) },
    }),
  );
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

type AloneRow = {
  metric: ScaledScore['metric'];
  score: number;
  next: number;
  points: number | null;
  at: string;
  key: string;
  name: string | null;
};

/**
 * Customers whose first score of these days was bad and whom nobody contacted before their next score of the same metric:
 * what happens by itself. One pair per customer and metric.
 */
export async function readLeftAlone(
  { ctx, signal }: Reading,
  { start, end, which }: CaseQuery,
): Promise<LeftAlone[]> {
  const { workspaceId } = ctx;
  const questions = await readBadRanges({ ctx, signal });
  const asked = sql`json_to_recordset(${JSON.stringify(questions)}::json) as q(id int, metric text, bad_to float8, points int)`;
  const rows = await runReport<AloneRow>(
    { ctx, signal },
    sql`
    with asked as materialized (select * from ${asked}),
    first as materialized (
      select distinct on (r.customer_id, q.metric) r.customer_id, r.scored_at as at, q.metric, q.points, a.value as score
      from response r
      join answer a on a.workspace_id = ${workspaceId} and a.response_id = r.id
      join asked q on q.id = a.question_id and a.value <= q.bad_to
      where r.workspace_id = ${workspaceId} and not r.is_test and r.customer_id is not null
        and r.scored_at >= ${start} and r.scored_at < ${end} ${whichSql(workspaceId, which)}
      order by r.customer_id, q.metric, r.scored_at)
    select f.metric, f.score, f.points, f.at, next.score as next, c.external_id as key, c.name
    from first f
    join customer c on c.workspace_id = ${workspaceId} and c.id = f.customer_id
    cross join lateral (
      select v.scored_at as at, a.value as score
      from response v
      join answer a on a.workspace_id = ${workspaceId} and a.response_id = v.id
      join asked q on q.id = a.question_id and q.metric = f.metric and q.points is not distinct from f.points
      where v.workspace_id = ${workspaceId} and v.customer_id = f.customer_id and not v.is_test
        and v.scored_at > f.at and v.scored_at < f.at + ${NEXT_WITHIN}::interval
      order by v.scored_at limit 1) next
    where not exists (
      select from customer_case k
      where k.workspace_id = ${workspaceId} and k.customer_id = f.customer_id
        and k.contacted_at >= f.at and k.contacted_at <= next.at)
    limit ${MOST_CASES}`,
  );
  return rows.map(({ metric, score, points, next, at, key, name }) => ({
    first: { metric, score, points },
    later: { metric, score: next, points },
    customer: { key, name },
    at: new Date(at),
    case: null,
  }));
}

type BadRange = { id: number; metric: ScaledScore['metric']; bad_to: number; points: number | null };

/** Each survey's first question of a metric, and up to which score its band is bad. Recovery checks begin no story. */
async function readBadRanges(reading: Reading): Promise<BadRange[]> {
  const rows = await runReport<{ id: number; metric: ScaledScore['metric']; min: number; max: number }>(
    reading,
    sql`
    select distinct on (q.survey_id, q.metric) q.id, q.metric, q.score_min as min, q.score_max as max
    from question q join survey s on s.workspace_id = q.workspace_id and s.id = q.survey_id
    where q.workspace_id = ${reading.ctx.workspaceId} and q.metric in ('nps', 'csat', 'ces')
      and s.template is distinct from 'recovery-check'
    order by q.survey_id, q.metric, q.id`,
  );
  return rows.map(({ id, metric, min, max }) => {
    const points = metric === 'nps' ? null : max;
    const bad = scoresFrom(min, max).filter(score => bandOf(metric, score, points ?? undefined) === 'bad');
    return { id, metric, bad_to: bad.at(-1) ?? min - 1, points };
  });
}

const scoresFrom = (min: number, max: number): number[] =>
  Array.from({ length: max - min + 1 }, (_, index) => min + index);
