import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { env } from '../env';
import { log } from '../log';

export type Db = NodePgDatabase;
/** A transaction in which `app.workspace` is set: everything read and written is that workspace's. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

type Pools = { app?: pg.Pool; read?: pg.Pool };
// Next bundles its own copy of this module: the pools live on globalThis so that a process has one of each.
const shared = globalThis as { __afterwordPools?: Pools };
shared.__afterwordPools ??= {};
const pools: Pools = shared.__afterwordPools;

/** The pool of the app's login, which owns nothing and is bound by row-level security. */
export function pool(): pg.Pool {
  pools.app ??= makePool(requireUrl());
  return pools.app;
}

/** The replica where one is configured, else the primary. For reports only. */
export function readPool(): pg.Pool {
  const url = env().DATABASE_READ_URL;
  if (!url) return pool();
  pools.read ??= makePool(url);
  return pools.read;
}

export const db = (): Db => drizzle(pool());
export const readDb = (): Db => drizzle(readPool());

export async function closePools(): Promise<void> {
  const open = [pools.app, pools.read].filter(item => item !== undefined);
  pools.app = undefined;
  pools.read = undefined;
  await Promise.all(open.map(item => item.end()));
}

function makePool(connectionString: string): pg.Pool {
  const made = new pg.Pool({
    connectionString,
    max: 20,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: 'afterword',
  });
  // Without a listener a restart of the database would end the process.
  made.on('error', error => log().warn({ err: error.message }, 'idle database connection lost'));
  return made;
}

function requireUrl(): string {
  const url = env().DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set in this process: start the app with `npm start`.');
  return url;
}
