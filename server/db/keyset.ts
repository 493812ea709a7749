import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { AppError } from '@/domain/errors';

/** Where a list goes on: the sort time and the id of the last row shown. */
export type Cursor = { at: Date; id: string };
export type Page<T> = { data: T[]; nextCursor: string | null };

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

/** What every list takes: `limit` 1 to 200 (50 when left out) and the `nextCursor` of the page before. */
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  cursor: z.string().max(200).optional(),
};

/** `(time, id) < cursor` for a list sorted newest first; undefined on the first page. Bad cursors are `invalid`. */
export function afterCursor(
  time: AnyPgColumn | SQL,
  id: AnyPgColumn | SQL,
  cursor: string | undefined,
): SQL | undefined {
  if (cursor === undefined) return undefined;
  const at = readCursor(cursor);
  return sql`(${time}, ${id}) < (${at.at.toISOString()}::timestamptz, ${at.id}::uuid)`;
}

/** Cuts a result fetched with `limit + 1` rows into a page; `at` says what the list is sorted by. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  at: (row: Row) => Cursor,
  show: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { data: shown.map(show), nextCursor: last ? writeCursor(at(last)) : null };
}

/** Opaque base64url. */
export const writeCursor = (cursor: Cursor): string =>
  Buffer.from(`${cursor.at.toISOString()} ${cursor.id}`).toString('base64url');

export function readCursor(text: string): Cursor {
  const [time = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !isUuid(id)) {
    throw new AppError('invalid', 'The cursor is not one of ours: pass nextCursor as it came.', [
      { path: 'cursor', message: 'cursor is not one of ours: pass nextCursor as it came.' },
    ]);
  }
  return { at, id };
}

/** Ids of ours are UUIDs; anything else belongs to nothing. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
