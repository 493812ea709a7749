import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

export const hasRealData = existsSync(folder);

/** The raw bytes of a set, unpacked. */
export function readSet(name: string): Buffer {
  const plain = `${folder}${name}.csv`;
  return existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`));
}

export const rowsOf = (name: string): Record<string, string>[] =>
  parse(readSet(name), { columns: true, bom: true, relax_quotes: true });
