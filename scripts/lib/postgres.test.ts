import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runningPostgres, startPostgres } from './postgres.mjs';

let dir: string;
beforeEach(() => {
  // A space in the path, and closed to other users where we are root.
  dir = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'afterword pg ')), 'the data');
});
afterEach(async () => {
  const left = await runningPostgres(dir);
  if (left) await (await startPostgres({ dir })).stop('immediate');
  fs.rmSync(path.dirname(dir), { recursive: true, force: true });
});

const say = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
};

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  it('keeps its data over a stop and a start, in UTF-8', async () => {
    const first = await startPostgres({ dir });
    await say(first.ownerUrl, `create table kept as select 'Grüße 你好' as text`);
    await first.stop();
    expect(await runningPostgres(dir)).toBeNull();
    const second = await startPostgres({ dir });
    expect(await say(second.ownerUrl, 'select text from kept')).toEqual([{ text: 'Grüße 你好' }]);
    expect(await say(second.ownerUrl, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    await second.stop();
  });

  it('takes over from a server that a crashed start left running', async () => {
    const starter = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { startPostgres } = await import(process.argv[1]); await startPostgres({ dir: process.argv[2] }); console.log('up'); setInterval(() => {}, 1000)`,
        path.resolve('scripts/lib/postgres.mjs'),
        dir,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(starter.stdout, 'data');
    starter.kill('SIGKILL');
    await once(starter, 'exit');
    expect(await runningPostgres(dir)).not.toBeNull();
    const server = await startPostgres({ dir });
    expect(await say(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('is not deterred by the pid file of a crash whose pid now belongs to another program', async () => {
    const server = await startPostgres({ dir });
    await server.stop();
    fs.writeFileSync(path.join(dir, 'postgres', 'postmaster.pid'), `${process.pid}\n${dir}\n`);
    const again = await startPostgres({ dir });
    expect(await say(again.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await again.stop();
  });
});
