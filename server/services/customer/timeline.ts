import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { afterCursor, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { findCustomer } from './find';

export const timelineSchema = z.object({ ...pageInput });

export const timelineKinds = ['interaction', 'invitation', 'response'] as const;

/**
 * Something between the company and one customer. `detail` of an interaction: id (the caller's), type, attributes, amount,
 * initiatedBy, caseOf; of an invitation: id, survey, program, channel, state, reason, interaction; of a response: id, survey,
 * version, state, scores, answers, interaction.
 */
export type TimelineEvent = {
  kind: (typeof timelineKinds)[number];
  at: Date;
  detail: Record<string, unknown>;
};

/** A customer's events, newest first. */
export async function readTimeline({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string } & z.output<typeof timelineSchema>;
}): Promise<Page<TimelineEvent>> {
  const who = await findCustomer(ctx, input.externalId);
  const after = afterCursor(sql`e.at`, sql`e.id`, input.cursor);
  const { rows } = await ctx.db.execute<{
    kind: TimelineEvent['kind'];
    id: string;
    at: string;
    detail: Record<string, unknown>;
  }>(sql`
    select e.kind, e.id, e.at, e.detail from (${eventsOf(ctx, who.id)}) e
    where ${after ?? sql`true`} order by e.at desc, e.id desc limit ${input.limit + 1}`);
  return pageOf(
    rows,
    input.limit,
    row => ({ at: new Date(row.at), id: row.id }),
    row => ({ kind: row.kind, at: new Date(row.at), detail: row.detail }),
  );
}

const eventsOf = (ctx: Ctx, customerId: string) => sql`
  select 'interaction' as kind, i.id, i.occurred_at as at, jsonb_build_object('id', i.external_id, 'type', i.type,
      'attributes', i.attributes, 'amount', case when i.amount_value is not null then
        jsonb_build_object('value', i.amount_value, 'currency', i.amount_currency) end,
      'initiatedBy', i.initiated_by, 'caseOf', i.case_of) as detail
  from interaction i where i.workspace_id = ${ctx.workspaceId} and i.customer_id = ${customerId}
  union all
  select 'invitation', v.id, coalesce(v.sent_at, v.created_at), jsonb_build_object('id', v.id, 'survey', v.survey_id,
      'program', v.program_id, 'channel', v.channel, 'state', v.state, 'reason', v.reason, 'interaction', i.external_id)
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
