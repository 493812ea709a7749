DROP INDEX "delivery_due";--> statement-breakpoint
ALTER TABLE "send_pace" ADD COLUMN "queued_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "delivery_leased" ON "delivery" USING btree ("workspace_id","lease_until") WHERE state in ('claimed', 'handing_over');--> statement-breakpoint
-- What is due, the same share for every workspace that has something and may send now: a long line of one must not hold
-- up the others. min() stays a look at the index's first entry, however many mails wait.
create or replace function gate_due_deliveries(most int)
returns table (workspace_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  with ready as materialized (
    select w.id from workspace w
    where w.sending_paused_at is null
      and not exists (select 1 from send_pace p
        where p.workspace_id = w.id and p.host = '' and p.next_at > now() + interval '2 seconds')
      and ((select min(d.due_at) from delivery d where d.workspace_id = w.id and d.state = 'scheduled') <= now()
        or (select min(d.lease_until) from delivery d
          where d.workspace_id = w.id and d.state in ('claimed', 'handing_over')) < now())),
  share as (select greatest(1, most / greatest(1, count(*)))::int as size from ready)
  select r.id, x.id from ready r cross join lateral (
    (select d.id, d.due_at from delivery d
      where d.workspace_id = r.id and d.state = 'scheduled' and d.due_at <= now()
      order by d.due_at limit (select size from share))
    union all
    (select d.id, d.due_at from delivery d
      where d.workspace_id = r.id and d.state in ('claimed', 'handing_over') and d.lease_until < now()
      order by d.lease_until limit (select size from share))) x
  order by x.due_at limit most
$$;
