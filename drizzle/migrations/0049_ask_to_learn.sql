ALTER TABLE "text_state" ADD COLUMN "learn_at" timestamp (3) with time zone;--> statement-breakpoint
-- Workspaces that wait to learn feelings from their scored comments, once the new ones are read.
create function gate_learning() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select s.workspace_id from text_state s where s.learn_at <= now()
    and not exists (select from comment c where c.workspace_id = s.workspace_id and c.read_with = 0)
$$;
--> statement-breakpoint
revoke execute on function gate_learning() from public;
--> statement-breakpoint
grant execute on function gate_learning() to afterword_app;
