import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';

// Each test file works on its own copy of the migrated template, through the same logins as production.
const name = `test_${randomBytes(6).toString('hex')}`;
const on = (url: string, database: string): string => url.replace(/[^/]+$/, database);

await asMaintainer(`create database ${name} template ${inject('template')}`);

process.env.DATABASE_URL = on(inject('appUrl'), name);
process.env.DATABASE_AUTH_URL = on(inject('authUrl'), name);
process.env.DATABASE_OWNER_URL = on(inject('ownerUrl'), name);
process.env.SECRET_KEY = 'test-secret-key-of-at-least-32-characters';
process.env.LOG_LEVEL ??= 'silent';
process.env.APP_URL = 'http://localhost:3999';

afterAll(async () => {
  const { closePools } = await import('@/server/db/client');
  await closePools();
  await asMaintainer(`drop database ${name} with (force)`);
});

async function asMaintainer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: on(inject('ownerUrl'), 'postgres') });
  await client.connect();
  await client.query(statement);
  await client.end();
}
