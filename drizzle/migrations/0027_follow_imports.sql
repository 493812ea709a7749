CREATE TABLE "import_piece" (
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "import_piece_workspace_id_import_id_number_pk" PRIMARY KEY("workspace_id","import_id","number")
);
--> statement-breakpoint
DROP INDEX "invitation_import";--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "options" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "sample" jsonb;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "size" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "findings" jsonb;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "undone" jsonb;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "asking" jsonb;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "problem" text;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "lease_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "cancel_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "import_change" ADD COLUMN "after" jsonb;--> statement-breakpoint
ALTER TABLE "import_piece" ADD CONSTRAINT "import_piece_workspace_id_import_id_import_run_workspace_id_id_fk" FOREIGN KEY ("workspace_id","import_id") REFERENCES "public"."import_run"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_run_created" ON "import_run" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "import_run_working" ON "import_run" USING btree ("lease_until") WHERE state in ('checking', 'running', 'asking', 'undoing');--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_once_per_list" ON "invitation" USING btree ("workspace_id","import_id","customer_id") WHERE import_id is not null;--> statement-breakpoint
-- Pieces are compressed by nobody: they are read once and deleted.
ALTER TABLE "import_piece" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
--> statement-breakpoint
select afterword_wall('import_piece');
--> statement-breakpoint
-- Imports that wait for a worker: never taken up, or left by one that died.
create function gate_imports() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct workspace_id from import_run
  where state in ('checking', 'running', 'asking', 'undoing') and (lease_until is null or lease_until < now())
$$;
--> statement-breakpoint
revoke execute on function gate_imports() from public;
--> statement-breakpoint
grant execute on function gate_imports() to afterword_app;
