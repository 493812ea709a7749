import type { z } from 'zod';
import { type CustomerInput, customerSchema } from '@/domain/customer-schema';
import type { Issue } from '@/domain/errors';
import { type RowOptions, rowReader } from '@/domain/import-row';
import { type InteractionInput, interactionSchema } from '@/domain/interaction-schema';
import { parseInput, parseRows } from '@/domain/issues';
import { type Csv, cellsOf } from './csv';

/** A row that cannot be taken, as it stands in the file. */
export type FaultyRow = { line: number; cells: Record<string, string>; errors: Issue[] };
/** `rows`: how many the chunk was made from; `bytes`: how much of the file had been read by then. */
type Chunk<T> = { rows: number; bytes: number; valid: T[]; faulty: FaultyRow[] };
export type AnyChunk =
  | { kind: 'interactions'; chunk: Chunk<InteractionInput> }
  | { kind: 'customers'; chunk: Chunk<CustomerInput> };

type Cut = { size: number; skip: number; bytes: () => number };

/** The rows of a file, checked, `size` at a time, without the first `skip` ones. */
export async function* chunksOf(csv: Csv, options: RowOptions, cut: Cut): AsyncGenerator<AnyChunk> {
  if (options.kind === 'interactions')
    for await (const chunk of checked(csv, options, interactionSchema, cut))
      yield { kind: 'interactions', chunk };
  else
    for await (const chunk of checked(csv, options, customerSchema, cut)) yield { kind: 'customers', chunk };
}

async function* checked<S extends z.ZodType>(
  { headers, rows }: Csv,
  options: RowOptions,
  schema: S,
  { size, skip, bytes }: Cut,
): AsyncGenerator<Chunk<z.output<S>>> {
  const read = rowReader(headers, options);
  // Decoded text holds no half of a surrogate pair, and names come from the mapping alone: what is left to look for is NUL.
  const isSuspect = Object.values(options.mapping).some(target => target.endsWith('__proto__'));
  let chunk: Chunk<z.output<S>> = { rows: 0, bytes: 0, valid: [], faulty: [] };
  let left = skip;
  for await (const { line, record } of rows) {
    if (left > 0) {
      left -= 1;
      continue;
    }
    const check = isSuspect || record.some(cell => cell.includes('\0')) ? parseInput : parseRows;
    const parsed = check(schema, read(record));
    if (parsed.ok) chunk.valid.push(parsed.data);
    else chunk.faulty.push({ line, cells: cellsOf(headers, record), errors: parsed.issues });
    chunk.rows += 1;
    if (chunk.rows < size) continue;
    yield { ...chunk, bytes: bytes() };
    chunk = { rows: 0, bytes: 0, valid: [], faulty: [] };
  }
  if (chunk.rows > 0) yield { ...chunk, bytes: bytes() };
}
