import { sql } from 'drizzle-orm';
import {
  bigint,
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
import type { Standing } from '@/domain/trust/standing';
import type { TrustReasons, TrustTrend } from '@/domain/trust/trust';
import { createdAt, time, tsvector, workspaceId } from './columns';
import { customer } from './customer';
import { workspace } from './workspace';

/**
 * What the list of customers is sorted and picked by: worked out from the timeline by a job whenever something happens to
 * the customer, and now and then because memories fade. The customer's own page works it out anew.
 */
export const customerMemory = pgTable(
  'customer_memory',
  {
    workspaceId: workspaceId(),
    customerId: uuid('customer_id').notNull(),
    /** 0..100 at `computedAt`. */
    trust: doublePrecision('trust').notNull(),
    trend: text('trend').$type<TrustTrend>().notNull(),
    /** Events behind trust. */
    n: integer('n').notNull(),
    /** When the shock was, or since when trust falls in small steps; null where neither is. */
    since: time('since'),
    /** Band of the latest score per metric. */
    bands: jsonb('bands').$type<Record<string, string>>().notNull().default({}),
    /** Band of the latest score of any metric: good, mid or bad. */
    band: text('band').$type<'good' | 'mid' | 'bad'>(),
    scoredAt: time('scored_at'),
    /** The latest interaction, question or answer. */
    lastAt: time('last_at'),
    lastType: text('last_type'),
    purchases: integer('purchases').notNull().default(0),
    lastPurchaseAt: time('last_purchase_at'),
    /** In the workspace's currency; amounts in others are left out. */
    spent: doublePrecision('spent').notNull().default(0),
    /** Of the 365 days before `computedAt`. Comparisons of floats are leakproof, those of numerics are not. */
    spentYear: doublePrecision('spent_year').notNull().default(0),
    /** Of the 365 days up to the last purchase: what there is to lose, or was. */
    worth: doublePrecision('worth').notNull().default(0),
    /** Where the customer stands with the company, as `standingOf` says; null: nothing to say. */
    standing: text('standing').$type<Standing>(),
    standingSince: time('standing_since'),
    /** Why they stand there. */
    reasons: jsonb('reasons').$type<TrustReasons>(),
    /** The last shock or erosion that was acted upon, as `shock 2026-11-20T…`: each is acted upon once. */
    signalled: text('signalled'),
    computedAt: time('computed_at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.customerId] }),
    index('customer_memory_trust').on(t.workspaceId, t.trust, t.customerId),
    index('customer_memory_value').on(t.workspaceId, t.spentYear, t.customerId),
    index('customer_memory_last').on(t.workspaceId, t.lastAt, t.customerId),
    index('customer_memory_trend').on(t.workspaceId, t.trend, t.trust, t.customerId),
    index('customer_memory_band').on(t.workspaceId, t.band, t.trust, t.customerId),
    index('customer_memory_standing')
      .on(t.workspaceId, t.standing, t.standingSince, t.customerId)
      .where(sql`standing is not null`),
    index('customer_memory_worth')
      .on(t.workspaceId, t.standing, t.worth, t.customerId)
      .where(sql`standing is not null`),
    index('customer_memory_computed').on(t.workspaceId, t.computedAt),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete('cascade'),
  ],
);

/**
 * By what a customer is found: words and attributes, each with a mark of the workspace before it, made by `termsOf`. Read
 * through `find_customers` alone, since the walls between workspaces let nobody use its index otherwise.
 */
export const customerSearch = pgTable(
  'customer_search',
  {
    workspaceId: workspaceId(),
    customerId: uuid('customer_id').notNull(),
    terms: tsvector('terms').notNull(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.customerId] }),
    index('customer_search_terms').using('gin', t.terms),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete('cascade'),
  ],
);

/** The mail to the member whom a big customer belongs to, about one shock or erosion: an outbox, and each once. */
export const accountNotice = pgTable(
  'account_notice',
  {
    workspaceId: workspaceId(),
    customerId: uuid('customer_id').notNull(),
    /** The shock or erosion, as `customer_memory.signalled`. */
    signal: text('signal').notNull(),
    /** auth.user of the member. */
    userId: text('user_id').notNull(),
    state: text('state').$type<'waiting' | 'sent' | 'failed' | 'dropped'>().notNull().default('waiting'),
    attempts: smallint('attempts').notNull().default(0),
    nextTryAt: time('next_try_at'),
    sentAt: time('sent_at'),
    error: text('error'),
    createdAt: createdAt(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.customerId, t.signal, t.userId] }),
    index('account_notice_due').on(t.workspaceId, t.nextTryAt).where(sql`next_try_at is not null`),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete('cascade'),
  ],
);

/** Something happened to a customer: appended by whoever writes it (triggers on interaction and case), read by the job above. */
export const memoryDelta = pgTable(
  'memory_delta',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    customerId: uuid('customer_id').notNull(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** What somebody here wrote down about a customer. */
export const customerNote = pgTable(
  'customer_note',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    customerId: uuid('customer_id').notNull(),
    text: text('text').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    editedAt: time('edited_at'),
    /** Taken away; kept for a day, so that it can be brought back. */
    deletedAt: time('deleted_at'),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('customer_note_customer').on(t.workspaceId, t.customerId, t.createdAt, t.id),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete('cascade'),
  ],
);

/** The code by which a customer recommends the company: an interaction may carry it as `referredBy`. */
export const referralCode = pgTable(
  'referral_code',
  {
    workspaceId: workspaceId(),
    code: text('code').notNull(),
    customerId: uuid('customer_id').notNull(),
    createdAt: createdAt(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.code] }),
    uniqueIndex('referral_code_customer').on(t.workspaceId, t.customerId),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete('cascade'),
  ],
);
