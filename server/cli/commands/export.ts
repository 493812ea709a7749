import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { env } from '@/server/env';
import { type Command, required, UsageError } from '../command';

/** Never leave the house: they open doors. */
const secretColumns = new Set([
  'alert_rule.webhook_secret',
  'api_key.hash',
  'member_invitation.token_hash',
  'send_channel.secrets',
  'sender.dkim_private',
  'sender.smtp',
  'share_link.password_hash',
]);
/** Kept for our own bookkeeping; they say nothing about customers. */
const leftOut = new Set(['idempotent_request', 'score_delta', 'rollup_state']);

export const exportWorkspace: Command = {
  name: 'export',
  usage: '--workspace W --out DIR',
  help: 'Writes every table of a workspace (slug or id) as CSV and NDJSON, with a README of the columns.',
  options: { workspace: { type: 'string' }, out: { type: 'string' } },
  run: async ({ values }) => {
    const out = required(values, 'out');
    const client = new pg.Client({ connectionString: env().DATABASE_URL });
    client.on('error', () => {});
    await client.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      const workspaceId = await enter(client, required(values, 'workspace'));
      const tables = await tablesOf(client);
      await mkdir(out, { recursive: true });
      const counts: Record<string, number> = {};
      for (const table of tables) counts[table.name] = await writeTable(client, table, out);
      await writeFile(path.join(out, 'README.md'), readme(tables, counts));
      await client.query('commit');
      return { workspaceId, out, tables: counts };
    } finally {
      await client.end();
    }
  },
};

type Table = { name: string; columns: { name: string; type: string }[] };

/** Row-level security then shows this workspace's rows only. */
async function enter(client: pg.Client, workspace: string): Promise<string> {
  const { rows } = await client.query<{ id: string | null }>('select gate_workspace($1) as id', [workspace]);
  const id = rows[0]?.id;
  if (!id) throw new UsageError(`There is no workspace "${workspace}".`);
  await client.query(`select set_config('app.workspace', $1, true)`, [id]);
  return id;
}

async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; column: string; type: string }>(`
    select c.relname as name, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
    order by c.relname, a.attnum`);
  const names = [...new Set(rows.map(row => row.name))].filter(name => !leftOut.has(name));
  return names.map(name => ({
    name,
    columns: rows
      .filter(row => row.name === name && !secretColumns.has(`${name}.${row.column}`))
      .map(row => ({ name: row.column, type: row.type })),
  }));
}

async function writeTable(client: pg.Client, table: Table, out: string): Promise<number> {
  const columns = table.columns.map(column => client.escapeIdentifier(column.name)).join(', ');
  const rows = `select ${columns} from ${client.escapeIdentifier(table.name)}`;
  // COPY (query) is allowed under row-level security; copying the table itself is not.
  await pipeline(
    client.query(copyTo(`copy (${rows}) to stdout with (format csv, header)`)),
    createWriteStream(path.join(out, `${table.name}.csv`)),
  );
  const lines = copyTo(
    `copy (select row_to_json(t) from (${rows}) t) to stdout with (format csv, quote e'\\x01', delimiter e'\\x02')`,
  );
  await pipeline(client.query(lines), createWriteStream(path.join(out, `${table.name}.ndjson`)));
  return lines.rowCount;
}

const readme = (tables: Table[], counts: Record<string, number>): string =>
  [
    '# Everything of this workspace',
    '',
    'Each table stands here twice, as CSV (with a header) and as NDJSON (one JSON object a line); both hold the same rows.',
    'Times are ISO 8601 with offset, ids are UUIDs. Keys, passwords and other secrets are left out, even in the form we keep them in.',
    '',
    ...tables.flatMap(table => [
      `## ${table.name} (${counts[table.name]} rows)`,
      '',
      '| column | type |',
      '| --- | --- |',
      ...table.columns.map(column => `| ${column.name} | ${column.type} |`),
      '',
    ]),
  ].join('\n');
