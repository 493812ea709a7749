import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, workspaceId } from './columns';
import { workspace } from './workspace';

/** Logos and question pictures. Never changed once there: pages keep them for a year. The id is random, for it opens the picture. */
export const image = pgTable(
  'image',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    contentType: text('content_type').notNull(),
    bytes: bytea('bytes').notNull(),
    /** Pixels. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.id] }), index('image_gate').on(t.id)],
);

/** The same picture in smaller widths, as WebP: only those that are lighter than the next wider one. */
export const imageSize = pgTable(
  'image_size',
  {
    workspaceId: workspaceId(),
    imageId: uuid('image_id').notNull(),
    /** Pixels. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    bytes: bytea('bytes').notNull(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.imageId, t.width] }),
    foreignKey({
      columns: [t.workspaceId, t.imageId],
      foreignColumns: [image.workspaceId, image.id],
    }).onDelete('cascade'),
  ],
);
