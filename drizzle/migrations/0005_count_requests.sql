-- Requests counted per API key and link. Unlogged: a crash may forget a minute's count, and counting costs no fsync.
create schema limits;
--> statement-breakpoint
create unlogged table limits.attempt (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
--> statement-breakpoint
grant usage on schema limits to afterword_app;
--> statement-breakpoint
grant select, insert, update, delete on limits.attempt to afterword_app;
