CREATE TABLE "case_notice" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_notice_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "case_watch" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"answers_until" timestamp (3) with time zone NOT NULL,
	"contacts_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "due_at" timestamp (3) with time zone GENERATED ALWAYS AS (case
      when state in ('open', 'in_progress') then coalesce(
        case when contacted_at is null then least(contact_due_at, resolve_due_at) else resolve_due_at end,
        '9999-12-31T00:00:00Z'::timestamptz)
      when state = 'waiting' then '9999-12-31T00:00:00Z'::timestamptz end) STORED;--> statement-breakpoint
ALTER TABLE "case_notice" ADD CONSTRAINT "case_notice_workspace_id_case_id_customer_case_workspace_id_id_fk" FOREIGN KEY ("workspace_id","case_id") REFERENCES "public"."customer_case"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_watch" ADD CONSTRAINT "case_watch_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "case_notice_once" ON "case_notice" USING btree ("workspace_id","case_id","user_id","kind","key");--> statement-breakpoint
CREATE INDEX "case_notice_due" ON "case_notice" USING btree ("workspace_id","next_try_at") WHERE next_try_at is not null;--> statement-breakpoint
CREATE INDEX "case_notice_sent" ON "case_notice" USING btree ("workspace_id","user_id","sent_at") WHERE sent_at is not null;--> statement-breakpoint
CREATE INDEX "customer_case_due" ON "customer_case" USING btree ("workspace_id","due_at","id") WHERE due_at is not null;
--> statement-breakpoint
select afterword_wall('case_notice');
--> statement-breakpoint
select afterword_wall('case_watch');
--> statement-breakpoint
-- Workspaces with a mail to a member about a case to send now.
create function gate_case_notices() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w where exists (
    select 1 from case_notice n where n.workspace_id = w.id and n.next_try_at <= now())
$$;
--> statement-breakpoint
revoke execute on function gate_case_notices() from public;
--> statement-breakpoint
grant execute on function gate_case_notices() to afterword_app;
