import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { AppError } from '@/domain/errors';
import type { WorkspaceId } from '@/domain/ids';
import { proposeMapping } from '@/domain/import-mapping';
import { type ResponseMapping, responseMapping } from '@/domain/import-responses/mapping';
import { knownMapping, knownMappingNames } from '@/domain/import-responses/sets/known';
import { pool } from '@/server/db/client';
import type { Actor } from '@/server/db/tenant';
import { importResponseFile } from '@/server/services/importResponses/run';
import { type CsvSource, readCsv } from '@/server/services/importRun/csv';
import { importFile } from '@/server/services/importRun/run';
import { type Command, required, UsageError } from '../command';

const operator: Actor = { kind: 'system', name: 'operator' };
/** Rows told one by one; the rest is counted. */
const MOST_TOLD = 50;

export const importInteractionsFile: Command = {
  name: 'import:interactions',
  usage: 'FILE --workspace W [--map "column=target, …"] [--do-not-ask]',
  help: [
    'Records the interactions of a CSV file (.gz too). Columns are recognised by their names; --map says it for the others,',
    'such as "Order no.=id, Branch=attributes.location". --do-not-ask: nobody is asked about these.',
  ].join('\n'),
  positionals: 1,
  options: { workspace: { type: 'string' }, map: { type: 'string' }, 'do-not-ask': { type: 'boolean' } },
  run: async ({ values, positionals }) => {
    const file = await existing(positionals[0]);
    const workspaceId = await workspaceOf(required(values, 'workspace'));
    const { headers } = await readCsv(open(file));
    const mapping = { ...proposeMapping('interactions', headers), ...pairsOf(values.map) };
    const { id, rows, accepted, duplicates, rejected } = await importFile({
      workspaceId,
      actor: operator,
      kind: 'interactions',
      open: () => open(file),
      fileName: path.basename(file),
      input: { mapping, doNotAsk: values['do-not-ask'] === true },
      onProgress: counts => say(`${counts.rows} rows read`),
    });
    if (rejected > 0) say(`${rejected} rows were not taken; the report is under import ${id}.`);
    return { import: id, rows, accepted, duplicates, rejected };
  },
};

export const importResponsesFile: Command = {
  name: 'import:responses',
  usage: 'FILE --workspace W [--mapping NAME|FILE.json]',
  help: [
    'Imports the answers of a CSV file (.gz too) by a mapping; makes and publishes the survey when it is not there yet.',
    `Without --mapping the one named like the file. Known: ${knownMappingNames().join(', ')}.`,
  ].join('\n'),
  positionals: 1,
  options: { workspace: { type: 'string' }, mapping: { type: 'string' } },
  run: async ({ values, positionals }) => {
    const file = await existing(positionals[0]);
    const mapping = await mappingFor(file, values.mapping);
    const workspaceId = await workspaceOf(required(values, 'workspace'));
    let told = 0;
    const result = await importResponseFile({
      workspaceId,
      actor: operator,
      source: open(file),
      mapping,
      onFault: ({ line, message }) => {
        told += 1;
        if (told <= MOST_TOLD) say(`line ${line}: ${message}`);
      },
    });
    if (told > MOST_TOLD) say(`… and ${told - MOST_TOLD} more rows that were not taken.`);
    return result;
  },
};

function open(file: string): CsvSource {
  const bytes = createReadStream(file);
  return file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
}

async function existing(file: string | undefined): Promise<string> {
  if (!file) throw new UsageError('FILE is missing');
  await access(file).catch(() => {
    throw new UsageError(`There is no file ${file} that can be read.`);
  });
  return file;
}

/** By slug or id. The gate proves that it exists: here the CLI mints the id. */
async function workspaceOf(name: string): Promise<WorkspaceId> {
  const { rows } = await pool().query<{ id: WorkspaceId | null }>('select gate_workspace($1) as id', [name]);
  const id = rows[0]?.id;
  if (!id) throw new UsageError(`There is no workspace "${name}": give its short name or its id.`);
  return id;
}

async function mappingFor(file: string, given: string | boolean | undefined): Promise<ResponseMapping> {
  const name = typeof given === 'string' ? given : path.basename(file).replace(/\.csv(\.gz)?$/, '');
  if (name.endsWith('.json')) {
    const text = await readFile(await existing(name), 'utf8');
    return responseMapping.parse(parseJson(text, name));
  }
  const known = knownMapping(name);
  if (!known)
    throw new UsageError(`There is no mapping "${name}". Known: ${knownMappingNames().join(', ')}.`);
  return known;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('invalid', `${name} is not JSON, so nothing was imported.`);
  }
}

function pairsOf(text: string | boolean | undefined): Record<string, string> {
  if (typeof text !== 'string') return {};
  return Object.fromEntries(
    text.split(',').map(pair => {
      const [column, target] = pair.split('=').map(part => part.trim());
      if (!column || target === undefined)
        throw new UsageError(`--map: "${pair.trim()}" is not column=target`);
      return [column, target];
    }),
  );
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
