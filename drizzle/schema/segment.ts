import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { AttributeCondition } from '@/domain/program';
import { createdAt, time, workspaceId } from './columns';
import { workspace } from './workspace';

/** A named group of customers: all conditions must hold. */
export const segment = pgTable(
  'segment',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    where: jsonb('where').$type<AttributeCondition[]>().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.id] }), index('segment_name').on(t.workspaceId, t.name)],
);
