-- Folding is also due where the workspace's zone is no longer the one that the cube's days are in.
create or replace function gate_unfolded() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w
  where exists (select 1 from score_delta d where d.workspace_id = w.id)
     or exists (select 1 from send_delta d where d.workspace_id = w.id)
     or exists (select 1 from rollup_state r where r.workspace_id = w.id and r.timezone <> w.timezone)
$$;
