CREATE INDEX "answer_other" ON "answer" USING btree ("workspace_id","response_id") WHERE text is not null and choices is not null;--> statement-breakpoint
-- How words of a language are reduced to their stems; of an unknown one they stay as they are.
create function comment_config(language text) returns regconfig
language sql immutable parallel safe as $$
  select case split_part(lower(coalesce(language, '')), '-', 1)
    when 'ar' then 'arabic' when 'hy' then 'armenian' when 'eu' then 'basque' when 'ca' then 'catalan'
    when 'da' then 'danish' when 'nl' then 'dutch' when 'en' then 'english' when 'fi' then 'finnish'
    when 'fr' then 'french' when 'de' then 'german' when 'el' then 'greek' when 'hi' then 'hindi'
    when 'hu' then 'hungarian' when 'id' then 'indonesian' when 'ga' then 'irish' when 'it' then 'italian'
    when 'lt' then 'lithuanian' when 'ne' then 'nepali' when 'no' then 'norwegian' when 'nb' then 'norwegian'
    when 'nn' then 'norwegian' when 'pt' then 'portuguese' when 'ro' then 'romanian' when 'ru' then 'russian'
    when 'sr' then 'serbian' when 'es' then 'spanish' when 'sv' then 'swedish' when 'ta' then 'tamil'
    when 'tr' then 'turkish' when 'yi' then 'yiddish' else 'simple' end::regconfig
$$;
--> statement-breakpoint
-- What was typed into a search, as PostgreSQL looks for it. `terms`: [{"text", "isPhrase", "isNot", "isPrefix"}]; words that
-- a language leaves out of its index (the, and) ask for nothing. Null: nothing is left to look for.
create function comment_query(config regconfig, terms jsonb) returns tsquery
language plpgsql stable parallel safe as $$
declare
  term jsonb;
  part tsquery;
  whole tsquery;
begin
  for term in select * from jsonb_array_elements(terms) loop
    part := case when (term ->> 'isPhrase')::boolean then phraseto_tsquery(config, term ->> 'text')
      else plainto_tsquery(config, term ->> 'text') end;
    if (term ->> 'isPrefix')::boolean then
      part := part || to_tsquery('simple', quote_literal(lower(term ->> 'text')) || ':*');
    end if;
    continue when numnode(part) = 0;
    if (term ->> 'isNot')::boolean then part := !!part; end if;
    whole := case when whole is null then part else whole && part end;
  end loop;
  return whole;
end $$;
--> statement-breakpoint
-- Under row-level security a text search would look at every comment: its operator may not be asked before the wall, so the
-- index is of no use. Asked here by the owner, of one workspace, it gives places only; whoever asks reads the rows inside.
create function find_comments(query tsquery, most int) returns table (response_id uuid, question_id int)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.response_id, c.question_id from comment c
  where c.search @@ query and c.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid
  limit most
$$;
--> statement-breakpoint
revoke execute on function find_comments(tsquery, int) from public;
--> statement-breakpoint
grant execute on function find_comments(tsquery, int) to afterword_app;
