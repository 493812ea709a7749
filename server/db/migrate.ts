import { createHmac } from 'node:crypto';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { migrateQueues } from '../jobs/queue';

/** One of the product's processes migrates at a time; the others wait. */
const LOCK = 727_001;

export type Logins = { appUrl: string; authUrl: string };

/**
 * Brings the database at `ownerUrl` up to date and makes the logins that the app uses.
 * Safe to call from several processes at once. `appLogin`: an existing login given by the operator, which gets the app's rights.
 * Throws a plain sentence where the server is too old or the owner may not create roles.
 */
export async function migrateDatabase(options: {
  ownerUrl: string;
  secretKey: string;
  appUrl?: string;
}): Promise<Logins> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await refuseOldServer(client);
    const logins = await makeLogins(client, options);
    await migrate(drizzle(client), { migrationsFolder: path.join(process.cwd(), 'drizzle', 'migrations') });
    await migrateQueues(options.ownerUrl);
    await grantQueue(client);
    return logins;
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  const version = rows[0]?.version ?? 0;
  if (version < 150_000) throw new Error(`PostgreSQL 15 or newer is needed; this server says ${version}.`);
}

/** `afterword_app` and `afterword_auth`: their passwords hang on SECRET_KEY, so that every process can derive them. */
async function makeLogins(
  client: pg.Client,
  { ownerUrl, secretKey, appUrl }: { ownerUrl: string; secretKey: string; appUrl?: string },
): Promise<Logins> {
  const made = deriveLogins(ownerUrl, secretKey);
  for (const [role, url] of [
    ['afterword_app', made.appUrl],
    ['afterword_auth', made.authUrl],
  ] as const) {
    const password = client.escapeLiteral(new URL(url).password);
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    await client.query(
      `${rowCount ? 'alter' : 'create'} role ${role} login noinherit nobypassrls password ${password}`,
    );
  }
  await client.query(`alter role afterword_auth set search_path = auth`);
  if (!appUrl) return made;
  const login = decodeURIComponent(new URL(appUrl).username);
  await client.query(`grant afterword_app to ${client.escapeIdentifier(login)}`);
  return { ...made, appUrl };
}

/** The URLs of the product's own logins on the owner's server. */
export function deriveLogins(ownerUrl: string, secretKey: string): Logins {
  const as = (role: string): string => {
    const url = new URL(ownerUrl);
    url.username = role;
    url.password = createHmac('sha256', secretKey).update(`database:${role}`).digest('hex');
    return url.toString();
  };
  return { appUrl: as('afterword_app'), authUrl: as('afterword_auth') };
}

async function grantQueue(client: pg.Client): Promise<void> {
  await client.query(`
    grant usage on schema pgboss to afterword_app;
    grant select, insert, update, delete on all tables in schema pgboss to afterword_app;
    grant usage, select on all sequences in schema pgboss to afterword_app;
    grant execute on all functions in schema pgboss to afterword_app;
  `);
}
