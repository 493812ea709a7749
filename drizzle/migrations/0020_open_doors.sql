CREATE TABLE "door_visits" (
	"workspace_id" uuid NOT NULL,
	"door_id" uuid NOT NULL,
	"day" date NOT NULL,
	"visits" integer NOT NULL,
	CONSTRAINT "door_visits_workspace_id_door_id_day_pk" PRIMARY KEY("workspace_id","door_id","day")
);
--> statement-breakpoint
CREATE TABLE "survey_door" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"name" text NOT NULL,
	"public_id" text NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"embed" jsonb,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "survey_door_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "customer_case" ALTER COLUMN "customer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ALTER COLUMN "customer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "door_id" uuid;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "quality" jsonb;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "page_times" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "paged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "door_visits" ADD CONSTRAINT "door_visits_workspace_id_door_id_survey_door_workspace_id_id_fk" FOREIGN KEY ("workspace_id","door_id") REFERENCES "public"."survey_door"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_door" ADD CONSTRAINT "survey_door_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_door" ADD CONSTRAINT "survey_door_workspace_id_survey_id_survey_workspace_id_id_fk" FOREIGN KEY ("workspace_id","survey_id") REFERENCES "public"."survey"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "survey_door_public_id" ON "survey_door" USING btree ("workspace_id","public_id");--> statement-breakpoint
CREATE INDEX "survey_door_survey" ON "survey_door" USING btree ("workspace_id","survey_id","created_at","id");--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_door_id_survey_door_workspace_id_id_fk" FOREIGN KEY ("workspace_id","door_id") REFERENCES "public"."survey_door"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitation_door" ON "invitation" USING btree ("workspace_id","door_id","created_at") WHERE door_id is not null;--> statement-breakpoint
CREATE INDEX "response_unjudged" ON "response" USING btree ("workspace_id","completed_at") WHERE state = 'completed' and quality is null and invitation_id is not null;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_somebody" CHECK ((customer_id is null) = (channel = 'door'));
--> statement-breakpoint
select afterword_wall('survey_door');
--> statement-breakpoint
select afterword_wall('door_visits');
--> statement-breakpoint
create index survey_door_gate on survey_door (public_id);
--> statement-breakpoint
-- A door's address is read before its workspace is known.
create function gate_door(door_public_id text) returns table (workspace_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select workspace_id, id from survey_door where public_id = door_public_id
$$;
--> statement-breakpoint
revoke execute on function gate_door(text) from public;
--> statement-breakpoint
grant execute on function gate_door(text) to afterword_app;
--> statement-breakpoint
-- What a door's visitor sees under this submission: their own link once they have answered something, else a link on which
-- nothing stands yet. Null where there is no such door. Writes nothing.
create function open_door(door_public_id text, submission uuid) returns jsonb
language plpgsql as $$
declare
  home uuid;
  door uuid;
begin
  select g.workspace_id, g.id into home, door from gate_door(door_public_id) g;
  if home is null then return null; end if;
  perform set_config('app.workspace', home::text, true);
  if exists (select 1 from invitation i where i.workspace_id = home and i.id = submission and i.door_id = door) then
    return link_of(home, submission);
  end if;
  return (select jsonb_build_object(
    'workspaceId', home, 'invitationId', submission, 'surveyId', d.survey_id, 'isTest', false,
    'channel', 'door', 'door', jsonb_build_object('publicId', d.public_id, 'name', d.name),
    'state', case when coalesce(s.closed_at, s.archived_at, d.closed_at) is not null or s.published_version is null
      then 'closed' else 'open' end,
    'editableUntil', null, 'version', s.published_version, 'visited', true,
    'responseId', null, 'revision', 0, 'answers', '{}'::jsonb, 'completed', false, 'lastPage', null,
    'language', null, 'locale', null, 'attributes', d.attributes,
    'company', w.name, 'settings', w.settings, 'timezone', w.timezone,
    'customer', jsonb_build_object('id', null, 'name', null, 'email', null, 'attributes', '{}'::jsonb),
    'interaction', null)
  from survey_door d
  join workspace w on w.id = d.workspace_id
  join survey s on s.workspace_id = d.workspace_id and s.id = d.survey_id
  where d.workspace_id = home and d.id = door);
end $$;
--> statement-breakpoint
-- The first answer of a door's visitor makes the invitation that it hangs on; a repeat finds it there. `given`: {publicId,
-- submission, since, device, language, minutes}; `since`: when their page was made, `minutes`: how long they may go on.
create function enter_door(given jsonb) returns void
language plpgsql as $$
declare
  home uuid;
  door uuid;
