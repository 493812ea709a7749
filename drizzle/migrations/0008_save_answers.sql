-- The survey's two calls: open a link, save a page. One round trip each; both run as the app's login, behind the tenant wall.

-- What a link is good for at this moment, by the database's clock alone.
create function link_state(invitation_state text, expires timestamptz, closed timestamptz, published int,
  response_state text, editable_until timestamptz) returns text
language sql stable as $$
  select case
    when invitation_state in ('withdrawn', 'suppressed') then 'withdrawn'
    when response_state = 'completed' then
      case when closed is null and now() < editable_until then 'completed' else 'answered' end
    when closed is not null or published is null then 'closed'
    when invitation_state = 'expired' or expires <= now() then 'expired'
    else 'open'
  end
$$;
--> statement-breakpoint
-- Everything the survey page needs about one link. Expects app.workspace to be set.
-- In PL/pgSQL, which keeps the plan of this wide join for the session.
create function link_of(link_workspace uuid, link_invitation uuid) returns jsonb
language plpgsql stable as $$
declare
  -- A value, not an expression over i.id: under row-level security only leakproof conditions may use an index.
  asked_as text := 'invitation:' || link_invitation;
begin
  return (select jsonb_build_object(
    'workspaceId', i.workspace_id, 'invitationId', i.id, 'surveyId', i.survey_id, 'isTest', i.is_test,
    'state', link_state(i.state, i.expires_at, coalesce(s.closed_at, s.archived_at), s.published_version, r.state, e.until),
    'editableUntil', e.until,
    'version', coalesce(r.version, s.published_version),
    'visited', i.visited_at is not null,
    'responseId', r.id, 'revision', coalesce(r.revision, 0), 'answers', coalesce(r.answers, '{}'::jsonb),
    'completed', coalesce(r.state = 'completed', false), 'lastPage', r.last_page,
    'language', coalesce(r.language, i.language), 'locale', c.locale,
    'attributes', case when r.scored_at is null then c.attributes || coalesce(x.attributes, '{}'::jsonb) else r.attributes end,
    'company', w.name, 'settings', w.settings, 'timezone', w.timezone,
    'customer', jsonb_build_object('name', c.name, 'email', c.email, 'attributes', c.attributes),
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
-- Null where there is no such invitation.
create function open_link(link_invitation uuid) returns jsonb
language plpgsql as $$
declare
  home uuid := gate_invitation(link_invitation);
begin
  if home is null then return null; end if;
  perform set_config('app.workspace', home::text, true);
  return link_of(home, link_invitation);
end $$;
--> statement-breakpoint
-- A fetch of the page by something that looks like a person (visit), or not (scanner). Writes no answer.
create function record_visit(link_invitation uuid, clicks jsonb, is_scanner boolean) returns void
language plpgsql as $$
declare
  home uuid := gate_invitation(link_invitation);
begin
  if home is null then return; end if;
  perform set_config('app.workspace', home::text, true);
  -- A visit is not worth waiting for the disk: losing one in a crash changes no answer.
  perform set_config('synchronous_commit', 'off', true);
  update invitation i set
    unconfirmed = case when clicks = '{}'::jsonb then i.unconfirmed else coalesce(i.unconfirmed, '{}'::jsonb) || clicks end,
    flags = case when n.scanner and not 'scanner' = any (i.flags) then array_append(i.flags, 'scanner') else i.flags end,
    -- A burst of clicks also takes back the visit that its first click looked like.
    visited_at = case
      when n.scanner and i.started_at is null and i.visited_at > now() - interval '10 seconds' then null
      when n.scanner then i.visited_at
      else coalesce(i.visited_at, now()) end,
    state = case
      when n.scanner and i.state = 'visited' and i.started_at is null and i.visited_at > now() - interval '10 seconds' then 'sent'
      when not n.scanner and (i.state = 'sent' or (i.state = 'scheduled' and i.channel = 'link')) then 'visited'
      else i.state end
  -- Nobody reads a mail within three seconds of its handing over.
  from (select is_scanner or (w.sent_at is not null and w.channel = 'email' and now() < w.sent_at + interval '3 seconds') as scanner
        from invitation w where w.workspace_id = home and w.id = link_invitation) n
  where i.workspace_id = home and i.id = link_invitation;
end $$;
--> statement-breakpoint
-- Saves the whole answer set of one invitation. `given`: {invitation, response, survey, version, revision, language, page,
-- completed, answers, rows: [{k, n, c, t}]}; `rows` are the narrow answers, the satisfaction index among them as `_index`.
-- Returns {outcome: saved (with responseId, revision, completed) | stale | <a link state that takes no answers> | unknown, link?}.
create function save_answers(given jsonb) returns jsonb
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
  if known <> jsonb_array_length(given -> 'rows') then
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
  return jsonb_build_object('outcome', 'saved', 'responseId', answer_id, 'revision', new_revision,
    'completed', finished is not null);
end $$;
--> statement-breakpoint
create function definition_of(home uuid, of_survey uuid, of_version int) returns jsonb
language plpgsql as $$
begin
  perform set_config('app.workspace', home::text, true);
  return (select definition from survey_version
    where workspace_id = home and survey_id = of_survey and version = of_version);
end $$;
