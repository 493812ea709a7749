-- A look is now decided field by field: the survey's, else the company's, else the product's. Definitions carried the
-- product's defaults as if somebody had chosen them; they go, and `dark` is now called `scheme`.
create function pg_temp.chosen(theme jsonb) returns jsonb language sql immutable as $$
  select theme - 'dark'
    - case when upper(theme ->> 'color') = '#3D3FB8' then array['color'] else '{}' end
    - case when theme ->> 'corner' = 'soft' then array['corner'] else '{}' end
    || case when theme ->> 'dark' = 'false' then '{"scheme": "light"}'::jsonb else '{}' end
$$;
--> statement-breakpoint
update survey set draft = jsonb_set(draft, '{theme}', pg_temp.chosen(draft -> 'theme'))
where jsonb_typeof(draft -> 'theme') = 'object';
--> statement-breakpoint
-- What was published looks as it did: nothing that an answer means is touched.
alter table survey_version disable trigger survey_version_immutable;
--> statement-breakpoint
update survey_version set definition = jsonb_set(definition, '{theme}', pg_temp.chosen(definition -> 'theme'))
where jsonb_typeof(definition -> 'theme') = 'object';
--> statement-breakpoint
alter table survey_version enable trigger survey_version_immutable;
--> statement-breakpoint
update workspace
set settings = (settings - 'color') || jsonb_build_object('theme', jsonb_build_object('color', settings -> 'color'))
where settings ? 'color';
