import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { SentimentQuality } from '@/domain/text/quality';
import type { ThemeRule } from '@/domain/text/theme';
import { bytea, createdAt, time, tsvector, workspaceId } from './columns';
import { customer } from './customer';
import { answer } from './response';
import { workspace } from './workspace';

/**
 * What was understood of one written answer. A trigger on `answer` makes the row with the text and lets it be read anew when
 * the text changes; a job reads it. The text itself stays in `answer` alone.
 */
export const comment = pgTable(
  'comment',
  {
    workspaceId: workspaceId(),
    responseId: uuid('response_id').notNull(),
    questionId: integer('question_id').notNull(),
    /** When it was first given. */
    at: time('at').notNull(),
    /** BCP 47 language of the words, as detected; null: not known. */
    language: text('language'),
    /** −1 negative, 0 neutral, 1 positive; null: not available. */
    sentiment: smallint('sentiment'),
    /** How sure, 0..1. */
    certainty: real('certainty'),
    sentimentBy: text('sentiment_by').$type<'model' | 'lexicon' | 'hand'>(),
    search: tsvector('search'),
    /** The state of the taxonomy (`text_state.taxonomy`) that it was read with; 0: not yet. */
    readWith: integer('read_with').notNull().default(0),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.responseId, t.questionId] }),
    index('comment_at').on(t.workspaceId, t.at, t.responseId, t.questionId),
    index('comment_unread').on(t.workspaceId, t.readWith, t.at),
    index('comment_search').using('gin', t.search),
    foreignKey({
      columns: [t.workspaceId, t.responseId, t.questionId],
      foreignColumns: [answer.workspaceId, answer.responseId, answer.questionId],
    }).onDelete('cascade'),
  ],
);

/** A named topic found in comments, by rule or by hand; also the root causes of cases. */
export const theme = pgTable(
  'theme',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    /** Of the built-in taxonomy; null: the workspace's own. */
    key: text('key'),
    name: text('name').notNull(),
    description: text('description'),
    /** Any of these makes the theme. */
    rules: jsonb('rules').$type<ThemeRule[]>().notNull().default([]),
    position: integer('position').notNull().default(0),
    archivedAt: time('archived_at'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('theme_key').on(t.workspaceId, t.key).where(sql`key is not null`),
  ],
);

/** A theme of a comment. What a person decided stays when rules change: also that it is not there (`isRefused`). */
export const commentTheme = pgTable(
  'comment_theme',
  {
    workspaceId: workspaceId(),
    responseId: uuid('response_id').notNull(),
    questionId: integer('question_id').notNull(),
    themeId: uuid('theme_id').notNull(),
    by: text('by').$type<'rule' | 'hand'>().notNull(),
    isRefused: boolean('is_refused').notNull().default(false),
    /** Of the comment. */
    at: time('at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.responseId, t.questionId, t.themeId] }),
    index('comment_theme_theme').on(t.workspaceId, t.themeId, t.at, t.responseId),
    foreignKey({
      columns: [t.workspaceId, t.responseId, t.questionId],
      foreignColumns: [comment.workspaceId, comment.responseId, comment.questionId],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.themeId],
      foreignColumns: [theme.workspaceId, theme.id],
    }).onDelete('cascade'),
  ],
);

/** Which state of taxonomy and models comments are to be read with. No row: the built-in themes are not there yet. */
export const textState = pgTable('text_state', {
  workspaceId: workspaceId()
    .primaryKey()
    .references(() => workspace.id, { onDelete: 'cascade' }),
  /** Goes up by one with every change of themes or models. */
  taxonomy: integer('taxonomy').notNull().default(1),
  trainedAt: time('trained_at'),
  /** From when on somebody waits for feelings to be learnt; null: nobody, it is done at night. */
  learnAt: time('learn_at'),
});

/** What a workspace's own scored comments of a language have taught: which words go with which feeling, and how well that works. */
export const sentimentModel = pgTable(
  'sentiment_model',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    language: text('language').notNull(),
    /** Compressed JSON. */
    weights: bytea('weights').notNull(),
    /** Comments that it learnt from. */
    n: integer('n').notNull(),
    quality: jsonb('quality').$type<SentimentQuality>().notNull(),
    trainedAt: time('trained_at').notNull().defaultNow(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.language] })],
);

/** "You said, we did": what the company changed because of what customers wrote. */
export const improvement = pgTable(
  'improvement',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    /** What it answers; null: nothing in particular. */
    themeId: uuid('theme_id'),
    /** Local day from which it holds: a flag on the trends once it is published. */
    day: date('day', { mode: 'string' }).notNull(),
    /** What people said, and what was done, each in a sentence. */
    said: text('said').notNull(),
    did: text('did').notNull(),
    state: text('state').$type<'draft' | 'published'>().notNull().default('draft'),
    publishedAt: time('published_at'),
    /** The flag on the trends. */
    annotationId: uuid('annotation_id'),
    /** When mailing it to those who raised it was begun. */
    mailedAt: time('mailed_at'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('improvement_newest').on(t.workspaceId, t.day, t.id),
    foreignKey({
      columns: [t.workspaceId, t.themeId],
      foreignColumns: [theme.workspaceId, theme.id],
    }),
  ],
);

/** One mail of an improvement to one customer who raised it: never two. */
export const improvementMail = pgTable(
  'improvement_mail',
  {
    workspaceId: workspaceId(),
    improvementId: uuid('improvement_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    state: text('state').$type<'waiting' | 'sending' | 'sent' | 'failed' | 'suppressed'>().notNull(),
    /** Why it was not sent. */
    reason: text('reason'),
    attempts: smallint('attempts').notNull().default(0),
    nextTryAt: time('next_try_at'),
    sentAt: time('sent_at'),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.improvementId, t.customerId] }),
    index('improvement_mail_due').on(t.workspaceId, t.nextTryAt).where(sql`next_try_at is not null`),
    index('improvement_mail_customer').on(t.workspaceId, t.customerId),
    foreignKey({
      columns: [t.workspaceId, t.improvementId],
      foreignColumns: [improvement.workspaceId, improvement.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete('cascade'),
  ],
);
