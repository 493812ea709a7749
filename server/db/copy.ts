import { pipeline } from 'node:stream/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import { from as copyFrom } from 'pg-copy-streams';
import type { WorkspaceId } from '@/domain/ids';
import { pool } from './client';
import { type Actor, type Ctx, enter } from './tenant';

/** A cell in COPY's text format: null, or what PostgreSQL reads as the column's type. */
export type Cell = string | number | null;
export type CopyInto = (tableAndColumns: string, rows: Iterable<readonly Cell[]>) => Promise<void>;

/**
 * `inWorkspace` for very many rows: `copy('stage (id, name)', rows)` streams them into a table of the transaction's own
 * (`create temp table … on commit drop`), from where one statement takes them. PostgreSQL refuses COPY into tables with
 * row-level security; a table that only this transaction can see needs none.
 */
export async function inWorkspaceCopying<T>(
  workspaceId: WorkspaceId,
  actor: Actor,
  work: (ctx: Ctx, copy: CopyInto) => Promise<T>,
): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  const lose = (error: Error) => {
    broken = error;
  };
  client.on('error', lose);
  const copy: CopyInto = async (target, rows) => {
    await pipeline(textOf(rows), client.query(copyFrom(`copy ${target} from stdin`)));
  };
  try {
    return await drizzle(client).transaction(async tx => work(await enter(tx, workspaceId, actor), copy));
  } finally {
    client.off('error', lose);
    client.release(broken);
  }
}

/** About 64 KB at a time. */
function* textOf(rows: Iterable<readonly Cell[]>): Generator<string> {
  let text = '';
  for (const row of rows) {
    text += `${row.map(escaped).join('\t')}\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  if (text) yield text;
}

const SPECIAL = /[\\\n\r\t]/;
const signs: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'number') return String(cell);
  return SPECIAL.test(cell) ? cell.replace(/[\\\n\r\t]/g, sign => signs[sign] ?? sign) : cell;
}
