-- Sign-in has a schema and a login of its own: the app's login cannot read a password hash.
create schema auth;
--> statement-breakpoint
create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
--> statement-breakpoint
create table auth.session (
  id text primary key,
  "userId" text not null references auth."user" (id) on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
--> statement-breakpoint
create index session_of_user on auth.session ("userId");
--> statement-breakpoint
create table auth.account (
  id text primary key,
  "userId" text not null references auth."user" (id) on delete cascade,
  "accountId" text not null,
  "providerId" text not null,
  password text,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
--> statement-breakpoint
create index account_of_user on auth.account ("userId");
--> statement-breakpoint
create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
--> statement-breakpoint
create index verification_identifier on auth.verification (identifier);
--> statement-breakpoint
grant usage on schema auth to afterword_auth;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema auth to afterword_auth;
--> statement-breakpoint
alter default privileges in schema auth grant select, insert, update, delete on tables to afterword_auth;
