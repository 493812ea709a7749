CREATE TABLE "customer" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"email" text,
	"address_hash" text,
	"name" text,
	"locale" text,
	"timezone" text,
	"phone" text,
	"do_not_ask" boolean DEFAULT false NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"unsubscribed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "interaction" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"type" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"amount_value" numeric(20, 4),
	"amount_currency" text,
	"initiated_by" text,
	"case_of" text,
	"referred_by" text,
	"do_not_ask" boolean DEFAULT false NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "interaction_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "interaction_type" (
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"class" text,
	"guessed" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interaction_type_workspace_id_name_pk" PRIMARY KEY("workspace_id","name")
);
--> statement-breakpoint
CREATE TABLE "import_fault" (
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" bigint NOT NULL,
	"message" text NOT NULL,
	"row" jsonb NOT NULL,
	CONSTRAINT "import_fault_workspace_id_import_id_line_pk" PRIMARY KEY("workspace_id","import_id","line")
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"state" text NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"duplicates" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "import_run_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "instance_setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailbox_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sender" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"raw" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"workspace_id" uuid NOT NULL,
	"interaction_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"blocked_by" uuid,
	"invitation_id" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decision_workspace_id_interaction_id_program_id_pk" PRIMARY KEY("workspace_id","interaction_id","program_id")
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'scheduled' NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"message_id" text NOT NULL,
	"error" text,
	"sent_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delivery_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid,
	"survey_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"interaction_id" uuid,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"address_hash" text,
	"language" text,
	"send_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"visited_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"unconfirmed" jsonb,
	"flags" text[] DEFAULT '{}' NOT NULL,
	"is_test" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitation_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "program" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"survey_id" uuid NOT NULL,
	"trigger" jsonb NOT NULL,
	"delay" text NOT NULL,
	"sampling" double precision DEFAULT 1 NOT NULL,
	"fatigue_after_invite" text DEFAULT 'P30D' NOT NULL,
	"fatigue_after_response" text DEFAULT 'P90D' NOT NULL,
	"send_window" jsonb,
	"reminders" jsonb NOT NULL,
	"expiry" text DEFAULT 'P30D' NOT NULL,
	"max_age" text DEFAULT 'P14D' NOT NULL,
	"daily_cap" integer,
	"priority" integer DEFAULT 100 NOT NULL,
	"active" boolean DEFAULT false NOT NULL,
	"activated_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "program_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "suppression" (
	"workspace_id" uuid NOT NULL,
	"address_hash" text NOT NULL,
	"address" text,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suppression_workspace_id_address_hash_pk" PRIMARY KEY("workspace_id","address_hash")
);
--> statement-breakpoint
CREATE TABLE "answer" (
	"workspace_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"question_id" integer NOT NULL,
	"value" double precision,
	"choices" text[],
	"text" text,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answer_workspace_id_response_id_question_id_pk" PRIMARY KEY("workspace_id","response_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "dimension" (
	"workspace_id" uuid NOT NULL,
	"id" integer GENERATED ALWAYS AS IDENTITY (sequence name "dimension_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"attribute" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "dimension_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "response" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"origin" text NOT NULL,
	"survey_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"invitation_id" uuid,
	"customer_id" uuid,
	"interaction_id" uuid,
	"external_id" text,
	"state" text NOT NULL,
	"language" text NOT NULL,
	"answers" jsonb NOT NULL,
	"attributes" jsonb NOT NULL,
	"flags" text[] DEFAULT '{}' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"is_test" boolean DEFAULT false NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"scored_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "response_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "response_revision" (
	"workspace_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "response_revision_workspace_id_response_id_revision_pk" PRIMARY KEY("workspace_id","response_id","revision")
);
--> statement-breakpoint
CREATE TABLE "rollup_state" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"timezone" text NOT NULL,
	"folded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "score_delta" (
	"workspace_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "score_delta_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"question_id" integer NOT NULL,
	"old_score" smallint,
	"new_score" smallint,
	"moment" timestamp (3) with time zone NOT NULL,
	"attributes" jsonb NOT NULL,
	CONSTRAINT "score_delta_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "score_rollup" (
	"workspace_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"question_id" integer NOT NULL,
	"dimension_id" integer NOT NULL,
	"day" date NOT NULL,
	"counts" integer[] NOT NULL,
	CONSTRAINT "score_rollup_workspace_id_generation_question_id_dimension_id_day_pk" PRIMARY KEY("workspace_id","generation","question_id","dimension_id","day")
);
--> statement-breakpoint
CREATE TABLE "question" (
	"workspace_id" uuid NOT NULL,
	"id" integer GENERATED ALWAYS AS IDENTITY (sequence name "question_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"survey_id" uuid NOT NULL,
	"key" text NOT NULL,
	"type" text NOT NULL,
	"metric" text,
	"score_min" smallint,
	"score_max" smallint,
	"first_version" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "question_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "survey" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"template" text,
	"draft" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"published_version" integer,
	"closed_at" timestamp (3) with time zone,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "survey_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "survey_version" (
	"workspace_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "survey_version_workspace_id_survey_id_version_pk" PRIMARY KEY("workspace_id","survey_id","version")
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_key_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "audit_log_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotent_request" (
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"route" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" text NOT NULL,
	"response" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member" (
	"workspace_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "member_invitation" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_invitation_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"timezone" text DEFAULT 'UTC' NOT NULL,
	"currency" text DEFAULT 'EUR' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"sending_paused_at" timestamp (3) with time zone,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspace_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction_type" ADD CONSTRAINT "interaction_type_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_fault" ADD CONSTRAINT "import_fault_workspace_id_import_id_import_run_workspace_id_id_fk" FOREIGN KEY ("workspace_id","import_id") REFERENCES "public"."import_run"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_workspace_id_interaction_id_interaction_workspace_id_id_fk" FOREIGN KEY ("workspace_id","interaction_id") REFERENCES "public"."interaction"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_workspace_id_program_id_program_workspace_id_id_fk" FOREIGN KEY ("workspace_id","program_id") REFERENCES "public"."program"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_workspace_id_invitation_id_invitation_workspace_id_id_fk" FOREIGN KEY ("workspace_id","invitation_id") REFERENCES "public"."invitation"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_program_id_program_workspace_id_id_fk" FOREIGN KEY ("workspace_id","program_id") REFERENCES "public"."program"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_survey_id_survey_workspace_id_id_fk" FOREIGN KEY ("workspace_id","survey_id") REFERENCES "public"."survey"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_interaction_id_interaction_workspace_id_id_fk" FOREIGN KEY ("workspace_id","interaction_id") REFERENCES "public"."interaction"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program" ADD CONSTRAINT "program_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program" ADD CONSTRAINT "program_workspace_id_survey_id_survey_workspace_id_id_fk" FOREIGN KEY ("workspace_id","survey_id") REFERENCES "public"."survey"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_workspace_id_response_id_response_workspace_id_id_fk" FOREIGN KEY ("workspace_id","response_id") REFERENCES "public"."response"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_workspace_id_question_id_question_workspace_id_id_fk" FOREIGN KEY ("workspace_id","question_id") REFERENCES "public"."question"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dimension" ADD CONSTRAINT "dimension_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_workspace_id_survey_id_survey_workspace_id_id_fk" FOREIGN KEY ("workspace_id","survey_id") REFERENCES "public"."survey"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_workspace_id_invitation_id_invitation_workspace_id_id_fk" FOREIGN KEY ("workspace_id","invitation_id") REFERENCES "public"."invitation"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_workspace_id_interaction_id_interaction_workspace_id_id_fk" FOREIGN KEY ("workspace_id","interaction_id") REFERENCES "public"."interaction"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_revision" ADD CONSTRAINT "response_revision_workspace_id_response_id_response_workspace_id_id_fk" FOREIGN KEY ("workspace_id","response_id") REFERENCES "public"."response"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollup_state" ADD CONSTRAINT "rollup_state_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_delta" ADD CONSTRAINT "score_delta_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_rollup" ADD CONSTRAINT "score_rollup_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_workspace_id_survey_id_survey_workspace_id_id_fk" FOREIGN KEY ("workspace_id","survey_id") REFERENCES "public"."survey"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey" ADD CONSTRAINT "survey_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_version" ADD CONSTRAINT "survey_version_workspace_id_survey_id_survey_workspace_id_id_fk" FOREIGN KEY ("workspace_id","survey_id") REFERENCES "public"."survey"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotent_request" ADD CONSTRAINT "idempotent_request_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_invitation" ADD CONSTRAINT "member_invitation_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "customer_external_id" ON "customer" USING btree ("workspace_id","external_id");--> statement-breakpoint
CREATE INDEX "customer_address" ON "customer" USING btree ("workspace_id","address_hash");--> statement-breakpoint
CREATE INDEX "customer_created" ON "customer" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "interaction_external_id" ON "interaction" USING btree ("workspace_id","external_id");--> statement-breakpoint
CREATE INDEX "interaction_customer" ON "interaction" USING btree ("workspace_id","customer_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "interaction_undecided" ON "interaction" USING btree ("workspace_id","recorded_at") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "interaction_occurred" ON "interaction" USING btree ("workspace_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "mailbox_message_created" ON "mailbox_message" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "decision_customer" ON "decision" USING btree ("workspace_id","customer_id","at");--> statement-breakpoint
CREATE INDEX "decision_program" ON "decision" USING btree ("workspace_id","program_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_once" ON "delivery" USING btree ("workspace_id","invitation_id","kind");--> statement-breakpoint
CREATE INDEX "delivery_due" ON "delivery" USING btree ("due_at") WHERE state in ('scheduled', 'claimed', 'handing_over');--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_once" ON "invitation" USING btree ("workspace_id","program_id","interaction_id");--> statement-breakpoint
CREATE INDEX "invitation_customer" ON "invitation" USING btree ("workspace_id","customer_id","send_at");--> statement-breakpoint
CREATE INDEX "invitation_address" ON "invitation" USING btree ("workspace_id","address_hash","send_at");--> statement-breakpoint
CREATE INDEX "invitation_created" ON "invitation" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invitation_sent" ON "invitation" USING btree ("workspace_id","sent_at");--> statement-breakpoint
CREATE INDEX "answer_question" ON "answer" USING btree ("workspace_id","question_id","answered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "dimension_value" ON "dimension" USING btree ("workspace_id","attribute","value");--> statement-breakpoint
CREATE UNIQUE INDEX "response_origin" ON "response" USING btree ("workspace_id","origin");--> statement-breakpoint
CREATE INDEX "response_started" ON "response" USING btree ("workspace_id","started_at","id");--> statement-breakpoint
CREATE INDEX "response_survey" ON "response" USING btree ("workspace_id","survey_id","started_at","id");--> statement-breakpoint
CREATE INDEX "response_customer" ON "response" USING btree ("workspace_id","customer_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "question_key" ON "question" USING btree ("workspace_id","survey_id","key");--> statement-breakpoint
CREATE INDEX "survey_created" ON "survey" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "api_key_hash" ON "api_key" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "idempotent_request_key" ON "idempotent_request" USING btree ("workspace_id","route","key");--> statement-breakpoint
CREATE INDEX "member_user" ON "member" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "member_invitation_token" ON "member_invitation" USING btree ("token_hash");