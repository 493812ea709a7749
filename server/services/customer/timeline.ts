import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { afterCursor, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { findCustomer } from './find';

export const timelineSchema = z.object({ ...pageInput });

export const timelineKinds = ['interaction', 'invitation', 'response'] as const;

/** `turn`: a program that asks by the calendar came to this customer; told only on their page. */
type EventKind = (typeof timelineKinds)[number] | 'turn';

/**
 * Something between the company and one customer. `detail` of an interaction: id (the caller's), type, attributes, amount,
 * initiatedBy, caseOf; of an invitation: id, survey, program, channel, state, reason, interaction, isOverride (somebody
 * asked although the customer had been asked or had answered lately); of a response: id, survey,
 * version, state, scores, answers, interaction.
 */
export type TimelineEvent<Kind extends EventKind = (typeof timelineKinds)[number]> = {
  kind: Kind;
  at: Date;
  detail: Record<string, unknown>;
};

type Asked = { externalId: string } & z.output<typeof timelineSchema>;

/** A customer's events, newest first. */
export async function readTimeline({ ctx, input }: { ctx: Ctx; input: Asked }): Promise<Page<TimelineEvent>> {
  return readEvents(ctx, input, eventsOf);
}

/** The same with the turns of programs that ask by the calendar; `detail` of a turn: its decision's id. */
export async function readTimelineWithTurns(ctx: Ctx, input: Asked): Promise<Page<TimelineEvent<EventKind>>> {
  return readEvents(
    ctx,
    input,
    (context, customerId) => sql`${eventsOf(context, customerId)}
      union all
      select 'turn', d.id, d.at, jsonb_build_object('id', d.id)
      from decision d
      where d.workspace_id = ${context.workspaceId} and d.customer_id = ${customerId} and d.interaction_id is null
        and d.outcome <> 'invited'`,
  );
}

async function readEvents<Kind extends EventKind>(
  ctx: Ctx,
  input: Asked,
  events: typeof eventsOf,
): Promise<Page<TimelineEvent<Kind>>> {
  const who = await findCustomer(ctx, input.externalId);
  const after = afterCursor(sql`e.at`, sql`e.id`, input.cursor);
  const { rows } = await ctx.db.execute<{
    kind: Kind;
    id: string;
    at: string;
    detail: Record<string, unknown>;
  }>(sql`
    select e.kind, e.id, e.at, e.detail from (${events(ctx, who.id)}) e
    where ${after ?? sql`true`} order by e.at desc, e.id desc limit ${input.limit + 1}`);
  return pageOf(
    rows,
    input.limit,
    row => ({ at: new Date(row.at), id: row.id }),
    row => ({ kind: row.kind, at: new Date(row.at), detail: row.detail }),
  );
}

const eventsOf = (ctx: Ctx, customerId: string): SQL => sql`
  select 'interaction' as kind, i.id, i.occurred_at as at, jsonb_build_object('id', i.external_id, 'type', i.type,
      'attributes', i.attributes, 'amount', case when i.amount_value is not null then
        jsonb_build_object('value', i.amount_value, 'currency', i.amount_currency) end,
      'initiatedBy', i.initiated_by, 'caseOf', i.case_of) as detail
  from interaction i where i.workspace_id = ${ctx.workspaceId} and i.customer_id = ${customerId}
  union all
  select 'invitation', v.id, coalesce(v.sent_at, v.created_at), jsonb_build_object('id', v.id, 'survey', v.survey_id,
      'program', v.program_id, 'channel', v.channel, 'state', v.state, 'reason', v.reason, 'interaction', i.external_id,
      'isOverride', v.overridden_by is not null)
  from invitation v
  left join interaction i on i.workspace_id = v.workspace_id and i.id = v.interaction_id
  where v.workspace_id = ${ctx.workspaceId} and v.customer_id = ${customerId} and not v.is_test
  union all
  select 'response', r.id, coalesce(r.completed_at, r.scored_at, r.started_at), jsonb_build_object('id', r.id,
      'survey', r.survey_id, 'version', r.version, 'state', r.state, 'answers', r.answers, 'interaction', i.external_id,
      'scores', (select coalesce(jsonb_object_agg(q.metric, a.value), '{}') from answer a
        join question q on q.workspace_id = a.workspace_id and q.id = a.question_id
        where a.workspace_id = r.workspace_id and a.response_id = r.id and q.metric in ('nps', 'csat', 'ces')
          and a.value is not null))
  from response r
  left join interaction i on i.workspace_id = r.workspace_id and i.id = r.interaction_id
  where r.workspace_id = ${ctx.workspaceId} and r.customer_id = ${customerId} and not r.is_test`;
