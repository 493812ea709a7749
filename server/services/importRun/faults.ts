import type { Issue } from '@/domain/errors';
import type { ImportMapping } from '@/domain/import-mapping';
import { importFault } from '@/drizzle/schema/instance';
import type { Ctx } from '@/server/db/tenant';
import type { FaultyRow } from './rows';

/** Faults beyond these are counted but not kept. */
export const MAX_FAULTS = 10_000;
const MAX_KEPT_CELL = 500;

/** Keeps rows that were not taken, with line, sentence and cells. `before`: how many there were so far. */
export async function keepFaults(
  ctx: Ctx,
  importId: string,
  before: number,
  faulty: readonly FaultyRow[],
  mapping: ImportMapping,
): Promise<void> {
  const kept = faulty.slice(0, Math.max(0, MAX_FAULTS - before)).map(({ line, cells, errors }) => ({
    workspaceId: ctx.workspaceId,
    importId,
    line,
    message: faultSentence(errors, mapping),
    row: Object.fromEntries(Object.entries(cells).map(([name, cell]) => [storable(name), storable(cell)])),
  }));
  // PostgreSQL takes at most 65,535 parameters a statement.
  for (let at = 0; at < kept.length; at += 1_000)
    await ctx.db
      .insert(importFault)
      .values(kept.slice(at, at + 1_000))
      .onConflictDoNothing();
}

/** What is wrong with a row, and in which column. */
export const faultSentence = (errors: readonly Issue[], mapping: ImportMapping): string =>
  errors.map(issue => sentenceOf(issue, mapping)).join(' ');

function sentenceOf({ path, message }: Issue, mapping: ImportMapping): string {
  const column = Object.entries(mapping).find(([, target]) => target === path)?.[0];
  if (!column) return storable(message);
  // "email is not …" of the API is `Column "E-mail" is not …` here.
  const name = path.split('.').at(-1) ?? '';
  const rest = message.startsWith(`${name} `) ? message.slice(name.length) : `: ${message}`;
  return storable(`Column "${column}"${rest}`);
}

const storable = (text: string): string =>
  text
    .slice(0, MAX_KEPT_CELL)
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
