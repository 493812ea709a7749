import { boolean, date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, workspaceId } from './columns';
import { workspace } from './workspace';

/** Something that people know happened on a day: a release, a strike, a new wording. */
export const annotation = pgTable(
  'annotation',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    /** Local to the workspace. */
    day: date('day', { mode: 'string' }).notNull(),
    text: text('text').notNull(),
    /** What is measured changed, so that what is usual is learnt anew from this day on. */
    restarts: boolean('restarts').notNull().default(false),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.id] }), index('annotation_day').on(t.workspaceId, t.day)],
);
