import type { QueryConfig } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/domain/errors';
import { pool } from './db/client';

/** What may be done how often, per key: see "Limits" in the developer guide. */
const limits = {
  /** REST requests per API key; a batch counts once. */
  api: { points: 600, duration: 60 },
} as const;

export type LimitName = keyof typeof limits;

const limiters = new Map<LimitName, RateLimiterPostgres>();

/**
 * Counts one use by `key` (an id, never a secret). Throws `rate_limited` with the seconds to wait.
 * All processes share the count in PostgreSQL; while it is away, each counts in memory.
 */
export async function takeFrom(name: LimitName, key: string): Promise<void> {
  try {
    await limiter(name).consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new AppError('rate_limited', `Too many requests. Try again in ${seconds} s.`, [], seconds);
  }
}

function limiter(name: LimitName): RateLimiterPostgres {
  const known = limiters.get(name);
  if (known) return known;
  const made = new RateLimiterPostgres({
    // Without its name: a pooler in transaction mode keeps no prepared statements.
    storeClient: { query: ({ text, values }: QueryConfig) => pool().query({ text, values }) },
    storeType: 'client',
    schemaName: 'limits',
    tableName: 'attempt',
    // The migration made it: the app's login may not create tables.
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix: name,
    inMemoryBlockOnConsumed: limits[name].points + 1,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, ...limits[name] }),
    ...limits[name],
  });
  limiters.set(name, made);
  return made;
}
