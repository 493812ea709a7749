import { createHmac } from 'node:crypto';
import type { QueryConfig } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/domain/errors';
import { secretKey } from '../env';
import { limitKeyOf } from './address';
import { authPool } from './database';

const TRIES = 5;
const SECONDS = 15 * 60;

export type Door = 'sign-in' | 'link' | 'reset' | 'setup' | 'password' | 'share';

/**
 * Takes one of 5 tries per 15 minutes for the account and for the address; throws `rate_limited` where either is used up.
 * Give the tries back with `forgiveTry` when the person turned out to be right.
 */
export async function takeTry(door: Door, who: { account?: string; address: string }): Promise<void> {
  const results = await Promise.allSettled(keysOf(door, who).map(key => limiter().consume(key)));
  const refused = results.find(result => result.status === 'rejected');
  if (!refused) return;
  if (!(refused.reason instanceof RateLimiterRes)) throw refused.reason;
  const seconds = Math.max(1, Math.ceil(refused.reason.msBeforeNext / 1000));
  const minutes = Math.ceil(seconds / 60);
  throw new AppError(
    'rate_limited',
    `Too many tries. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    [],
    seconds,
  );
}

/** Somebody was right: the account's tries are forgotten and the address gets its own one back. */
export async function forgiveTry(door: Door, who: { account?: string; address: string }): Promise<void> {
  const keys = keysOf(door, who);
  const address = keys.pop();
  for (const account of keys) await limiter().delete(account);
  if (address) await limiter().reward(address, 1);
}

/** The account's key, where one is named, and the address's, in this order. */
function keysOf(door: Door, { account, address }: { account?: string; address: string }): string[] {
  const keys = [`address:${limitKeyOf(address)}`];
  if (account) keys.unshift(`account:${account.trim().toLowerCase()}`);
  // A keyed hash: whoever reads the table learns no address.
  return keys.map(key => createHmac('sha256', secretKey()).update(`${door}:${key}`).digest('base64url'));
}

const shared = globalThis as { __afterwordDoor?: RateLimiterPostgres };

function limiter(): RateLimiterPostgres {
  const counts = { points: TRIES, duration: SECONDS, keyPrefix: 'door' };
  shared.__afterwordDoor ??= new RateLimiterPostgres({
    ...counts,
    // Without its name: a pooler in transaction mode keeps no prepared statements.
    storeClient: { query: ({ text, values }: QueryConfig) => authPool().query({ text, values }) },
    storeType: 'client',
    schemaName: 'auth',
    tableName: 'attempt',
    tableCreated: true,
    // While the database is away each process still counts by itself.
    insuranceLimiter: new RateLimiterMemory(counts),
  });
  return shared.__afterwordDoor;
}
