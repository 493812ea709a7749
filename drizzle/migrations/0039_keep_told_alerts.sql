ALTER TABLE "alert_rule" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alert_rule" ADD COLUMN "problem" text;--> statement-breakpoint
CREATE INDEX "alert_delivery_alert" ON "alert_delivery" USING btree ("workspace_id","alert_id");--> statement-breakpoint
-- Workspaces where somebody wants to be told of something.
create or replace function gate_alerts() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w
  where exists (
    select 1 from alert_rule r where r.workspace_id = w.id and r.paused_at is null and r.deleted_at is null)
$$;
--> statement-breakpoint
-- Workspaces where somebody is to be told now.
create function gate_due_alerts() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w
  where exists (select 1 from alert_delivery d where d.workspace_id = w.id and d.next_try_at <= now())
$$;
--> statement-breakpoint
revoke execute on function gate_due_alerts() from public;
--> statement-breakpoint
grant execute on function gate_due_alerts() to afterword_app;
