ALTER TABLE "case_message" ADD COLUMN "unknowns" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "case_message" ADD COLUMN "attachments" jsonb DEFAULT '[]'::jsonb NOT NULL;