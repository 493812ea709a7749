CREATE TABLE "account_notice" (
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"signal" text NOT NULL,
	"user_id" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_notice_workspace_id_customer_id_signal_user_id_pk" PRIMARY KEY("workspace_id","customer_id","signal","user_id")
);
--> statement-breakpoint
CREATE TABLE "customer_search" (
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"terms" "tsvector" NOT NULL,
	CONSTRAINT "customer_search_workspace_id_customer_id_pk" PRIMARY KEY("workspace_id","customer_id")
);
--> statement-breakpoint
ALTER TABLE "customer_memory" ALTER COLUMN "spent" SET DATA TYPE double precision;--> statement-breakpoint
ALTER TABLE "customer_memory" ALTER COLUMN "spent_year" SET DATA TYPE double precision;--> statement-breakpoint
ALTER TABLE "customer_memory" ADD COLUMN "worth" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_memory" ADD COLUMN "reasons" jsonb;--> statement-breakpoint
ALTER TABLE "customer_memory" ADD COLUMN "signalled" text;--> statement-breakpoint
ALTER TABLE "account_notice" ADD CONSTRAINT "account_notice_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_search" ADD CONSTRAINT "customer_search_workspace_id_customer_id_customer_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_id") REFERENCES "public"."customer"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_notice_due" ON "account_notice" USING btree ("workspace_id","next_try_at") WHERE next_try_at is not null;--> statement-breakpoint
CREATE INDEX "customer_search_terms" ON "customer_search" USING gin ("terms");--> statement-breakpoint
CREATE INDEX "customer_memory_worth" ON "customer_memory" USING btree ("workspace_id","standing","worth","customer_id") WHERE standing is not null;
--> statement-breakpoint
select afterword_wall('customer_search');
--> statement-breakpoint
select afterword_wall('account_notice');
--> statement-breakpoint
-- A new customer, or one whose name, address or attributes changed, is found by them.
create function note_customer() returns trigger language plpgsql as $$
begin
  insert into memory_delta (workspace_id, customer_id) select workspace_id, id from after_rows;
  return null;
end $$;
--> statement-breakpoint
create trigger customer_remembered_insert after insert on customer
  referencing new table as after_rows for each statement execute function note_customer();
--> statement-breakpoint
create function note_changed_customer() returns trigger language plpgsql as $$
begin
  insert into memory_delta (workspace_id, customer_id)
  select n.workspace_id, n.id from after_rows n
  join before_rows o on o.workspace_id = n.workspace_id and o.id = n.id
  where (n.name, n.email, n.external_id, n.attributes) is distinct from (o.name, o.email, o.external_id, o.attributes);
  return null;
end $$;
--> statement-breakpoint
create trigger customer_remembered_update after update on customer
  referencing old table as before_rows new table as after_rows for each statement execute function note_changed_customer();
--> statement-breakpoint
-- At most so many of this workspace's customers with these terms. As the owner, for whom the index may be used.
create function find_customers(wanted text, most int) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select customer_id from customer_search
  where workspace_id = nullif(current_setting('app.workspace', true), '')::uuid and terms @@ wanted::tsquery
  limit most
$$;
--> statement-breakpoint
revoke execute on function find_customers(text, int) from public;
--> statement-breakpoint
grant execute on function find_customers(text, int) to afterword_app;
--> statement-breakpoint
-- Workspaces with a customer to be remembered anew, or a mail about a big one to send now.
create or replace function gate_memory() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id from workspace w
  where exists (select 1 from memory_delta d where d.workspace_id = w.id)
     or exists (select 1 from account_notice n where n.workspace_id = w.id and n.next_try_at <= now())
$$;
--> statement-breakpoint
-- Everybody is found from now on.
insert into memory_delta (workspace_id, customer_id) select workspace_id, id from customer;
