ALTER TABLE "digest" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "digest_reader" ADD COLUMN "added_by" text NOT NULL;