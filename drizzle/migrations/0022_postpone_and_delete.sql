ALTER TABLE "delivery" ADD COLUMN "wished" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "postponed" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- A trial is a version below zero; closing or not yet publishing the survey does not stop it. Whoever came in by a door is
-- no customer; the door's attributes go with the answer like an interaction's. `mayPostpone`: a reminder may still be moved
-- to another day; within two days of the end there is none left to choose, and three wishes are enough.
create or replace function link_of(link_workspace uuid, link_invitation uuid) returns jsonb
language plpgsql stable as $$
declare
  -- A value, not an expression over i.id: under row-level security only leakproof conditions may use an index.
  asked_as text := 'invitation:' || link_invitation;
begin
  return (select jsonb_build_object(
    'workspaceId', i.workspace_id, 'invitationId', i.id, 'surveyId', i.survey_id, 'isTest', i.is_test,
    'channel', i.channel, 'door', case when d.id is not null then jsonb_build_object('publicId', d.public_id, 'name', d.name) end,
    'state', link_state(i.state, i.expires_at, case when i.trial is null then coalesce(s.closed_at, s.archived_at, d.closed_at) end,
      coalesce(-i.trial, s.published_version), r.state, e.until),
    'editableUntil', e.until,
    'version', coalesce(r.version, -i.trial, s.published_version),
    'visited', i.visited_at is not null,
    'responseId', r.id, 'revision', coalesce(r.revision, 0), 'answers', coalesce(r.answers, '{}'::jsonb),
    'completed', coalesce(r.state = 'completed', false), 'lastPage', r.last_page,
    'language', coalesce(r.language, i.language), 'locale', c.locale,
    'attributes', case when r.scored_at is null then coalesce(c.attributes, '{}'::jsonb)
      || coalesce(x.attributes, '{}'::jsonb) || coalesce(d.attributes, '{}'::jsonb) else r.attributes end,
    'company', w.name, 'settings', w.settings, 'timezone', w.timezone,
    'customer', jsonb_build_object('id', c.external_id, 'name', c.name, 'email', c.email,
      'attributes', coalesce(c.attributes, '{}'::jsonb)),
    'interaction', case when x.id is not null then jsonb_build_object(
      'type', x.type, 'class', t.class, 'occurredAt', x.occurred_at, 'attributes', x.attributes) end,
    'deleted', i.state = 'withdrawn' and i.reason is not distinct from 'deleted_by_customer',
    'mayPostpone', i.channel = 'email' and i.state in ('sent', 'visited', 'started') and i.sent_at is not null
      and i.postponed < 3 and i.expires_at > now() + interval '2 days' and c.email is not null
      and (i.is_test or (c.unsubscribed_at is null and not c.do_not_ask))
      and not exists (select 1 from suppression n where n.workspace_id = c.workspace_id and n.address_hash = c.address_hash))
  from invitation i
  join workspace w on w.id = i.workspace_id
  join survey s on s.workspace_id = i.workspace_id and s.id = i.survey_id
  left join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
  left join interaction x on x.workspace_id = i.workspace_id and x.id = i.interaction_id
  left join interaction_type t on t.workspace_id = x.workspace_id and t.name = x.type
  left join survey_door d on d.workspace_id = i.workspace_id and d.id = i.door_id
  left join response r on r.workspace_id = i.workspace_id and r.origin = asked_as
  -- 24 hours: DEFAULT_EDIT_HOURS in domain/workspace.ts
  cross join lateral (select least(i.expires_at,
    r.completed_at + coalesce((w.settings ->> 'editHours')::int, 24) * interval '1 hour') as until) e
  where i.workspace_id = link_workspace and i.id = link_invitation);
end $$;
--> statement-breakpoint
-- Takes back everything that was answered on a link, with its marks on the numbers, and ends the link, so that nobody is
-- asked about this again. What was promised by the answer, such as a call, goes with it. Under the lock of save_answers: a
-- save comes wholly before or finds the link withdrawn. Returns {outcome: deleted (with response, cases) | nothing}.
create function delete_answers(home uuid, link_invitation uuid) returns jsonb
language plpgsql as $$
declare
  asked_as text := 'invitation:' || link_invitation;
  gone response%rowtype;
  owed int;
begin
  perform 1 from invitation where workspace_id = home and id = link_invitation for no key update;
  select * into gone from response where workspace_id = home and origin = asked_as;
  if gone.id is null then return jsonb_build_object('outcome', 'nothing'); end if;

  if not gone.is_test then
    insert into score_delta (workspace_id, question_id, old_score, new_score, moment, attributes)
    select home, a.question_id, a.value, null, gone.scored_at, gone.attributes
    from answer a join question q on q.workspace_id = home and q.id = a.question_id
    where a.workspace_id = home and a.response_id = gone.id and q.metric is not null and a.value is not null;
  end if;
  select count(*) into owed from customer_case where workspace_id = home and response_id = gone.id;
  -- Revisions, narrow answers and cases go with it.
  delete from response where workspace_id = home and id = gone.id;

  update delivery set state = 'suppressed', error = 'deleted_by_customer', finished_at = now(), claimed_by = null,
    lease_until = null
  where workspace_id = home and invitation_id = link_invitation and state in ('scheduled', 'claimed');
  update invitation set state = 'withdrawn', reason = 'deleted_by_customer', started_at = null, completed_at = null,
    unconfirmed = null, device = null
  where workspace_id = home and id = link_invitation;
  return jsonb_build_object('outcome', 'deleted', 'response', gone.id, 'cases', owed);
end $$;
