-- This workspace's customers with these terms; null where they are more than so many. As the owner, for whom the index may be
-- used. A word that half of them have is not looked up at all: the index would collect every one of them first.
drop function find_customers(text, int);
--> statement-breakpoint
create function find_customers(wanted text, most int) returns uuid[]
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  here uuid := nullif(current_setting('app.workspace', true), '')::uuid;
  plan json;
  found uuid[];
begin
  execute format('explain (format json) select from customer_search where workspace_id = %L and terms @@ %L::tsquery',
    here, wanted) into plan;
  if (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8 > 3 * most then
    return null;
  end if;
  select array_agg(customer_id) into found from (
    select customer_id from customer_search
    where workspace_id = here and terms @@ wanted::tsquery limit most + 1) few;
  return case when cardinality(found) > most then null else coalesce(found, '{}') end;
end $$;
--> statement-breakpoint
revoke execute on function find_customers(text, int) from public;
--> statement-breakpoint
grant execute on function find_customers(text, int) to afterword_app;
--> statement-breakpoint
-- How frequent a word is has to be known of more than the commonest.
alter table customer_search alter column terms set statistics 300;
