-- Asked before anybody is signed in: has a company been set up here, and is there a demo to look at?
create function gate_is_founded() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from member m join workspace w on w.id = m.workspace_id where not w.is_demo)
$$;
--> statement-breakpoint
create function gate_demo() returns table (workspace_id uuid, slug text)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, slug from workspace where is_demo order by created_at limit 1
$$;
--> statement-breakpoint
revoke execute on function gate_is_founded(), gate_demo() from public;
--> statement-breakpoint
grant execute on function gate_is_founded(), gate_demo() to afterword_app;
--> statement-breakpoint
-- Tries at the doors, counted per account and per address. Keys are keyed hashes, never the address itself.
create table auth.attempt (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
--> statement-breakpoint
grant select, insert, update, delete on auth.attempt to afterword_auth;
--> statement-breakpoint
-- A new password withdraws the reset links that are still out; they are found by the user they name.
create index verification_value on auth.verification (value);
