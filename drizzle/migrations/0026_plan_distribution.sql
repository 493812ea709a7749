CREATE TABLE "segment" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"where" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segment_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_change" (
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"before" jsonb,
	CONSTRAINT "import_change_workspace_id_import_id_customer_id_pk" PRIMARY KEY("workspace_id","import_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "send_channel" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"address" text NOT NULL,
	"secrets" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "send_channel_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "send_pace" (
	"workspace_id" uuid NOT NULL,
	"host" text NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "send_pace_workspace_id_host_pk" PRIMARY KEY("workspace_id","host")
);
--> statement-breakpoint
CREATE TABLE "sender" (
	"workspace_id" uuid NOT NULL,
	"name" text,
	"address" text,
	"smtp" jsonb,
	"smtp_host" text,
	"dkim_domain" text,
	"dkim_selector" text,
	"dkim_private" jsonb,
	"dkim_public" text,
	"check_result" jsonb,
	"checked_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sender_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
DROP INDEX "decision_customer";--> statement-breakpoint
DROP INDEX "decision_program";--> statement-breakpoint
ALTER TABLE "decision" DROP CONSTRAINT "decision_workspace_id_interaction_id_program_id_pk";--> statement-breakpoint
ALTER TABLE "decision" ALTER COLUMN "interaction_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "id" uuid NOT NULL DEFAULT gen_random_uuid();--> statement-breakpoint
ALTER TABLE "decision" ALTER COLUMN "id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_workspace_id_id_pk" PRIMARY KEY("workspace_id","id");--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "preferences" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "headers_key" text;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "period" integer;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "detail" jsonb;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "audience" text DEFAULT 'everybody' NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "slot_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "delivered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "bounced_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "complained_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "remote_id" text;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "channel_id" uuid;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "case_key" text;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "overridden_by" text;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "unsubscribed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "program" ADD COLUMN "survey_after_invite" text DEFAULT 'PT0S' NOT NULL;--> statement-breakpoint
ALTER TABLE "program" ADD COLUMN "survey_after_response" text DEFAULT 'PT0S' NOT NULL;--> statement-breakpoint
ALTER TABLE "program" ADD COLUMN "fatigue_exempt" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "program" ADD COLUMN "on_fatigue" text DEFAULT 'block' NOT NULL;--> statement-breakpoint
ALTER TABLE "program" ADD COLUMN "holdout" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "program" ADD COLUMN "channel_id" uuid;--> statement-breakpoint
ALTER TABLE "program" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "program" ADD COLUMN "topic" text;--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "detail" text;--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "sending_paused_reason" text;--> statement-breakpoint
ALTER TABLE "segment" ADD CONSTRAINT "segment_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_workspace_id_import_id_import_run_workspace_id_id_fk" FOREIGN KEY ("workspace_id","import_id") REFERENCES "public"."import_run"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_channel" ADD CONSTRAINT "send_channel_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_pace" ADD CONSTRAINT "send_pace_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sender" ADD CONSTRAINT "sender_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "segment_name" ON "segment" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE INDEX "import_change_customer" ON "import_change" USING btree ("workspace_id","customer_id");--> statement-breakpoint
ALTER TABLE "program" ADD CONSTRAINT "program_workspace_id_channel_id_send_channel_workspace_id_id_fk" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."send_channel"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interaction_import" ON "interaction" USING btree ("workspace_id","import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "decision_once" ON "decision" USING btree ("workspace_id","interaction_id","program_id") WHERE interaction_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "decision_once_per_period" ON "decision" USING btree ("workspace_id","program_id","customer_id","period") WHERE period is not null;--> statement-breakpoint
CREATE INDEX "decision_waiting" ON "decision" USING btree ("workspace_id","due_at") WHERE outcome = 'waiting';--> statement-breakpoint
CREATE INDEX "decision_invitation" ON "decision" USING btree ("workspace_id","invitation_id") WHERE invitation_id is not null;--> statement-breakpoint
CREATE INDEX "delivery_complained" ON "delivery" USING btree ("workspace_id","complained_at") WHERE complained_at is not null;--> statement-breakpoint
CREATE INDEX "delivery_waiting" ON "delivery" USING btree ("workspace_id","due_at") WHERE state = 'scheduled';--> statement-breakpoint
CREATE INDEX "invitation_case" ON "invitation" USING btree ("workspace_id","program_id","case_key") WHERE case_key is not null;--> statement-breakpoint
CREATE INDEX "invitation_import" ON "invitation" USING btree ("workspace_id","import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "invitation_scheduled" ON "invitation" USING btree ("workspace_id","send_at") WHERE state = 'scheduled';--> statement-breakpoint
CREATE INDEX "suppression_created" ON "suppression" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "decision_customer" ON "decision" USING btree ("workspace_id","customer_id","at","id");--> statement-breakpoint
CREATE INDEX "decision_program" ON "decision" USING btree ("workspace_id","program_id","at","id");--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_occasion" CHECK ((interaction_id is null) <> (period is null));--> statement-breakpoint
select afterword_wall('segment');
--> statement-breakpoint
select afterword_wall('send_channel');
--> statement-breakpoint
select afterword_wall('sender');
--> statement-breakpoint
select afterword_wall('send_pace');
--> statement-breakpoint
select afterword_wall('import_change');
--> statement-breakpoint
-- Work for the programs: interactions that are new, and decisions whose waiting is over.
create or replace function gate_undecided() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w
  where exists (select 1 from interaction i where i.workspace_id = w.id and i.decided_at is null)
    or exists (select 1 from decision d where d.workspace_id = w.id and d.outcome = 'waiting' and d.due_at <= now())
$$;
--> statement-breakpoint
-- Whose mail came back, by the id in the bounce address.
create function gate_delivery(delivery_id uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select workspace_id from delivery where id = delivery_id
$$;
--> statement-breakpoint
create index delivery_gate on delivery (id);
--> statement-breakpoint
revoke execute on function gate_delivery(uuid) from public;
--> statement-breakpoint
grant execute on function gate_delivery(uuid) to afterword_app;
