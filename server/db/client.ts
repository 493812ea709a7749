import { availableParallelism } from 'node:os';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { env } from '../env';
import { log } from '../log';

export type Db = NodePgDatabase;
/** A transaction in which `app.workspace` is set: everything read and written is that workspace's. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

type Pools = { app?: pg.Pool; read?: pg.Pool; answer?: pg.Pool };
// Next bundles its own copy of this module: the pools live on globalThis so that a process has one of each.
const shared = globalThis as { __afterwordPools?: Pools };
shared.__afterwordPools ??= {};
const pools: Pools = shared.__afterwordPools;

/** The pool of the app's login, which owns nothing and is bound by row-level security. */
export function pool(): pg.Pool {
  pools.app ??= makePool(requireUrl());
  return pools.app;
}

/**
 * The survey page's own few connections, the app's login: a screen or a job that takes all others never keeps a customer
 * waiting. Few on purpose: what a connection has planned and read stays in the processor's caches when it is used all the
 * time (64 respondents on 2 cores: the same saves cost the database a fifth less over 8 connections than over 20). Not
 * fewer, for each waits for the disk once a save.
 */
export function answerPool(): pg.Pool {
  pools.answer ??= makePool(requireUrl(), Math.max(8, 4 * availableParallelism()));
  return pools.answer;
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
  const open = [pools.app, pools.read, pools.answer].filter(item => item !== undefined);
  Object.assign(pools, { app: undefined, read: undefined, answer: undefined });
  await Promise.all(open.map(item => item.end()));
}

function makePool(connectionString: string, max = 20): pg.Pool {
  const made = new pg.Pool({
    connectionString,
    max,
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
