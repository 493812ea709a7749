import pg from 'pg';
import { env } from '../env';
import { log } from '../log';

const shared = globalThis as { __afterwordAuthPool?: pg.Pool };

/** Sign-in's own pool: its login reads nothing but the schema `auth`, and no other login reads that. */
export function authPool(): pg.Pool {
  shared.__afterwordAuthPool ??= makePool();
  return shared.__afterwordAuthPool;
}

export async function closeAuthPool(): Promise<void> {
  const open = shared.__afterwordAuthPool;
  shared.__afterwordAuthPool = undefined;
  await open?.end();
}

function makePool(): pg.Pool {
  const connectionString = env().DATABASE_AUTH_URL;
  if (!connectionString)
    throw new Error('DATABASE_AUTH_URL is not set in this process: start the app with `npm start`.');
  const made = new pg.Pool({
    connectionString,
    max: 5,
    connectionTimeoutMillis: 10_000,
    application_name: 'afterword-auth',
  });
  made.on('error', error => log().warn({ err: error.message }, 'idle sign-in connection lost'));
  return made;
}
