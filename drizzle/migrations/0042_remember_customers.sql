CREATE TABLE "case_event" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"by" text NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"text" text,
	CONSTRAINT "case_event_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "case_message" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"message_id" text NOT NULL,
	"in_reply_to" text,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"state" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"error" text,
	"is_automatic" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_message_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "comment" (
	"workspace_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"question_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"language" text,
	"sentiment" smallint,
	"certainty" real,
	"sentiment_by" text,
	"search" "tsvector",
	"read_with" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "comment_workspace_id_response_id_question_id_pk" PRIMARY KEY("workspace_id","response_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "comment_theme" (
	"workspace_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"question_id" integer NOT NULL,
	"theme_id" uuid NOT NULL,
	"by" text NOT NULL,
	"is_refused" boolean DEFAULT false NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "comment_theme_workspace_id_response_id_question_id_theme_id_pk" PRIMARY KEY("workspace_id","response_id","question_id","theme_id")
);
--> statement-breakpoint
CREATE TABLE "improvement" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"theme_id" uuid,
	"day" date NOT NULL,
	"said" text NOT NULL,
	"did" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"published_at" timestamp (3) with time zone,
	"annotation_id" uuid,
	"mailed_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "improvement_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "improvement_mail" (
	"workspace_id" uuid NOT NULL,
	"improvement_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "improvement_mail_workspace_id_improvement_id_customer_id_pk" PRIMARY KEY("workspace_id","improvement_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "sentiment_model" (
	"workspace_id" uuid NOT NULL,
	"language" text NOT NULL,
	"weights" "bytea" NOT NULL,
	"n" integer NOT NULL,
	"quality" jsonb NOT NULL,
	"trained_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sentiment_model_workspace_id_language_pk" PRIMARY KEY("workspace_id","language")
);
--> statement-breakpoint
CREATE TABLE "text_state" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"taxonomy" integer DEFAULT 1 NOT NULL,
	"trained_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "theme" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text,
	"name" text NOT NULL,
	"description" text,
	"rules" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "theme_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "customer_memory" (
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"trust" double precision NOT NULL,
	"trend" text NOT NULL,
	"n" integer NOT NULL,
	"since" timestamp (3) with time zone,
	"bands" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"band" text,
	"scored_at" timestamp (3) with time zone,
	"last_at" timestamp (3) with time zone,
	"last_type" text,
	"purchases" integer DEFAULT 0 NOT NULL,
	"last_purchase_at" timestamp (3) with time zone,
	"spent" numeric(20, 4) DEFAULT 0 NOT NULL,
	"spent_year" numeric(20, 4) DEFAULT 0 NOT NULL,
	"standing" text,
	"standing_since" timestamp (3) with time zone,
	"computed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customer_memory_workspace_id_customer_id_pk" PRIMARY KEY("workspace_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "customer_note" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"text" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_note_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "memory_delta" (
	"workspace_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "memory_delta_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" uuid NOT NULL,
	CONSTRAINT "memory_delta_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "referral_code" (
	"workspace_id" uuid NOT NULL,
	"code" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "referral_code_workspace_id_code_pk" PRIMARY KEY("workspace_id","code")
);
--> statement-breakpoint
DROP INDEX "customer_case_open";--> statement-breakpoint
ALTER TABLE "customer_case" ALTER COLUMN "response_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "rule_id" text;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "because" text;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "priority" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "owner_id" text;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "attributes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "metric" text;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "score" double precision;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "points" smallint;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "prepared_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "contact_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "resolve_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "contacted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "waiting_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "resolved_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "reopened" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "escalated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "overdue_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "root_cause_id" uuid;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "recovery_invitation_id" uuid;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "recovery_reason" text;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "next_at" timestamp (3) with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_case" ADD COLUMN "updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "case_scope" jsonb;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "away_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "follow_up" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_workspace_id_case_id_customer_case_workspace_id_id_fk" FOREIGN KEY ("workspace_id","case_id") REFERENCES "public"."customer_case"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_message" ADD CONSTRAINT "case_message_workspace_id_case_id_customer_case_workspace_id_id_fk" FOREIGN KEY ("workspace_id","case_id") REFERENCES "public"."customer_case"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_workspace_id_response_id_question_id_answer_workspace_id_response_id_question_id_fk" FOREIGN KEY ("workspace_id","response_id","question_id") REFERENCES "public"."answer"("workspace_id","response_id","question_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_theme" ADD CONSTRAINT "comment_theme_workspace_id_response_id_question_id_comment_workspace_id_response_id_question_id_fk" FOREIGN KEY ("workspace_id","response_id","question_id") REFERENCES "public"."comment"("workspace_id","response_id","question_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_theme" ADD CONSTRAINT "comment_theme_workspace_id_theme_id_theme_workspace_id_id_fk" FOREIGN KEY ("workspace_id","theme_id") REFERENCES "public"."theme"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement" ADD CONSTRAINT "improvement_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement" ADD CONSTRAINT "improvement_workspace_id_theme_id_theme_workspace_id_id_fk" FOREIGN KEY ("workspace_id","theme_id") REFERENCES "public"."theme"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement_mail" ADD CONSTRAINT "improvement_mail_workspace_id_improvement_id_improvement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","improvement_id") REFERENCES "public"."improvement"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement_mail" ADD CONSTRAINT "improvement_mail_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sentiment_model" ADD CONSTRAINT "sentiment_model_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_state" ADD CONSTRAINT "text_state_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme" ADD CONSTRAINT "theme_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_memory" ADD CONSTRAINT "customer_memory_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_note" ADD CONSTRAINT "customer_note_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memory_delta" ADD CONSTRAINT "memory_delta_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_code" ADD CONSTRAINT "referral_code_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_event_case" ON "case_event" USING btree ("workspace_id","case_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_message_once" ON "case_message" USING btree ("workspace_id","case_id","message_id");--> statement-breakpoint
CREATE INDEX "case_message_case" ON "case_message" USING btree ("workspace_id","case_id","at","id");--> statement-breakpoint
CREATE INDEX "case_message_due" ON "case_message" USING btree ("workspace_id","next_try_at") WHERE next_try_at is not null;--> statement-breakpoint
CREATE INDEX "comment_at" ON "comment" USING btree ("workspace_id","at","response_id","question_id");--> statement-breakpoint
CREATE INDEX "comment_unread" ON "comment" USING btree ("workspace_id","read_with","at");--> statement-breakpoint
CREATE INDEX "comment_search" ON "comment" USING gin ("search");--> statement-breakpoint
CREATE INDEX "comment_theme_theme" ON "comment_theme" USING btree ("workspace_id","theme_id","at","response_id");--> statement-breakpoint
CREATE INDEX "improvement_newest" ON "improvement" USING btree ("workspace_id","day","id");--> statement-breakpoint
CREATE INDEX "improvement_mail_due" ON "improvement_mail" USING btree ("workspace_id","next_try_at") WHERE next_try_at is not null;--> statement-breakpoint
CREATE INDEX "improvement_mail_customer" ON "improvement_mail" USING btree ("workspace_id","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "theme_key" ON "theme" USING btree ("workspace_id","key") WHERE key is not null;--> statement-breakpoint
CREATE INDEX "customer_memory_trust" ON "customer_memory" USING btree ("workspace_id","trust","customer_id");--> statement-breakpoint
CREATE INDEX "customer_memory_value" ON "customer_memory" USING btree ("workspace_id","spent_year","customer_id");--> statement-breakpoint
CREATE INDEX "customer_memory_last" ON "customer_memory" USING btree ("workspace_id","last_at","customer_id");--> statement-breakpoint
CREATE INDEX "customer_memory_trend" ON "customer_memory" USING btree ("workspace_id","trend","trust","customer_id");--> statement-breakpoint
CREATE INDEX "customer_memory_band" ON "customer_memory" USING btree ("workspace_id","band","trust","customer_id");--> statement-breakpoint
CREATE INDEX "customer_memory_standing" ON "customer_memory" USING btree ("workspace_id","standing","standing_since","customer_id") WHERE standing is not null;--> statement-breakpoint
CREATE INDEX "customer_memory_computed" ON "customer_memory" USING btree ("workspace_id","computed_at");--> statement-breakpoint
CREATE INDEX "customer_note_customer" ON "customer_note" USING btree ("workspace_id","customer_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "referral_code_customer" ON "referral_code" USING btree ("workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "customer_case_owner" ON "customer_case" USING btree ("workspace_id","owner_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "customer_case_next" ON "customer_case" USING btree ("workspace_id","next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "customer_case_resolved" ON "customer_case" USING btree ("workspace_id","resolved_at","id") WHERE resolved_at is not null;--> statement-breakpoint
CREATE INDEX "customer_case_recovery" ON "customer_case" USING btree ("workspace_id","recovery_invitation_id") WHERE recovery_invitation_id is not null;--> statement-breakpoint
CREATE INDEX "customer_case_open" ON "customer_case" USING btree ("workspace_id","opened_at","id") WHERE state in ('open', 'in_progress', 'waiting');
--> statement-breakpoint
select afterword_wall('case_event');
--> statement-breakpoint
select afterword_wall('case_message');
--> statement-breakpoint
select afterword_wall('customer_memory');
--> statement-breakpoint
select afterword_wall('memory_delta');
--> statement-breakpoint
select afterword_wall('customer_note');
--> statement-breakpoint
select afterword_wall('referral_code');
--> statement-breakpoint
select afterword_wall('comment');
--> statement-breakpoint
select afterword_wall('theme');
--> statement-breakpoint
select afterword_wall('comment_theme');
--> statement-breakpoint
select afterword_wall('text_state');
--> statement-breakpoint
select afterword_wall('sentiment_model');
--> statement-breakpoint
select afterword_wall('improvement');
--> statement-breakpoint
select afterword_wall('improvement_mail');
--> statement-breakpoint
-- Cases from before had no clocks: what is done stays done, what is open is prepared by the job.
update customer_case k set
  attributes = coalesce((select r.attributes from response r
    where r.workspace_id = k.workspace_id and r.id = k.response_id), '{}'::jsonb),
  prepared_at = case when k.state = 'closed' then k.opened_at end,
  next_at = case when k.state = 'open' then now() end,
  contacted_at = case when k.closed_by <> 'customer' then k.closed_at end,
  resolved_at = case when k.closed_by <> 'customer' then k.closed_at end,
  priority = 'high', rule_id = 'callback';
--> statement-breakpoint
-- The customer took the wish for a call back and wishes again: it is a new promise.
create function renew_case() returns trigger language plpgsql as $$
begin
  new.prepared_at := null;
  new.next_at := now();
  new.contacted_at := null;
  new.resolved_at := null;
  return new;
end $$;
--> statement-breakpoint
create trigger customer_case_renewed before update on customer_case for each row
  when (old.closed_by = 'customer' and new.state = 'open') execute function renew_case();
--> statement-breakpoint
-- One row per written answer; whatever changes it, it is read anew. Where the words go, what was understood goes.
create function note_comment() returns trigger language plpgsql as $$
begin
  if new.text is null or btrim(new.text) = '' then
    delete from comment where workspace_id = new.workspace_id and response_id = new.response_id
      and question_id = new.question_id;
    return null;
  end if;
  insert into comment (workspace_id, response_id, question_id, at)
  select new.workspace_id, new.response_id, new.question_id, new.answered_at from question q
  where q.workspace_id = new.workspace_id and q.id = new.question_id and q.type in ('short', 'long')
  on conflict (workspace_id, response_id, question_id) do update set read_with = 0, search = null;
  return null;
end $$;
--> statement-breakpoint
create trigger answer_noted_insert after insert on answer for each row
  when (new.text is not null) execute function note_comment();
--> statement-breakpoint
create trigger answer_noted_update after update of text on answer for each row
  when (new.text is distinct from old.text) execute function note_comment();
--> statement-breakpoint
insert into comment (workspace_id, response_id, question_id, at)
select a.workspace_id, a.response_id, a.question_id, a.answered_at
from answer a join question q on q.workspace_id = a.workspace_id and q.id = a.question_id
where q.type in ('short', 'long') and btrim(a.text) <> '';
--> statement-breakpoint
-- Whoever writes there, the customer's memory is worked out anew.
create function note_memory() returns trigger language plpgsql as $$
begin
  insert into memory_delta (workspace_id, customer_id)
  select distinct workspace_id, customer_id from after_rows where customer_id is not null;
  return null;
end $$;
--> statement-breakpoint
create trigger interaction_remembered after insert on interaction
  referencing new table as after_rows for each statement execute function note_memory();
--> statement-breakpoint
create trigger customer_case_remembered_insert after insert on customer_case
  referencing new table as after_rows for each statement execute function note_memory();
--> statement-breakpoint
create trigger customer_case_remembered_update after update on customer_case
  referencing new table as after_rows for each statement execute function note_memory();
--> statement-breakpoint
insert into memory_delta (workspace_id, customer_id) select workspace_id, id from customer;
--> statement-breakpoint
-- Workspaces with a case that somebody has to look at now.
create function gate_cases() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w where exists (
    select 1 from customer_case k where k.workspace_id = w.id and k.next_at <= now())
$$;
--> statement-breakpoint
-- Whose case a reply belongs to; whether it may still be written to is asked inside the workspace.
create function gate_case(case_id uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select workspace_id from customer_case where id = case_id
$$;
--> statement-breakpoint
create index customer_case_gate on customer_case (id);
--> statement-breakpoint
-- Workspaces with a letter to a customer to send now: from a case, or about an improvement.
create function gate_letters() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w
  where exists (select 1 from case_message m where m.workspace_id = w.id and m.next_try_at <= now())
     or exists (select 1 from improvement_mail m where m.workspace_id = w.id and m.next_try_at <= now())
$$;
--> statement-breakpoint
-- Workspaces with comments that were not read with the present state of their taxonomy.
create function gate_comments() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w left join text_state s on s.workspace_id = w.id
  where exists (select 1 from comment c where c.workspace_id = w.id and c.read_with < coalesce(s.taxonomy, 1))
$$;
--> statement-breakpoint
create function gate_memory() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w where exists (select 1 from memory_delta d where d.workspace_id = w.id)
$$;
--> statement-breakpoint
revoke execute on function gate_cases(), gate_case(uuid), gate_letters(), gate_comments(), gate_memory() from public;
--> statement-breakpoint
grant execute on function gate_cases(), gate_case(uuid), gate_letters(), gate_comments(), gate_memory() to afterword_app;
