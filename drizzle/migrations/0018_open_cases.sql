CREATE TABLE "customer_case" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text,
	"note" text,
	CONSTRAINT "customer_case_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "customer_case" ADD CONSTRAINT "customer_case_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_case" ADD CONSTRAINT "customer_case_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_case" ADD CONSTRAINT "customer_case_workspace_id_response_id_response_workspace_id_id_fk" FOREIGN KEY ("workspace_id","response_id") REFERENCES "public"."response"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "customer_case_once" ON "customer_case" USING btree ("workspace_id","response_id","reason");--> statement-breakpoint
CREATE INDEX "customer_case_open" ON "customer_case" USING btree ("workspace_id","opened_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "customer_case_opened" ON "customer_case" USING btree ("workspace_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "customer_case_customer" ON "customer_case" USING btree ("workspace_id","customer_id");
--> statement-breakpoint
select afterword_wall('customer_case');
--> statement-breakpoint
-- A trial is a version below zero; closing or not yet publishing the survey does not stop it.
create or replace function link_of(link_workspace uuid, link_invitation uuid) returns jsonb
language plpgsql stable as $$
declare
  -- A value, not an expression over i.id: under row-level security only leakproof conditions may use an index.
  asked_as text := 'invitation:' || link_invitation;
begin
  return (select jsonb_build_object(
    'workspaceId', i.workspace_id, 'invitationId', i.id, 'surveyId', i.survey_id, 'isTest', i.is_test,
    'state', link_state(i.state, i.expires_at, case when i.trial is null then coalesce(s.closed_at, s.archived_at) end,
      coalesce(-i.trial, s.published_version), r.state, e.until),
    'editableUntil', e.until,
    'version', coalesce(r.version, -i.trial, s.published_version),
    'visited', i.visited_at is not null,
    'responseId', r.id, 'revision', coalesce(r.revision, 0), 'answers', coalesce(r.answers, '{}'::jsonb),
    'completed', coalesce(r.state = 'completed', false), 'lastPage', r.last_page,
    'language', coalesce(r.language, i.language), 'locale', c.locale,
    'attributes', case when r.scored_at is null then c.attributes || coalesce(x.attributes, '{}'::jsonb) else r.attributes end,
    'company', w.name, 'settings', w.settings, 'timezone', w.timezone,
    'customer', jsonb_build_object('id', c.external_id, 'name', c.name, 'email', c.email, 'attributes', c.attributes),
    'interaction', case when x.id is not null then jsonb_build_object(
      'type', x.type, 'class', t.class, 'occurredAt', x.occurred_at, 'attributes', x.attributes) end)
  from invitation i
  join workspace w on w.id = i.workspace_id
  join survey s on s.workspace_id = i.workspace_id and s.id = i.survey_id
  join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
  left join interaction x on x.workspace_id = i.workspace_id and x.id = i.interaction_id
  left join interaction_type t on t.workspace_id = x.workspace_id and t.name = x.type
  left join response r on r.workspace_id = i.workspace_id and r.origin = asked_as
  -- 24 hours: DEFAULT_EDIT_HOURS in domain/workspace.ts
  cross join lateral (select least(i.expires_at,
    r.completed_at + coalesce((w.settings ->> 'editHours')::int, 24) * interval '1 hour') as until) e
  where i.workspace_id = link_workspace and i.id = link_invitation);
end $$;
--> statement-breakpoint
-- A trial may ask what was never published: its answers are kept whole, but make no rows for analysis.
-- `given` also has `case`: the id of the case to open where the path ends with the promise of a call, null elsewhere.
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

  if before.id is null then
    insert into response (workspace_id, id, origin, survey_id, version, invitation_id, customer_id, interaction_id, state,
      language, last_page, answers, attributes, is_test, started_at, scored_at, completed_at)
    values (home, answer_id, 'invitation:' || asked.id, asked.survey_id, (given ->> 'version')::int, asked.id, asked.customer_id,
      asked.interaction_id, case when finished is null then 'partial' else 'completed' end, given ->> 'language', last_seen,
      given -> 'answers', snapshot, asked.is_test, now(), scored, finished);
  else
    update response set answers = given -> 'answers', language = given ->> 'language', last_page = last_seen,
      revision = new_revision, attributes = snapshot, scored_at = scored, completed_at = finished, updated_at = now(),
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
