-- Room on each page for what an answer changes about its invitation: sent, visited and started then write no index.
alter table invitation set (fillfactor = 85);
--> statement-breakpoint
DROP INDEX "invitation_open";--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "is_open" boolean GENERATED ALWAYS AS (state in ('scheduled', 'sent', 'visited', 'started')) STORED;--> statement-breakpoint
CREATE INDEX "invitation_open" ON "invitation" USING btree ("workspace_id","expires_at") WHERE is_open;
--> statement-breakpoint
-- Most updates of an invitation change nothing that its cohort counts, and then cost nothing here: the condition is looked
-- at without calling anything. Tables of the rows before and after cost every one of them.
drop trigger invitation_counted_update on invitation;
--> statement-breakpoint
create function count_changed_send() returns trigger language plpgsql as $$
begin
  insert into send_delta (workspace_id, survey_id, sent_at, expires_at, delivered, completed)
  select new.workspace_id, c.survey_id, c.sent_at, max(c.expires_at), sum(c.sign), sum(c.sign * c.done)
  from (values
    (old.survey_id, old.sent_at, old.expires_at, -1, (old.completed_at is not null)::int,
      not old.is_test and old.state not in ('bounced', 'failed')),
    (new.survey_id, new.sent_at, new.expires_at, 1, (new.completed_at is not null)::int,
      not new.is_test and new.state not in ('bounced', 'failed'))
  ) as c (survey_id, sent_at, expires_at, sign, done, counts)
  where c.counts and c.sent_at is not null
  group by c.survey_id, c.sent_at
  having sum(c.sign) <> 0 or sum(c.sign * c.done) <> 0;
  return null;
end $$;
--> statement-breakpoint
create trigger invitation_counted_update after update on invitation for each row
  when ((old.survey_id, old.sent_at, old.is_test, old.completed_at is null, old.state in ('bounced', 'failed'))
    is distinct from (new.survey_id, new.sent_at, new.is_test, new.completed_at is null, new.state in ('bounced', 'failed')))
  execute function count_changed_send();
--> statement-breakpoint
create or replace function count_sends() returns trigger language plpgsql as $$
begin
  insert into send_delta (workspace_id, survey_id, sent_at, expires_at, delivered, completed)
  select workspace_id, survey_id, sent_at, expires_at, 1, (completed_at is not null)::int
  from after_rows
  where sent_at is not null and not is_test and state not in ('bounced', 'failed');
  return null;
end $$;
--> statement-breakpoint
-- The same link in single steps: each finds one row by its key, and those that most links do not have are not asked for.
-- Joined in one statement they cost twice as much, on every page and every save. The steps of a stable function all see the
-- state of the statement that called it.
create or replace function link_of(link_workspace uuid, link_invitation uuid) returns jsonb
language plpgsql stable as $$
declare
  -- A value, not an expression over i.id: under row-level security only leakproof conditions may use an index.
  asked_as text := 'invitation:' || link_invitation;
  i invitation%rowtype;
  r response%rowtype;
  c customer%rowtype;
  x interaction%rowtype;
  d survey_door%rowtype;
  asked record;
  happened jsonb;
  until timestamptz;
  may_postpone boolean;
begin
  select * into i from invitation where workspace_id = link_workspace and id = link_invitation;
  if not found then return null; end if;
  select s.published_version, coalesce(s.closed_at, s.archived_at) as closed_at, w.name as company, w.settings, w.timezone
    into asked from survey s join workspace w on w.id = s.workspace_id
    where s.workspace_id = link_workspace and s.id = i.survey_id;
  select * into r from response where workspace_id = link_workspace and origin = asked_as;
  -- Whoever came in by a door is no customer; the door's attributes go with the answer like an interaction's.
  if i.customer_id is not null then
    select * into c from customer where workspace_id = link_workspace and id = i.customer_id;
  end if;
  if i.interaction_id is not null then
    select * into x from interaction where workspace_id = link_workspace and id = i.interaction_id;
    happened := jsonb_build_object('type', x.type, 'occurredAt', x.occurred_at, 'attributes', x.attributes,
      'class', (select t.class from interaction_type t where t.workspace_id = link_workspace and t.name = x.type));
  end if;
  if i.door_id is not null then
    select * into d from survey_door where workspace_id = link_workspace and id = i.door_id;
  end if;
  -- 24 hours: DEFAULT_EDIT_HOURS in domain/workspace.ts
  until := least(i.expires_at, r.completed_at + coalesce((asked.settings ->> 'editHours')::int, 24) * interval '1 hour');
  -- A reminder may still be moved to another day; within two days of the end there is none left to choose, and three
  -- wishes are enough (MOST_POSTPONED in domain/sending/later.ts).
  may_postpone := i.channel = 'email' and i.state in ('sent', 'visited', 'started') and i.sent_at is not null
    and i.postponed < 3 and i.expires_at > now() + interval '2 days' and c.email is not null
    and (i.is_test or (c.unsubscribed_at is null and not c.do_not_ask));
  if may_postpone then
    may_postpone := not exists (select 1 from suppression n
      where n.workspace_id = link_workspace and n.address_hash = c.address_hash);
  end if;
  return jsonb_build_object(
    'workspaceId', i.workspace_id, 'invitationId', i.id, 'surveyId', i.survey_id, 'isTest', i.is_test,
    'channel', i.channel, 'door', case when d.id is not null then jsonb_build_object('publicId', d.public_id, 'name', d.name) end,
    -- A trial is a version below zero; closing or not yet publishing the survey does not stop it.
    'state', link_state(i.state, i.expires_at, case when i.trial is null then coalesce(asked.closed_at, d.closed_at) end,
      coalesce(-i.trial, asked.published_version), r.state, until),
    'editableUntil', until,
    'version', coalesce(r.version, -i.trial, asked.published_version),
    'visited', i.visited_at is not null,
    'responseId', r.id, 'revision', coalesce(r.revision, 0), 'answers', coalesce(r.answers, '{}'::jsonb),
    'completed', coalesce(r.state = 'completed', false), 'lastPage', r.last_page,
    'language', coalesce(r.language, i.language), 'locale', c.locale,
    'attributes', case when r.scored_at is null then coalesce(c.attributes, '{}'::jsonb)
      || coalesce(x.attributes, '{}'::jsonb) || coalesce(d.attributes, '{}'::jsonb) else r.attributes end,
    'company', asked.company, 'settings', asked.settings, 'timezone', asked.timezone,
    'customer', jsonb_build_object('id', c.external_id, 'name', c.name, 'email', c.email,
      'attributes', coalesce(c.attributes, '{}'::jsonb)),
    'interaction', happened,
    'deleted', i.state = 'withdrawn' and i.reason is not distinct from 'deleted_by_customer',
    'mayPostpone', may_postpone);
end $$;
