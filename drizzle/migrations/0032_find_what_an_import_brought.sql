DROP INDEX "interaction_import";--> statement-breakpoint
CREATE INDEX "invitation_interaction" ON "invitation" USING btree ("workspace_id","interaction_id") WHERE interaction_id is not null;--> statement-breakpoint
CREATE INDEX "interaction_import" ON "interaction" USING btree ("workspace_id","import_id","id") WHERE import_id is not null;