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
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AlertSpec } from '@/domain/alert';
import type { AlertFacts } from '@/domain/alert-findings';
import type { DigestRhythm } from '@/domain/digest';
import type { Match, ReportFilter } from '@/domain/match';
import type { Sealed } from '@/domain/sealed';
import type { ShareRange } from '@/domain/share';
import { createdAt, time, workspaceId } from './columns';
import { workspace } from './workspace';

/** A named choice of answers: its owner's alone, or everybody's in the workspace. */
export const savedFilter = pgTable(
  'saved_filter',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    match: jsonb('match').$type<Match>().notNull(),
    /** auth.user of the person who made it. */
    ownerId: text('owner_id').notNull(),
    isShared: boolean('is_shared').notNull().default(false),
    createdAt: createdAt(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.id] }), index('saved_filter_name').on(t.workspaceId, t.name)],
);

/** Overview for whoever has the link; the link's token is made from the id and never stored. */
export const shareLink = pgTable(
  'share_link',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    /** For the people here: "Board". */
    name: text('name').notNull(),
    range: jsonb('range').$type<ShareRange>().notNull(),
    which: jsonb('which').$type<ReportFilter>().notNull().default({}),
    /** Comments are shown, without who wrote them. */
    comments: boolean('comments').notNull().default(false),
    /** argon2id; null: the link is enough. */
    passwordHash: text('password_hash'),
    /** Origins that may show it in a frame. */
    frameOrigins: text('frame_origins').array().notNull().default([]),
    expiresAt: time('expires_at'),
    revokedAt: time('revoked_at'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    lastSeenAt: time('last_seen_at'),
    views: integer('views').notNull().default(0),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('share_link_newest').on(t.workspaceId, t.createdAt, t.id),
  ],
);

/** Overview by mail, again and again. */
export const digest = pgTable(
  'digest',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    rhythm: text('rhythm').$type<DigestRhythm>().notNull(),
    /** Local hour of the reader, 0..23. */
    hour: smallint('hour').notNull(),
    which: jsonb('which').$type<ReportFilter>().notNull().default({}),
    pausedAt: time('paused_at'),
    /** Taken off the list; kept for a while, so that it can be brought back. */
    deletedAt: time('deleted_at'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('digest_newest').on(t.workspaceId, t.createdAt, t.id),
  ],
);

/** Who reads a digest: a member, or somebody outside. */
export const digestReader = pgTable(
  'digest_reader',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    digestId: uuid('digest_id').notNull(),
    email: text('email').notNull(),
    name: text('name'),
    /** auth.user where the reader is a member. */
    userId: text('user_id'),
    locale: text('locale').notNull(),
    timezone: text('timezone').notNull(),
    /** Actor who put them on the list, as `created_by`. */
    addedBy: text('added_by').notNull(),
    /** When the next one is due; null: none is. It moves on once that one was sent, failed or had nothing to tell. */
    nextAt: time('next_at'),
    /** The reader said stop; only the reader can take it back. */
    stoppedAt: time('stopped_at'),
    /** Issues in a row that had nothing new; it rests after a few and says so once. */
    quiet: integer('quiet').notNull().default(0),
    createdAt: createdAt(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('digest_reader_once').on(t.workspaceId, t.digestId, t.email),
    index('digest_reader_due').on(t.workspaceId, t.nextAt),
    foreignKey({
      columns: [t.workspaceId, t.digestId],
      foreignColumns: [digest.workspaceId, digest.id],
    }).onDelete('cascade'),
  ],
);

/** One mail of a digest to one reader: the period makes a retry harmless. */
export const digestIssue = pgTable(
  'digest_issue',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    readerId: uuid('reader_id').notNull(),
    /** First local day of what it tells about. */
    period: date('period', { mode: 'string' }).notNull(),
    state: text('state').$type<'sending' | 'sent' | 'unchanged' | 'failed'>().notNull(),
    attempts: smallint('attempts').notNull().default(0),
    /** While it is being sent: when whoever sends it is taken for dead. */
    nextTryAt: time('next_try_at'),
    error: text('error'),
    at: time('at').notNull().defaultNow(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.readerId, t.period] }),
    index('digest_issue_due').on(t.workspaceId, t.nextTryAt).where(sql`next_try_at is not null`),
    foreignKey({
      columns: [t.workspaceId, t.readerId],
      foreignColumns: [digestReader.workspaceId, digestReader.id],
    }).onDelete('cascade'),
  ],
);

/** What somebody wants to be told of at once. */
export const alertRule = pgTable(
  'alert_rule',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    spec: jsonb('spec').$type<AlertSpec>().notNull(),
    which: jsonb('which').$type<ReportFilter>().notNull().default({}),
    /** Addresses that a mail goes to. */
    mailTo: text('mail_to').array().notNull().default([]),
    webhookUrl: text('webhook_url'),
    /** The newest first; two while one is exchanged. */
    webhookSecrets: jsonb('webhook_secret').$type<Sealed[]>(),
    /** After it fired, hours in which the same thing is only noted. */
    coolDownHours: integer('cool_down_hours').notNull(),
    pausedAt: time('paused_at'),
    /** Taken away; what it told stays in the log. */
    deletedAt: time('deleted_at'),
    /** Why it could not look the last time; null: it could. */
    problem: text('problem'),
    /** What it looked at last: answers before it were seen. */
    seenUntil: time('seen_until').notNull().defaultNow(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('alert_rule_newest').on(t.workspaceId, t.createdAt, t.id),
  ],
);

/** Once that a rule found something. `key` says what, so that it is found once. */
export const alert = pgTable(
  'alert',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    ruleId: uuid('rule_id').notNull(),
    key: text('key').notNull(),
    at: time('at').notNull().defaultNow(),
    outcome: text('outcome').$type<'told' | 'cooling'>().notNull(),
    /** The sentence as it was told. */
    says: text('says').notNull(),
    facts: jsonb('facts').$type<AlertFacts>().notNull(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('alert_once').on(t.workspaceId, t.ruleId, t.key),
    index('alert_newest').on(t.workspaceId, t.at, t.id),
    foreignKey({
      columns: [t.workspaceId, t.ruleId],
      foreignColumns: [alertRule.workspaceId, alertRule.id],
    }).onDelete('cascade'),
  ],
);

/** One mail or webhook call of an alert. */
export const alertDelivery = pgTable(
  'alert_delivery',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    alertId: uuid('alert_id').notNull(),
    by: text('by').$type<'mail' | 'webhook'>().notNull(),
    target: text('target').notNull(),
    state: text('state').$type<'waiting' | 'delivered' | 'failed'>().notNull().default('waiting'),
    attempts: smallint('attempts').notNull().default(0),
    nextTryAt: time('next_try_at').defaultNow(),
    error: text('error'),
    deliveredAt: time('delivered_at'),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('alert_delivery_due').on(t.workspaceId, t.nextTryAt),
    index('alert_delivery_alert').on(t.workspaceId, t.alertId),
    foreignKey({
      columns: [t.workspaceId, t.alertId],
      foreignColumns: [alert.workspaceId, alert.id],
    }).onDelete('cascade'),
  ],
);
