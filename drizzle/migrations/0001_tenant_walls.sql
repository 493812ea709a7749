-- Tenant walls: row-level security on every table that has a workspace_id, grants, gates and guards.
-- The app's login (afterword_app, or a login that is a member of it) owns nothing, so policies bind it.
-- No FORCE: the owner's own backfills must see all rows.

create function afterword_wall(tenant_table regclass, key text default 'workspace_id') returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  -- After a commit the setting is an empty string, hence nullif.
  execute format(
    'create policy tenant on %s using (%I = nullif(current_setting(''app.workspace'', true), '''')::uuid) with check (%I = nullif(current_setting(''app.workspace'', true), '''')::uuid)',
    tenant_table, key, key);
end $$;
--> statement-breakpoint
do $$
declare tenant_table regclass;
begin
  for tenant_table in
    select c.oid::regclass from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    perform afterword_wall(tenant_table);
  end loop;
  perform afterword_wall('workspace', 'id');
end $$;
--> statement-breakpoint
grant usage on schema public to afterword_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to afterword_app;
--> statement-breakpoint
grant usage, select on all sequences in schema public to afterword_app;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to afterword_app;
--> statement-breakpoint
alter default privileges in schema public grant usage, select on sequences to afterword_app;
--> statement-breakpoint
revoke update, delete, truncate on audit_log from afterword_app;
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is immutable', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger survey_version_immutable before update on survey_version for each row execute function refuse_change();
--> statement-breakpoint
-- Gates: the few questions that must be asked before the workspace is known. They return ids, never content.
create function gate_api_key(key_hash text)
returns table (workspace_id uuid, id uuid, name text, scopes text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select workspace_id, id, name, scopes from api_key
  where hash = key_hash and revoked_at is null and (expires_at is null or expires_at > now())
$$;
--> statement-breakpoint
create function gate_memberships(member_user_id text)
returns table (workspace_id uuid, slug text, name text, role text, is_demo boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.slug, w.name, m.role, w.is_demo from member m join workspace w on w.id = m.workspace_id
  where m.user_id = member_user_id order by w.is_demo, w.name
$$;
--> statement-breakpoint
create function gate_member_invitation(invitation_token_hash text)
returns table (workspace_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select workspace_id, id from member_invitation where token_hash = invitation_token_hash
$$;
--> statement-breakpoint
create function gate_invitation(invitation_id uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select workspace_id from invitation where id = invitation_id
$$;
--> statement-breakpoint
create index invitation_gate on invitation (id);
--> statement-breakpoint
create function gate_workspace(workspace_slug text) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select id from workspace where slug = workspace_slug or id::text = workspace_slug
$$;
--> statement-breakpoint
create function gate_workspaces() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select id from workspace order by id
$$;
--> statement-breakpoint
-- Work that waits, for the sweepers.
create function gate_due_deliveries(most int)
returns table (workspace_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.workspace_id, d.id from delivery d join workspace w on w.id = d.workspace_id
  where d.due_at <= now() and w.sending_paused_at is null
    and (d.state = 'scheduled' or (d.state in ('claimed', 'handing_over') and d.lease_until < now()))
  order by d.due_at limit most
$$;
--> statement-breakpoint
create function gate_undecided() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w where exists (select 1 from interaction i where i.workspace_id = w.id and i.decided_at is null)
$$;
--> statement-breakpoint
create function gate_unfolded() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w where exists (select 1 from score_delta d where d.workspace_id = w.id)
$$;
--> statement-breakpoint
revoke execute on function afterword_wall(regclass, text) from public;
--> statement-breakpoint
revoke execute on function gate_api_key(text), gate_memberships(text), gate_member_invitation(text), gate_invitation(uuid),
  gate_workspace(text), gate_workspaces(), gate_due_deliveries(int), gate_undecided(), gate_unfolded() from public;
--> statement-breakpoint
grant execute on function gate_api_key(text), gate_memberships(text), gate_member_invitation(text), gate_invitation(uuid),
  gate_workspace(text), gate_workspaces(), gate_due_deliveries(int), gate_undecided(), gate_unfolded() to afterword_app;
