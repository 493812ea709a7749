import { type SQL, sql } from 'drizzle-orm';
import type { HistoryKind } from '@/domain/timeline';
import { customerCase } from '@/drizzle/schema/case';
import { nameBehind } from '@/server/db/actor-name';
import type { Ctx } from '@/server/db/tenant';
import { sightOf } from '../case/sight';

/**
 * When what happened between the company and one customer: rows of kind, id (a uuid of its own), at, ref (the id of the row
 * that tells the rest) and step (of a case). Cases and their mails as far as whoever asks may see them.
 */
export async function happenedTo(ctx: Ctx, customerId: string, kinds: readonly HistoryKind[]): Promise<SQL> {
  const own = (alias: SQL) =>
    sql`${alias}.workspace_id = ${ctx.workspaceId} and ${alias}.customer_id = ${customerId}::uuid`;
  const seen = sql`${own(sql`k`)} and exists (select from ${customerCase}
    where ${customerCase.workspaceId} = k.workspace_id and ${customerCase.id} = k.id and ${await sightOf(ctx)})`;
  const parts: Record<HistoryKind, SQL> = {
    interaction: sql`
      select 'interaction' as kind, i.id, i.occurred_at as at, i.id as ref, null::text as step
      from interaction i where ${own(sql`i`)}`,
    invitation: sql`
      select 'invitation' as kind, v.id, coalesce(v.sent_at, v.created_at) as at, v.id as ref, null::text as step
      from invitation v where ${own(sql`v`)} and not v.is_test`,
    response: sql`
      select 'response' as kind, r.id, coalesce(r.completed_at, r.scored_at, r.started_at) as at, r.id as ref, null::text as step
      from response r where ${own(sql`r`)} and not r.is_test`,
    case: caseSteps(ctx, seen),
    message: sql`
      select 'message' as kind, m.id, coalesce(m.sent_at, m.at) as at, m.id as ref, null::text as step
      from customer_case k
      join case_message m on m.workspace_id = k.workspace_id and m.case_id = k.id
      where ${seen}`,
    note: sql`
      select 'note' as kind, n.id, n.created_at as at, n.id as ref, null::text as step
      from customer_note n where ${own(sql`n`)} and n.deleted_at is null`,
    improvement: sql`
      select 'improvement' as kind, m.improvement_id as id, m.sent_at as at, m.improvement_id as ref, m.state as step
      from improvement_mail m where ${own(sql`m`)} and m.sent_at is not null`,
    turn: sql`
      select 'turn' as kind, d.id, d.at, d.id as ref, null::text as step
      from decision d where ${own(sql`d`)} and d.interaction_id is null and d.outcome <> 'invited'`,
  };
  return sql.join(
    kinds.map(kind => parts[kind]),
    sql` union all `,
  );
}

/** What the case's own row says, and what of its history that does not: a first contact is told once. */
const caseSteps = ({ workspaceId }: Ctx, own: SQL): SQL => sql`
  select 'case' as kind, md5(k.id::text || s.step)::uuid as id, s.at, k.id as ref, s.step
  from customer_case k
  cross join lateral (values
    ('opened', k.opened_at),
    ('contacted', case when not exists (
      select from case_event e where e.workspace_id = ${workspaceId} and e.case_id = k.id
        and e.kind in ('contact', 'mail_out')) then k.contacted_at end),
    ('resolved', k.resolved_at),
    ('closed', case when k.closed_at is distinct from k.resolved_at then k.closed_at end)
  ) s(step, at)
  where ${own} and s.at is not null
  union all
  select 'case', e.id, e.at, e.id,
    case e.kind when 'contact' then 'contacted' when 'state' then 'reopened'
      when 'recovery_skipped' then 'not_asked' else e.kind end
  from customer_case k
  join case_event e on e.workspace_id = k.workspace_id and e.case_id = k.id
  where ${own} and (e.kind in ('note', 'attempt', 'contact', 'overdue', 'escalated', 'recovery_skipped')
    or e.kind = 'state' and e.detail ->> 'from' in ('resolved', 'closed') and e.detail ->> 'to' in ('open', 'in_progress'))`;

