CREATE TABLE "image" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"content_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "image_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "image" ADD CONSTRAINT "image_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "image_gate" ON "image" USING btree ("id");--> statement-breakpoint
select afterword_wall('image');
--> statement-breakpoint
-- Pictures are compressed already: trying again costs time and saves nothing.
alter table image alter column bytes set storage external;
--> statement-breakpoint
-- A picture is public to whoever has its random id, like the page that shows it: there is no workspace to ask first.
create function open_image(image_id uuid) returns table (content_type text, bytes bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select content_type, bytes from image where id = image_id
$$;
--> statement-breakpoint
revoke execute on function open_image(uuid) from public;
--> statement-breakpoint
grant execute on function open_image(uuid) to afterword_app;
