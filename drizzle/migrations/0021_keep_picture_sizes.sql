CREATE TABLE "image_size" (
	"workspace_id" uuid NOT NULL,
	"image_id" uuid NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "image_size_workspace_id_image_id_width_pk" PRIMARY KEY("workspace_id","image_id","width")
);
--> statement-breakpoint
ALTER TABLE "image_size" ADD CONSTRAINT "image_size_workspace_id_image_id_image_workspace_id_id_fk" FOREIGN KEY ("workspace_id","image_id") REFERENCES "public"."image"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
select afterword_wall('image_size');
--> statement-breakpoint
alter table image_size alter column bytes set storage external;
--> statement-breakpoint
-- The narrowest that is wide enough; the picture itself where none is, where it has none, and where no width is asked for.
drop function open_image(uuid);
--> statement-breakpoint
create function open_image(image_id uuid, wanted_width int default null)
returns table (content_type text, bytes bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select case when s.bytes is null then i.content_type else 'image/webp' end, coalesce(s.bytes, i.bytes)
  from image i
  left join lateral (
    select s.bytes from image_size s
    where s.workspace_id = i.workspace_id and s.image_id = i.id and s.width >= wanted_width and wanted_width < i.width
    order by s.width limit 1) s on true
  where i.id = open_image.image_id
$$;
--> statement-breakpoint
revoke execute on function open_image(uuid, int) from public;
--> statement-breakpoint
grant execute on function open_image(uuid, int) to afterword_app;
