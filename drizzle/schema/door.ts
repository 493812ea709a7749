import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Attributes } from '@/domain/attributes';
import type { EmbedRules } from '@/domain/door';
import { createdAt, time, workspaceId } from './columns';
import { survey } from './survey';
import { workspace } from './workspace';

/** A way to a survey that is open to anybody: a link, a QR code, a tablet on a counter, a frame in a web page. */
export const surveyDoor = pgTable(
  'survey_door',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    surveyId: uuid('survey_id').notNull(),
    /** Where it hangs, for the people here: "Leeds, till 2". */
    name: text('name').notNull(),
    /** What stands in its address, `/s/p/{public_id}`: short, random, known to everybody who sees the poster. */
    publicId: text('public_id').notNull(),
    /** Go with every answer given through it, like an interaction's. */
    attributes: jsonb('attributes').$type<Attributes>().notNull().default({}),
    /** How the snippet shows it on a web page; null: it was never embedded. */
    embed: jsonb('embed').$type<EmbedRules>(),
    closedAt: time('closed_at'),
    createdAt: createdAt(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('survey_door_public_id').on(t.workspaceId, t.publicId),
    index('survey_door_survey').on(t.workspaceId, t.surveyId, t.createdAt, t.id),
    foreignKey({
      columns: [t.workspaceId, t.surveyId],
      foreignColumns: [survey.workspaceId, survey.id],
    }).onDelete('cascade'),
  ],
);

/** How often a door's first page was fetched on a day (UTC) by something that is no prefetch. */
export const doorVisits = pgTable(
  'door_visits',
  {
    workspaceId: workspaceId(),
    doorId: uuid('door_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    visits: integer('visits').notNull(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.doorId, t.day] }),
    foreignKey({
      columns: [t.workspaceId, t.doorId],
      foreignColumns: [surveyDoor.workspaceId, surveyDoor.id],
    }).onDelete('cascade'),
  ],
);
