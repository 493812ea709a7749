ALTER TABLE "customer_note" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_note" ADD COLUMN "deleted_at" timestamp (3) with time zone;