/** What the event `e` was, as `TimelineEvent` says. */
export function detailOf({ workspaceId }: Ctx): SQL {
  const by = (alias: SQL, column: SQL) => nameBehind(sql`${alias}.workspace_id`, sql`${alias}.${column}`);
  return sql`case e.kind
    when 'interaction' then (
      select jsonb_build_object('id', i.external_id, 'type', i.type, 'class', t.class, 'attributes', i.attributes,
        'amount', case when i.amount_value is not null then
          jsonb_build_object('value', i.amount_value, 'currency', i.amount_currency) end,
        'initiatedBy', i.initiated_by, 'caseOf', i.case_of)
      from interaction i
      left join interaction_type t on t.workspace_id = i.workspace_id and t.name = i.type
      where i.workspace_id = ${workspaceId} and i.id = e.ref)
    when 'invitation' then (
      select jsonb_build_object('id', v.id, 'survey', v.survey_id, 'program', v.program_id, 'channel', v.channel,
        'state', v.state, 'reason', v.reason, 'interaction', i.external_id, 'isOverride', v.overridden_by is not null,
        'checks', (select k.id from customer_case k
          where k.workspace_id = v.workspace_id and k.recovery_invitation_id = v.id limit 1))
      from invitation v
      left join interaction i on i.workspace_id = v.workspace_id and i.id = v.interaction_id
      where v.workspace_id = ${workspaceId} and v.id = e.ref)
    when 'response' then (
      select jsonb_build_object('id', r.id, 'survey', r.survey_id, 'version', r.version, 'state', r.state,
        'answers', r.answers, 'interaction', i.external_id,
        'scores', (select coalesce(jsonb_object_agg(q.metric, a.value), '{}') from answer a
          join question q on q.workspace_id = a.workspace_id and q.id = a.question_id
          where a.workspace_id = r.workspace_id and a.response_id = r.id and q.metric in ('nps', 'csat', 'ces')
            and a.value is not null))
      from response r
      left join interaction i on i.workspace_id = r.workspace_id and i.id = r.interaction_id
      where r.workspace_id = ${workspaceId} and r.id = e.ref)
    when 'case' then (
      select jsonb_build_object('id', k.id, 'step', e.step, 'reason', k.reason, 'because', k.because, 'state', k.state,
        'priority', k.priority, 'outcome', k.outcome, 'rootCause', t.name,
        'owner', case when k.owner_id is not null then ${nameBehind(sql`k.workspace_id`, sql`('user:' || k.owner_id)`)} end,
        'by', case when v.by is not null then ${by(sql`v`, sql`by`)}
          when e.step = 'closed' and k.closed_by <> 'customer' then ${by(sql`k`, sql`closed_by`)} end,
        'text', case when v.id is not null then v.text when e.step in ('resolved', 'closed') then k.note end)
      from (select e.ref) f
      left join case_event v on v.workspace_id = ${workspaceId} and v.id = f.ref
      join customer_case k on k.workspace_id = ${workspaceId} and k.id = coalesce(v.case_id, f.ref)
      left join theme t on t.workspace_id = k.workspace_id and t.id = k.root_cause_id)
    when 'message' then (
      select jsonb_build_object('id', m.id, 'case', m.case_id, 'direction', m.direction, 'subject', m.subject,
        'text', m.text, 'by', case when m.direction = 'out' then ${by(sql`m`, sql`by`)} end, 'state', m.state)
      from case_message m where m.workspace_id = ${workspaceId} and m.id = e.ref)
    when 'note' then (
      select jsonb_build_object('id', n.id, 'text', n.text, 'by', ${by(sql`n`, sql`created_by`)}, 'author', n.created_by,
        'editedAt', n.edited_at)
      from customer_note n where n.workspace_id = ${workspaceId} and n.id = e.ref)
    when 'improvement' then (
      select jsonb_build_object('id', m.id, 'said', m.said, 'did', m.did, 'state', e.step)
      from improvement m where m.workspace_id = ${workspaceId} and m.id = e.ref)
    else jsonb_build_object('id', e.ref) end`;
}
