CREATE TABLE "survey_trial" (
	"workspace_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "survey_trial_workspace_id_survey_id_number_pk" PRIMARY KEY("workspace_id","survey_id","number")
);
--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "trial" integer;--> statement-breakpoint
ALTER TABLE "survey_trial" ADD CONSTRAINT "survey_trial_workspace_id_survey_id_survey_workspace_id_id_fk" FOREIGN KEY ("workspace_id","survey_id") REFERENCES "public"."survey"("workspace_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
alter table invitation add constraint invitation_trial_is_test check (trial is null or is_test);
--> statement-breakpoint
create trigger survey_trial_immutable before update on survey_trial for each row execute function refuse_change();
--> statement-breakpoint
select afterword_wall('survey_trial');
--> statement-breakpoint
create or replace function definition_of(home uuid, of_survey uuid, of_version int) returns jsonb
language plpgsql as $$
begin
  perform set_config('app.workspace', home::text, true);
  if of_version < 0 then
    return (select definition from survey_trial
      where workspace_id = home and survey_id = of_survey and number = -of_version);
  end if;
  return (select definition from survey_version
    where workspace_id = home and survey_id = of_survey and version = of_version);
end $$;
