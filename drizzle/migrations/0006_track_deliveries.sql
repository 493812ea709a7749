CREATE TABLE "address_failure" (
	"workspace_id" uuid NOT NULL,
	"address_hash" text NOT NULL,
	"code" text NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "address_failure_workspace_id_address_hash_code_pk" PRIMARY KEY("workspace_id","address_hash","code")
);
--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "claimed_by" text;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "unknowns" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "first_attempt_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "finished_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "period" integer;--> statement-breakpoint
ALTER TABLE "address_failure" ADD CONSTRAINT "address_failure_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_finished" ON "delivery" USING btree ("workspace_id","finished_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_once_per_period" ON "invitation" USING btree ("workspace_id","program_id","customer_id","period") WHERE period is not null;--> statement-breakpoint
CREATE INDEX "invitation_program" ON "invitation" USING btree ("workspace_id","program_id","send_at");--> statement-breakpoint
CREATE INDEX "invitation_open" ON "invitation" USING btree ("workspace_id","expires_at") WHERE state in ('scheduled', 'sent', 'visited', 'started');--> statement-breakpoint
select afterword_wall('address_failure');
