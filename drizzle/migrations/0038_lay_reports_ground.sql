CREATE TABLE "alert" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"key" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"outcome" text NOT NULL,
	"says" text NOT NULL,
	"facts" jsonb NOT NULL,
	CONSTRAINT "alert_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "alert_delivery" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"by" text NOT NULL,
	"target" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone DEFAULT now(),
	"error" text,
	"delivered_at" timestamp (3) with time zone,
	CONSTRAINT "alert_delivery_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "alert_rule" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"spec" jsonb NOT NULL,
	"which" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"mail_to" text[] DEFAULT '{}' NOT NULL,
	"webhook_url" text,
	"webhook_secret" jsonb,
	"cool_down_hours" integer NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"seen_until" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "alert_rule_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "digest" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"rhythm" text NOT NULL,
	"hour" smallint NOT NULL,
	"which" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "digest_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "digest_issue" (
	"workspace_id" uuid NOT NULL,
	"reader_id" uuid NOT NULL,
	"period" date NOT NULL,
	"state" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"error" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "digest_issue_workspace_id_reader_id_period_pk" PRIMARY KEY("workspace_id","reader_id","period")
);
--> statement-breakpoint
CREATE TABLE "digest_reader" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"digest_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"user_id" text,
	"locale" text NOT NULL,
	"timezone" text NOT NULL,
	"next_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"quiet" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "digest_reader_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "saved_filter" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"match" jsonb NOT NULL,
	"owner_id" text NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_filter_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "share_link" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"range" jsonb NOT NULL,
	"which" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"comments" boolean DEFAULT false NOT NULL,
	"password_hash" text,
	"frame_origins" text[] DEFAULT '{}' NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone,
	"views" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "share_link_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "default_filter_id" uuid;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_workspace_id_rule_id_alert_rule_workspace_id_id_fk" FOREIGN KEY ("workspace_id","rule_id") REFERENCES "public"."alert_rule"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_delivery" ADD CONSTRAINT "alert_delivery_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_delivery" ADD CONSTRAINT "alert_delivery_workspace_id_alert_id_alert_workspace_id_id_fk" FOREIGN KEY ("workspace_id","alert_id") REFERENCES "public"."alert"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_rule" ADD CONSTRAINT "alert_rule_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest" ADD CONSTRAINT "digest_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_issue" ADD CONSTRAINT "digest_issue_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_issue" ADD CONSTRAINT "digest_issue_workspace_id_reader_id_digest_reader_workspace_id_id_fk" FOREIGN KEY ("workspace_id","reader_id") REFERENCES "public"."digest_reader"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_reader" ADD CONSTRAINT "digest_reader_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_reader" ADD CONSTRAINT "digest_reader_workspace_id_digest_id_digest_workspace_id_id_fk" FOREIGN KEY ("workspace_id","digest_id") REFERENCES "public"."digest"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_filter" ADD CONSTRAINT "saved_filter_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_once" ON "alert" USING btree ("workspace_id","rule_id","key");--> statement-breakpoint
CREATE INDEX "alert_newest" ON "alert" USING btree ("workspace_id","at","id");--> statement-breakpoint
CREATE INDEX "alert_delivery_due" ON "alert_delivery" USING btree ("workspace_id","next_try_at");--> statement-breakpoint
CREATE INDEX "alert_rule_newest" ON "alert_rule" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "digest_newest" ON "digest" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "digest_reader_once" ON "digest_reader" USING btree ("workspace_id","digest_id","email");--> statement-breakpoint
CREATE INDEX "digest_reader_due" ON "digest_reader" USING btree ("workspace_id","next_at");--> statement-breakpoint
CREATE INDEX "saved_filter_name" ON "saved_filter" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE INDEX "share_link_newest" ON "share_link" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
select afterword_wall('saved_filter');
--> statement-breakpoint
select afterword_wall('share_link');
--> statement-breakpoint
select afterword_wall('digest');
--> statement-breakpoint
select afterword_wall('digest_reader');
--> statement-breakpoint
select afterword_wall('digest_issue');
--> statement-breakpoint
select afterword_wall('alert_rule');
--> statement-breakpoint
select afterword_wall('alert');
--> statement-breakpoint
select afterword_wall('alert_delivery');
--> statement-breakpoint
-- Whose link it is; whether it may still be followed is asked inside the workspace.
create function gate_share_link(link_id uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select workspace_id from share_link where id = link_id
$$;
--> statement-breakpoint
create index share_link_gate on share_link (id);
--> statement-breakpoint
create function gate_digest_reader(reader_id uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select workspace_id from digest_reader where id = reader_id
$$;
--> statement-breakpoint
create index digest_reader_gate on digest_reader (id);
--> statement-breakpoint
-- Workspaces with a digest to send now, or one to try again.
create function gate_due_digests() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w
  where exists (
      select 1 from digest_reader r join digest d on d.workspace_id = r.workspace_id and d.id = r.digest_id
      where r.workspace_id = w.id and r.next_at <= now() and r.stopped_at is null and d.paused_at is null)
    or exists (select 1 from digest_issue i where i.workspace_id = w.id and i.next_try_at <= now())
$$;
--> statement-breakpoint
-- Workspaces where somebody wants to be told of something, or is still to be told.
create function gate_alerts() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w
  where exists (select 1 from alert_rule r where r.workspace_id = w.id and r.paused_at is null)
    or exists (select 1 from alert_delivery d where d.workspace_id = w.id and d.next_try_at <= now())
$$;
--> statement-breakpoint
revoke execute on function gate_share_link(uuid), gate_digest_reader(uuid), gate_due_digests(), gate_alerts() from public;
--> statement-breakpoint
grant execute on function gate_share_link(uuid), gate_digest_reader(uuid), gate_due_digests(), gate_alerts() to afterword_app;
