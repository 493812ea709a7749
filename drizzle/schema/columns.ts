import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { WorkspaceId } from '@/domain/ids';

/** Every tenant table starts its keys with this column; row-level security compares it. */
export const workspaceId = () => uuid('workspace_id').$type<WorkspaceId>().notNull();

/** Milliseconds, so that a JavaScript Date holds the stored value exactly and keyset cursors never skip. */
export const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

export const createdAt = () => time('created_at').notNull().defaultNow();

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Words to be searched, as PostgreSQL keeps them. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
