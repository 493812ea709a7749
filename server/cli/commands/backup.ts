import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { PassThrough, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { env } from '@/server/env';
import type { Command } from '../command';

/*
 * The backup is one gzip file of text: a JSON line about the database, then for each table a JSON line
 * {"table", "columns"}, its rows as PostgreSQL's COPY text, and a line "\.". Jobs are not in it: the sweepers find the work.
 */

const FORMAT = 'afterword-backup-1';

export const backupDatabase: Command = {
  name: 'db:backup',
  usage: 'FILE',
  help: 'Writes every table, as of one moment, into one compressed file. The app may run meanwhile.',
  positionals: 1,
  run: async ({ positionals: [file = ''] }) =>
    asOwner(async client => {
      await client.query('begin isolation level repeatable read read only');
      const tables = await tablesInOrder(client);
      const out = new PassThrough();
      const written = pipeline(out, createGzip(), createWriteStream(`${file}.part`, { mode: 0o600 }));
      written.catch(() => {});
      await write(out, `${JSON.stringify({ format: FORMAT, migration: await migrationOf(client) })}\n`);
      for (const { table, columns } of tables) {
        await write(out, `${JSON.stringify({ table, columns })}\n`);
        const rows = client.query(copyTo(`copy ${table} (${columns.join(', ')}) to stdout`));
        for await (const chunk of rows) await write(out, chunk as Buffer);
        await write(out, '\\.\n');
      }
      out.end();
      await written;
      await client.query('commit');
      await rename(`${file}.part`, file);
      return { file, tables: tables.length };
    }).catch(async error => {
      await rm(`${file}.part`, { force: true });
      throw error;
    }),
};

export const restoreDatabase: Command = {
  name: 'db:restore',
  usage: 'FILE',
  help: 'Replaces everything in the database by what the file holds, in one transaction: all or nothing. Stop the app first.',
  positionals: 1,
  run: async ({ positionals: [file = ''] }) =>
    asOwner(async client => {
      const reader = linesOf(file);
      await checkHead(client, await reader.next());
      await client.query('begin');
      const known = await tablesInOrder(client);
      await client.query(`truncate ${known.map(item => item.table).join(', ')}`);
      // What triggers once derived from these rows is in the file too: they would count it a second time.
      for (const { table } of known) await client.query(`alter table ${table} disable trigger user`);
      let tables = 0;
      for (let line = await reader.next(); !line.done; line = await reader.next()) {
        const { table, columns } = JSON.parse(line.value) as { table: string; columns: string[] };
        if (!known.some(item => item.table === table))
          throw new Error(`The backup has a table that this version does not know: ${table}.`);
        const into = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
        into.on('error', () => {}); // `write` and `finished` tell it; a file cut off in the middle leaves it open
        for (let row = await reader.next(); !row.done && row.value !== '\\.'; row = await reader.next())
          await write(into, `${row.value}\n`);
        into.end();
        await finished(into);
        tables += 1;
      }
      for (const { table } of known) await client.query(`alter table ${table} enable trigger user`);
      await continueSequences(client);
      await client.query('commit');
      return { file, tables };
    }),
};

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: env().DATABASE_OWNER_URL ?? env().DATABASE_URL });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Our tables, each after those it refers to, with the columns that hold data. */
async function tablesInOrder(client: pg.Client): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await client.query<{ table: string; columns: string[]; needs: string[] }>(`
    select format('%I.%I', n.nspname, c.relname) as table,
      array(select quote_ident(attname) from pg_attribute a where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select distinct format('%I.%I', fn.nspname, fc.relname) from pg_constraint k join pg_class fc on fc.oid = k.confrelid join pg_namespace fn on fn.oid = fc.relnamespace
            where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind = 'r' order by 1`);
  const placed: { table: string; columns: string[] }[] = [];
  let waiting = rows;
  while (waiting.length > 0) {
    const ready = waiting.filter(row => row.needs.every(need => placed.some(item => item.table === need)));
    if (ready.length === 0)
      throw new Error(
        `These tables refer to each other in a circle: ${waiting.map(row => row.table).join(', ')}.`,
      );
    placed.push(...ready.map(({ table, columns }) => ({ table, columns })));
    waiting = waiting.filter(row => !ready.includes(row));
  }
  return placed;
}

async function migrationOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ hash: string }>(
    'select hash from drizzle.__drizzle_migrations order by created_at desc limit 1',
  );
  return rows[0]?.hash ?? '';
}

async function checkHead(client: pg.Client, first: IteratorResult<string, undefined>): Promise<void> {
  const head = readHead(first.value);
  if (head?.format !== FORMAT)
    throw new Error('This file is not a backup made by db:backup. Nothing was changed.');
  if (head.migration !== (await migrationOf(client))) {
    throw new Error(
      'The backup was made by another version of Afterword. Restore it with that version, then upgrade. Nothing was changed.',
    );
  }
}

function readHead(line: unknown): { format?: string; migration?: string } | null {
  try {
    return JSON.parse(String(line)) as { format?: string; migration?: string };
  } catch {
    return null;
  }
}

/** Identity columns go on after the highest restored number. */
async function continueSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    select format('select setval(%L, greatest((select max(%I) from %I.%I), 1))', pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname), a.attname, n.nspname, c.relname) as statement
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and a.attidentity <> ''`);
  for (const { statement } of rows) await client.query(statement);
}

/** The file's lines. Only LF ends one: texts hold U+2028 and its kin. Throws where the file cannot be read to its end. */
async function* linesOf(file: string): AsyncGenerator<string, undefined> {
  const text = createGunzip().setEncoding('utf8');
  pipeline(createReadStream(file), text).catch(() => {}); // `text` throws it below
  let begun: string[] = [];
  for await (const chunk of text as AsyncIterable<string>) {
    const [head = '', ...lines] = chunk.split('\n');
    begun.push(head);
    for (const line of lines) {
      yield begun.join('');
      begun = [line];
    }
  }
  return undefined;
}

async function write(stream: Writable, chunk: string | Buffer): Promise<void> {
  // A stream that broke says nothing more: waiting for it would be for ever.
  if (stream.errored) throw stream.errored;
  if (!stream.write(chunk)) await once(stream, 'drain');
}
