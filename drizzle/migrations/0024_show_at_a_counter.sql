-- What the snippet of a web page needs to know of a door: whether it takes answers, and its rules (null: those by default).
-- Null where there is no such door.
create function door_rules(door_public_id text) returns jsonb
language plpgsql as $$
declare
  home uuid;
  door uuid;
begin
  select g.workspace_id, g.id into home, door from gate_door(door_public_id) g;
  if home is null then return null; end if;
  perform set_config('app.workspace', home::text, true);
  return (select jsonb_build_object(
    'isOpen', coalesce(s.closed_at, s.archived_at, d.closed_at) is null and s.published_version is not null,
    'rules', d.embed)
  from survey_door d
  join survey s on s.workspace_id = d.workspace_id and s.id = d.survey_id
  where d.workspace_id = home and d.id = door);
end $$;
--> statement-breakpoint
-- Whether whoever gave this answer at a counter may still stand before it. A queued answer is taken long after, but its
-- pages are not shown to the next person.
create function is_at_counter(link_invitation uuid, minutes int) returns boolean
language plpgsql as $$
declare
  home uuid := gate_invitation(link_invitation);
begin
  if home is null then return false; end if;
  perform set_config('app.workspace', home::text, true);
  return (select i.created_at > now() - minutes * interval '1 minute' from invitation i
    where i.workspace_id = home and i.id = link_invitation);
end $$;
