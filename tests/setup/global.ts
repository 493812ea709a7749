import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '@/server/db/migrate';
import { startPostgres } from '../../scripts/lib/postgres.mjs';

export const TEST_SECRET = 'test-secret-key-of-at-least-32-characters';

declare module 'vitest' {
  export interface ProvidedContext {
    ownerUrl: string;
    appUrl: string;
    authUrl: string;
    template: string;
  }
}

/** One real PostgreSQL for the run, one migrated template database; every test file gets a copy of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'afterword-test-'));
  const server = await startPostgres({
    dir,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '128MB',
      max_connections: '200',
    },
  });
  const logins = await migrateDatabase({ ownerUrl: server.ownerUrl, secretKey: TEST_SECRET });
  const template = `template_${createHash('sha1').update(randomUUID()).digest('hex').slice(0, 8)}`;
  await asMaintainer(server.ownerUrl, `alter database afterword rename to ${template}`);
  project.provide('ownerUrl', server.ownerUrl);
  project.provide('appUrl', logins.appUrl);
  project.provide('authUrl', logins.authUrl);
  project.provide('template', template);
  return async () => {
    await server.stop('immediate');
    fs.rmSync(dir, { recursive: true, force: true });
  };
}

async function asMaintainer(ownerUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl.replace(/[^/]+$/, 'postgres') });
  await client.connect();
  await client.query(statement);
  await client.end();
}
