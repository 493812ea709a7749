import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { createdAt, time, workspaceId } from './columns';
import { workspace } from './workspace';

/** A draft plus immutable published versions. `revision` counts saved drafts. */
export const survey = pgTable(
  'survey',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    template: text('template'),
    draft: jsonb('draft').$type<SurveyDefinition>().notNull(),
    revision: integer('revision').notNull().default(1),
    publishedVersion: integer('published_version'),
    /** Words to find it by, in the order in which they were given. */
    tags: text('tags').array().notNull().default([]),
    /** Closed surveys answer their links with a friendly page and take no answers. */
    closedAt: time('closed_at'),
    archivedAt: time('archived_at'),
    createdAt: createdAt(),
    updatedAt: time('updated_at').notNull().defaultNow(),
    /** Name of whoever saved the draft last; null: nobody since it was made. */
    updatedBy: text('updated_by'),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('survey_created').on(t.workspaceId, t.createdAt, t.id),
  ],
);

/** What was published; a trigger rejects every UPDATE. */
export const surveyVersion = pgTable(
  'survey_version',
  {
    workspaceId: workspaceId(),
    surveyId: uuid('survey_id').notNull(),
    version: integer('version').notNull(),
    definition: jsonb('definition').$type<SurveyDefinition>().notNull(),
    publishedBy: text('published_by').notNull(),
    publishedAt: time('published_at').notNull().defaultNow(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.surveyId, t.version] }),
    foreignKey({
      columns: [t.workspaceId, t.surveyId],
      foreignColumns: [survey.workspaceId, survey.id],
    }).onDelete('cascade'),
  ],
);

/** A draft as it was mailed to a member who tries it out, before or without its publication. Never changed, in no number. */
export const surveyTrial = pgTable(
  'survey_trial',
  {
    workspaceId: workspaceId(),
    surveyId: uuid('survey_id').notNull(),
    /** 1, 2, …; links and answers of a trial carry it as a version below zero. */
    number: integer('number').notNull(),
    definition: jsonb('definition').$type<SurveyDefinition>().notNull(),
    createdAt: createdAt(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.surveyId, t.number] }),
    foreignKey({
      columns: [t.workspaceId, t.surveyId],
      foreignColumns: [survey.workspaceId, survey.id],
    }).onDelete('cascade'),
  ],
);

/**
 * The registry of answerable keys ever published (matrix rows as `key.row`, the satisfaction index as `_index`).
 * Answers and score histograms point here; type and scale of a key never change.
 */
export const question = pgTable(
  'question',
  {
    workspaceId: workspaceId(),
    id: integer('id').notNull().generatedAlwaysAsIdentity(),
    surveyId: uuid('survey_id').notNull(),
    key: text('key').notNull(),
    type: text('type').notNull(),
    /** `nps`, `csat`, `ces`, `index_sum` or `rating` where it is scored; else null. */
    metric: text('metric').$type<'nps' | 'csat' | 'ces' | 'index_sum' | 'rating'>(),
    scoreMin: smallint('score_min'),
    scoreMax: smallint('score_max'),
    firstVersion: integer('first_version').notNull(),
    createdAt: createdAt(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('question_key').on(t.workspaceId, t.surveyId, t.key),
    foreignKey({
      columns: [t.workspaceId, t.surveyId],
      foreignColumns: [survey.workspaceId, survey.id],
    }).onDelete('cascade'),
  ],
);
