import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  doublePrecision,
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
import type { Attributes } from '@/domain/attributes';
import type { Answers } from '@/domain/survey/definition';
import type { Quality, QualityFlag } from '@/domain/survey/quality';
import { time, workspaceId } from './columns';
import { customer, interaction } from './customer';
import { invitation } from './program';
import { question, survey } from './survey';
import { workspace } from './workspace';

/** The answers of one person asked. `origin` makes a retry harmless: the invitation, the signed submission, or the import's id. */
export const response = pgTable(
  'response',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    origin: text('origin').notNull(),
    surveyId: uuid('survey_id').notNull(),
    version: integer('version').notNull(),
    invitationId: uuid('invitation_id'),
    customerId: uuid('customer_id'),
    interactionId: uuid('interaction_id'),
    /** The caller's id of an imported response. */
    externalId: text('external_id'),
    state: text('state').$type<'partial' | 'completed'>().notNull(),
    language: text('language').notNull(),
    /** The page posted last: the link opens on the one after it. */
    lastPage: text('last_page'),
    answers: jsonb('answers').$type<Answers>().notNull(),
    /** Snapshot of the segment attributes at the first committed score; the interaction's before the customer's. */
    attributes: jsonb('attributes').$type<Attributes>().notNull(),
    /** What speaks against its quality; never a reason to delete. Facts behind each in `quality`. */
    flags: text('flags').array().$type<QualityFlag[]>().notNull().default([]),
    /** What the flags rest on; null until a completed answer was judged. */
    quality: jsonb('quality').$type<Quality>(),
    /** Milliseconds on each page by page id, all visits added; at most an hour a visit. */
    pageTimes: jsonb('page_times').$type<Record<string, number>>().notNull().default({}),
    /** When a whole page was posted last. */
    pagedAt: time('paged_at'),
    revision: integer('revision').notNull().default(1),
    isTest: boolean('is_test').notNull().default(false),
    startedAt: time('started_at').notNull(),
    /** When the first score was committed: the moment that counts in every bucket, kept through edits. */
    scoredAt: time('scored_at'),
    completedAt: time('completed_at'),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('response_origin').on(t.workspaceId, t.origin),
    index('response_started').on(t.workspaceId, t.startedAt, t.id),
    index('response_survey').on(t.workspaceId, t.surveyId, t.startedAt, t.id),
    index('response_customer').on(t.workspaceId, t.customerId, t.startedAt),
    // Looked up where an invitation or an interaction is deleted.
    index('response_invitation').on(t.workspaceId, t.invitationId),
    index('response_interaction').on(t.workspaceId, t.interactionId),
    // What waits to be judged: given on the survey page, which alone knows how long a page took.
    index('response_unjudged')
      .on(t.workspaceId, t.completedAt)
      .where(sql`state = 'completed' and quality is null and paged_at is not null and not is_test`),
    index('response_flagged').on(t.workspaceId, t.startedAt, t.id).where(sql`flags <> '{}'`),
    index('response_scored').on(t.workspaceId, t.scoredAt, t.id).where(sql`scored_at is not null`),
    foreignKey({
      columns: [t.workspaceId, t.surveyId],
      foreignColumns: [survey.workspaceId, survey.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.invitationId],
      foreignColumns: [invitation.workspaceId, invitation.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.interactionId],
      foreignColumns: [interaction.workspaceId, interaction.id],
    }),
  ],
);

/** Every saved state of a response, newest included. */
export const responseRevision = pgTable(
  'response_revision',
  {
    workspaceId: workspaceId(),
    responseId: uuid('response_id').notNull(),
    revision: integer('revision').notNull(),
    answers: jsonb('answers').$type<Answers>().notNull(),
    savedAt: time('saved_at').notNull().defaultNow(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.responseId, t.revision] }),
    foreignKey({
      columns: [t.workspaceId, t.responseId],
      foreignColumns: [response.workspaceId, response.id],
    }).onDelete('cascade'),
  ],
);

