CREATE TABLE "score_rollup_month" (
	"workspace_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"question_id" integer NOT NULL,
	"dimension_id" integer NOT NULL,
	"day" date NOT NULL,
	"counts" integer[] NOT NULL,
	CONSTRAINT "score_rollup_month_workspace_id_generation_question_id_dimension_id_day_pk" PRIMARY KEY("workspace_id","generation","question_id","dimension_id","day")
);
--> statement-breakpoint
ALTER TABLE "score_rollup_month" ADD CONSTRAINT "score_rollup_month_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "response_scored" ON "response" USING btree ("workspace_id","scored_at","id") WHERE scored_at is not null;--> statement-breakpoint
select afterword_wall('score_rollup_month');
--> statement-breakpoint
-- Histograms add bin by bin.
create function add_counts(a int[], b int[]) returns int[]
language sql immutable parallel safe as $$
  select array_agg(coalesce(x, 0) + coalesce(y, 0) order by i) from unnest(a, b) with ordinality as bins(x, y, i)
$$;
--> statement-breakpoint
-- Cells are rewritten in place over and over: leave room on the page, so that no index entry is added.
alter table score_rollup set (fillfactor = 80);
--> statement-breakpoint
alter table score_rollup_month set (fillfactor = 80);
--> statement-breakpoint
-- A queue: rows come and go, so vacuum by number, never by share.
alter table score_delta set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000);
