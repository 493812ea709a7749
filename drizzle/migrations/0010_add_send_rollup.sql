CREATE TABLE "send_delta" (
	"workspace_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "send_delta_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"survey_id" uuid NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"delivered" integer NOT NULL,
	"completed" integer NOT NULL,
	CONSTRAINT "send_delta_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "send_rollup" (
	"workspace_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"survey_id" uuid NOT NULL,
	"day" date NOT NULL,
	"delivered" integer NOT NULL,
	"completed" integer NOT NULL,
	"last_sent_at" timestamp (3) with time zone NOT NULL,
	"last_expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "send_rollup_workspace_id_generation_survey_id_day_pk" PRIMARY KEY("workspace_id","generation","survey_id","day")
);
--> statement-breakpoint
ALTER TABLE "send_delta" ADD CONSTRAINT "send_delta_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_rollup" ADD CONSTRAINT "send_rollup_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
select afterword_wall('send_delta');
--> statement-breakpoint
select afterword_wall('send_rollup');
--> statement-breakpoint
alter table send_delta set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000);
--> statement-breakpoint
-- What an invitation contributes to its send cohort. Tests and what was never sent count nowhere. An erased invitation
-- stays in the rate, hence no trigger on delete.
create function count_sends() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into send_delta (workspace_id, survey_id, sent_at, expires_at, delivered, completed)
    select workspace_id, survey_id, sent_at, expires_at, 1, (completed_at is not null)::int
    from after_rows
    where sent_at is not null and not is_test and state not in ('bounced', 'failed');
  else
    insert into send_delta (workspace_id, survey_id, sent_at, expires_at, delivered, completed)
    select workspace_id, survey_id, sent_at, max(expires_at), sum(sign), sum(sign * (completed_at is not null)::int)
    from (
      select workspace_id, survey_id, sent_at, expires_at, completed_at, -1 as sign from before_rows
      where sent_at is not null and not is_test and state not in ('bounced', 'failed')
      union all
      select workspace_id, survey_id, sent_at, expires_at, completed_at, 1 from after_rows
      where sent_at is not null and not is_test and state not in ('bounced', 'failed')
    ) contribution
    group by workspace_id, survey_id, sent_at
    having sum(sign) <> 0 or sum(sign * (completed_at is not null)::int) <> 0;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger invitation_counted_insert after insert on invitation
  referencing new table as after_rows for each statement execute function count_sends();
--> statement-breakpoint
create trigger invitation_counted_update after update on invitation
  referencing old table as before_rows new table as after_rows for each statement execute function count_sends();
--> statement-breakpoint
insert into send_delta (workspace_id, survey_id, sent_at, expires_at, delivered, completed)
select workspace_id, survey_id, sent_at, expires_at, 1, (completed_at is not null)::int from invitation
where sent_at is not null and not is_test and state not in ('bounced', 'failed');
--> statement-breakpoint
create or replace function gate_unfolded() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w
  where exists (select 1 from score_delta d where d.workspace_id = w.id)
     or exists (select 1 from send_delta d where d.workspace_id = w.id)
$$;
