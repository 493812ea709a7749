import pg from 'pg';
import { env } from '../env';

/** Thousands of rows after which an import tells the planner what has become of fresh tables. */
export const STATISTICS_AFTER: ReadonlySet<number> = new Set([0, 4, 20]);

const TABLES = [
  'customer',
  'interaction',
  'decision',
  'invitation',
  'delivery',
  'response',
  'answer',
  'question',
  'score_rollup',
  'score_rollup_month',
  'dimension',
];

/**
 * Tells PostgreSQL's planner what the fresh tables look like: without statistics it takes every workspace for a small
 * one, and foreign keys are checked by walking the whole table. Only the owner may; without its address nothing happens,
 * and autovacuum does the same within a minute.
 */
export async function refreshStatistics(): Promise<void> {
  const connectionString = env().DATABASE_OWNER_URL;
  if (!connectionString) return;
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`analyze ${TABLES.join(', ')}`);
  } finally {
    await client.end();
  }
}