/** One narrow row per answered question, for analysis and search. */
export const answer = pgTable(
  'answer',
  {
    workspaceId: workspaceId(),
    responseId: uuid('response_id').notNull(),
    questionId: integer('question_id').notNull(),
    value: doublePrecision('value'),
    choices: text('choices').array(),
    text: text('text'),
    /** When this question's first answer was committed. */
    answeredAt: time('answered_at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.responseId, t.questionId] }),
    index('answer_question').on(t.workspaceId, t.questionId, t.answeredAt),
    // Words beside a choice, `Other: …`: few, and searched as comments are.
    index('answer_other')
      .on(t.workspaceId, t.responseId)
      .where(sql`text is not null and choices is not null`),
    foreignKey({
      columns: [t.workspaceId, t.responseId],
      foreignColumns: [response.workspaceId, response.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.questionId],
      foreignColumns: [question.workspaceId, question.id],
    }).onDelete('cascade'),
  ],
);

/** A change of one score, appended with the answer and folded into `score_rollup` by a job. */
export const scoreDelta = pgTable(
  'score_delta',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    questionId: integer('question_id').notNull(),
    /** Null: there was none before / it was taken back. */
    oldScore: smallint('old_score'),
    newScore: smallint('new_score'),
    moment: time('moment').notNull(),
    attributes: jsonb('attributes').$type<Attributes>().notNull(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** A segment value that scores are counted by. Id 0 is kept for "everything" and has no row. */
export const dimension = pgTable(
  'dimension',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: integer('id').notNull().generatedAlwaysAsIdentity(),
    attribute: text('attribute').notNull(),
    value: text('value').notNull(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('dimension_value').on(t.workspaceId, t.attribute, t.value),
  ],
);

/** Score histograms per question, segment value and workspace day. `counts[i]` (from 1) counts score `score_min + i − 1`. */
export const scoreRollup = pgTable(
  'score_rollup',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    generation: integer('generation').notNull(),
    questionId: integer('question_id').notNull(),
    dimensionId: integer('dimension_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    counts: integer('counts').array().notNull(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.generation, t.questionId, t.dimensionId, t.day] })],
);

/** `score_rollup` summed by calendar month (`day` is its first), kept by the same fold: long ranges read whole months. */
export const scoreRollupMonth = pgTable(
  'score_rollup_month',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    generation: integer('generation').notNull(),
    questionId: integer('question_id').notNull(),
    dimensionId: integer('dimension_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    counts: integer('counts').array().notNull(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.generation, t.questionId, t.dimensionId, t.day] })],
);

/** A change in what was sent and answered; a trigger on `invitation` appends it, whoever writes there. */
export const sendDelta = pgTable(
  'send_delta',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    surveyId: uuid('survey_id').notNull(),
    sentAt: time('sent_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    delivered: integer('delivered').notNull(),
    completed: integer('completed').notNull(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** Send cohorts by workspace day: delivered = sent − bounced, completed of those; folded together with the scores. */
export const sendRollup = pgTable(
  'send_rollup',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    generation: integer('generation').notNull(),
    surveyId: uuid('survey_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    delivered: integer('delivered').notNull(),
    completed: integer('completed').notNull(),
    /** Of the youngest and of the longest-lived invitation of the cohort. */
    lastSentAt: time('last_sent_at').notNull(),
    lastExpiresAt: time('last_expires_at').notNull(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.generation, t.surveyId, t.day] })],
);

/** Which generation of the cube is read and folded into, and the zone its days are in. */
export const rollupState = pgTable('rollup_state', {
  workspaceId: workspaceId()
    .primaryKey()
    .references(() => workspace.id, { onDelete: 'cascade' }),
  generation: integer('generation').notNull().default(1),
  timezone: text('timezone').notNull(),
  foldedAt: time('folded_at'),
});