begin
  select g.workspace_id, g.id into home, door from gate_door(given ->> 'publicId') g;
  if home is null then return; end if;
  perform set_config('app.workspace', home::text, true);
  -- What makes the link exist is worth nothing without the answer that follows, and that waits for the disk.
  perform set_config('synchronous_commit', 'off', true);
  insert into invitation (workspace_id, id, survey_id, door_id, device, channel, state, language, send_at, visited_at,
    expires_at, created_at)
  select home, (given ->> 'submission')::uuid, d.survey_id, door, given ->> 'device', 'door', 'visited', given ->> 'language',
    now(), least(now(), (given ->> 'since')::timestamptz), now() + (given ->> 'minutes')::int * interval '1 minute', now()
  from survey_door d where d.workspace_id = home and d.id = door
  on conflict (workspace_id, id) do nothing;
end $$;
--> statement-breakpoint
-- One more fetch of a door's page.
create function count_door_visit(door_public_id text) returns void
language plpgsql as $$
declare
  home uuid;
  door uuid;
begin
  select g.workspace_id, g.id into home, door from gate_door(door_public_id) g;
  if home is null then return; end if;
  perform set_config('app.workspace', home::text, true);
  perform set_config('synchronous_commit', 'off', true);
  insert into door_visits as v (workspace_id, door_id, day, visits) values (home, door, (now() at time zone 'utc')::date, 1)
  on conflict (workspace_id, door_id, day) do update set visits = v.visits + 1;
end $$;
--> statement-breakpoint
-- A trial may ask what was never published: its answers are kept whole, but make no rows for analysis.
-- `given` also has `flags`, what speaks against the post itself; `ms`, how long the page posted was in view by the page's
-- own clock, or null; and `case`: the id of the case to open where the path ends with the promise of a call, null elsewhere.
create or replace function save_answers(given jsonb) returns jsonb
language plpgsql as $$
declare
  home uuid := gate_invitation((given ->> 'invitation')::uuid);
  asked invitation%rowtype;
  before response%rowtype;
  link jsonb;
  answer_id uuid;
  new_revision int;
  snapshot jsonb;
  scored timestamptz;
  finished timestamptz;
  has_score boolean;
  last_seen text;
  known int;
  took int;
  times jsonb;
  marks text[];
