DROP INDEX "response_unjudged";--> statement-breakpoint
CREATE INDEX "invitation_device" ON "invitation" USING btree ("workspace_id","device") WHERE device is not null;--> statement-breakpoint
CREATE INDEX "response_flagged" ON "response" USING btree ("workspace_id","started_at","id") WHERE flags <> '{}';--> statement-breakpoint
CREATE INDEX "response_unjudged" ON "response" USING btree ("workspace_id","completed_at") WHERE state = 'completed' and quality is null and paged_at is not null and not is_test;
--> statement-breakpoint
-- Workspaces where a finished answer waits to be judged.
create function gate_unjudged() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w where exists (
    select 1 from response r
    where r.workspace_id = w.id and r.state = 'completed' and r.quality is null and r.paged_at is not null and not r.is_test)
$$;
--> statement-breakpoint
revoke execute on function gate_unjudged() from public;
--> statement-breakpoint
grant execute on function gate_unjudged() to afterword_app;