begin
  if home is null then return jsonb_build_object('outcome', 'unknown'); end if;
  perform set_config('app.workspace', home::text, true);
  -- One writer per link at a time: fifty taps become one row.
  select * into asked from invitation
    where workspace_id = home and id = (given ->> 'invitation')::uuid for no key update;
  if not found then return jsonb_build_object('outcome', 'unknown'); end if;
  link := link_of(home, asked.id);
  if link ->> 'state' not in ('open', 'completed') then
    return jsonb_build_object('outcome', link ->> 'state', 'link', link);
  end if;
  if (link ->> 'revision')::int <> (given ->> 'revision')::int
    or (given ->> 'survey')::uuid <> asked.survey_id
    or (link ->> 'responseId' is not null and (link ->> 'version')::int <> (given ->> 'version')::int) then
    return jsonb_build_object('outcome', 'stale', 'link', link);
  end if;

  select * into before from response where workspace_id = home and origin = 'invitation:' || asked.id;
  last_seen := coalesce(given ->> 'page', before.last_page);
  if before.id is not null and before.answers = given -> 'answers' and before.language = given ->> 'language'
    and before.last_page is not distinct from last_seen
    and (before.state = 'completed' or not (given ->> 'completed')::boolean) then
    return jsonb_build_object('outcome', 'saved', 'responseId', before.id, 'revision', before.revision,
      'completed', before.state = 'completed');
  end if;

  select count(*), coalesce(bool_or(q.metric is not null and g.n is not null), false) into known, has_score
    from jsonb_to_recordset(given -> 'rows') as g(k text, n float8)
    join question q on q.workspace_id = home and q.survey_id = asked.survey_id and q.key = g.k;
  if asked.trial is null and known <> jsonb_array_length(given -> 'rows') then
    raise exception 'an answer names a question that was never published';
  end if;

  answer_id := coalesce(before.id, (given ->> 'response')::uuid);
  new_revision := coalesce(before.revision, 0) + 1;
  finished := coalesce(before.completed_at, case when (given ->> 'completed')::boolean then now() end);
  -- Moment and attributes of every score freeze when the first one is committed.
  scored := coalesce(before.scored_at, case when has_score then now() end);
  snapshot := case when before.scored_at is null then link -> 'attributes' else before.attributes end;

  -- How long the page took: never longer than the server saw pass, at most an hour, all visits added; unknown where
  -- neither the server nor the page had a clock running.
  times := coalesce(before.page_times, '{}'::jsonb);
  if given ->> 'page' is not null and (before.paged_at, asked.visited_at, given ->> 'ms') is distinct from (null, null, null) then
    took := least(3600000, extract(epoch from now() - coalesce(before.paged_at, asked.visited_at)) * 1000,
      (given ->> 'ms')::numeric)::int;
    if took >= 0 then
      times := times || jsonb_build_object(given ->> 'page', coalesce((times ->> (given ->> 'page'))::int, 0) + took);
    end if;
  end if;
  -- Nobody answers a mail within three seconds of its handing over.
  marks := array(select distinct f from (
    select unnest(before.flags) as f union all
    select jsonb_array_elements_text(coalesce(given -> 'flags', '[]'::jsonb)) union all
    select 'scanner' where asked.channel = 'email' and now() < asked.sent_at + interval '3 seconds') as all_marks order by f);

  if before.id is null then
    insert into response (workspace_id, id, origin, survey_id, version, invitation_id, customer_id, interaction_id, state,
      language, last_page, answers, attributes, is_test, started_at, scored_at, completed_at,
      flags, page_times, paged_at)
    values (home, answer_id, 'invitation:' || asked.id, asked.survey_id, (given ->> 'version')::int, asked.id, asked.customer_id,
      asked.interaction_id, case when finished is null then 'partial' else 'completed' end, given ->> 'language', last_seen,
      given -> 'answers', snapshot, asked.is_test, now(), scored, finished,
      marks, times, case when given ->> 'page' is not null then now() end);
  else
    update response set answers = given -> 'answers', language = given ->> 'language', last_page = last_seen,
      revision = new_revision, attributes = snapshot, scored_at = scored, completed_at = finished, updated_at = now(),
      flags = marks, page_times = times, paged_at = case when given ->> 'page' is not null then now() else paged_at end,
      -- Judged anew when a finished answer changes.
      quality = null,
      state = case when finished is null then 'partial' else 'completed' end
    where workspace_id = home and id = answer_id;
  end if;
  insert into response_revision (workspace_id, response_id, revision, answers)
    values (home, answer_id, new_revision, given -> 'answers');

  if not asked.is_test then
    insert into score_delta (workspace_id, question_id, old_score, new_score, moment, attributes)
    select home, coalesce(o.id, g.id), o.value, g.n, scored, snapshot
    from (select a.question_id as id, a.value from answer a
          join question q on q.workspace_id = home and q.id = a.question_id
          where a.workspace_id = home and a.response_id = before.id and q.metric is not null and a.value is not null) o
    full join (select q.id, g.n from jsonb_to_recordset(given -> 'rows') as g(k text, n float8)
          join question q on q.workspace_id = home and q.survey_id = asked.survey_id and q.key = g.k
          where q.metric is not null and g.n is not null) g on g.id = o.id
    where o.value is distinct from g.n;
  end if;
  if before.id is not null then
    delete from answer a using question q
    where a.workspace_id = home and a.response_id = answer_id and q.workspace_id = home and q.id = a.question_id
      and not exists (select 1 from jsonb_array_elements(given -> 'rows') g where g ->> 'k' = q.key);
  end if;
  insert into answer as a (workspace_id, response_id, question_id, value, choices, text, answered_at)
  select home, answer_id, q.id, g.n, g.c, g.t, now()
  from jsonb_to_recordset(given -> 'rows') as g(k text, n float8, c text[], t text)
  join question q on q.workspace_id = home and q.survey_id = asked.survey_id and q.key = g.k
  on conflict (workspace_id, response_id, question_id) do update
    set value = excluded.value, choices = excluded.choices, text = excluded.text
    where (a.value, a.choices, a.text) is distinct from (excluded.value, excluded.choices, excluded.text);

  update invitation set
    visited_at = coalesce(visited_at, now()), started_at = coalesce(started_at, now()),
    completed_at = coalesce(completed_at, finished),
    state = case when finished is null then 'started' else 'completed' end
  where workspace_id = home and id = asked.id
    and (started_at is null or (finished is not null and completed_at is null));
  if (given ->> 'completed')::boolean and not asked.is_test then
    if given ->> 'case' is not null then
      -- Asked for again after it was taken back: open once more. What somebody here closed stays closed.
      insert into customer_case as k (workspace_id, id, customer_id, response_id, reason, opened_at)
      values (home, (given ->> 'case')::uuid, asked.customer_id, answer_id, 'callback', now())
      on conflict (workspace_id, response_id, reason) do update
        set state = 'open', opened_at = now(), closed_at = null, closed_by = null where k.closed_by = 'customer';
    else
      update customer_case set state = 'closed', closed_at = now(), closed_by = 'customer'
      where workspace_id = home and response_id = answer_id and reason = 'callback' and state = 'open';
    end if;
  end if;
  return jsonb_build_object('outcome', 'saved', 'responseId', answer_id, 'revision', new_revision,
    'completed', finished is not null);
end $$;
