import { sql } from 'drizzle-orm';
import {
  boolean,
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
import type {
  CaseEventDetail,
  CaseEventKind,
  CaseNoticeKind,
  CaseOutcome,
  CasePriority,
  CaseReason,
  CaseState,
} from '@/domain/case/case';
import { createdAt, time, workspaceId } from './columns';
import { customer } from './customer';
import { response } from './response';
import { workspace } from './workspace';

/**
 * The follow-up owed to one customer. The answer that asks for a call opens it, in the same transaction; a rule opens one
 * when what it waits for is found; a person opens one by hand.
 */
export const customerCase = pgTable(
  'customer_case',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    /** Null where somebody who is not known asked for it. */
    customerId: uuid('customer_id'),
    /** Null where no answer was the reason. */
    responseId: uuid('response_id'),
    reason: text('reason').$type<CaseReason>().notNull(),
    /** The rule that opened it, by its id in `settings.caseRules`. */
    ruleId: text('rule_id'),
    /** What was found, in a few words: "NPS 2", "Said: ignored". */
    because: text('because'),
    state: text('state').$type<CaseState>().notNull().default('open'),
    priority: text('priority').$type<CasePriority>().notNull().default('normal'),
    /** auth.user of the member who owns it; null: nobody yet. */
    ownerId: text('owner_id'),
    /** Of the answer, else of the customer: whom it goes to, and whose segment it is. */
    attributes: jsonb('attributes').$type<Attributes>().notNull().default({}),
    /** The score that opened it: what a recovery check is compared with. */
    metric: text('metric').$type<'nps' | 'csat' | 'ces'>(),
    score: doublePrecision('score'),
    points: smallint('points'),
    openedAt: time('opened_at').notNull().defaultNow(),
    /** Owner and due times are set, and the owner is told: by a job, soon after it was opened. */
    preparedAt: time('prepared_at'),
    /** What has to be kept next while somebody here owes it; far ahead while it waits for the customer or for preparation. */
    dueAt: time('due_at').generatedAlwaysAs(sql`case
      when state in ('open', 'in_progress') then coalesce(
        case when contacted_at is null then least(contact_due_at, resolve_due_at) else resolve_due_at end,
        '9999-12-31T00:00:00Z'::timestamptz)
      when state = 'waiting' then '9999-12-31T00:00:00Z'::timestamptz end`),
    /** Moved on by as long as the case waited for the customer. */
    contactDueAt: time('contact_due_at'),
    resolveDueAt: time('resolve_due_at'),
    contactedAt: time('contacted_at'),
    /** Since when it waits for the customer: the clock stands still. */
    waitingSince: time('waiting_since'),
    resolvedAt: time('resolved_at'),
    closedAt: time('closed_at'),
    /** Who closed it; `customer` where the wish was taken back. */
    closedBy: text('closed_by'),
    reopened: integer('reopened').notNull().default(0),
    escalatedAt: time('escalated_at'),
    /** Started business days by which a promise was late, as far as they are noted. */
    overdueDays: integer('overdue_days').notNull().default(0),
    /** Theme of the taxonomy. */
    rootCauseId: uuid('root_cause_id'),
    outcome: text('outcome').$type<CaseOutcome>(),
    /** What came of it. */
    note: text('note'),
    /** Nobody is asked afterwards whether it worked: chosen by lot, or no survey to ask with. */
    recoveryInvitationId: uuid('recovery_invitation_id'),
    recoveryReason: text('recovery_reason'),
    /** When somebody has to look at it next: to prepare, to note a late promise, to escalate, to ask whether it worked. */
    nextAt: time('next_at').defaultNow(),
    /** Counts changes: of two who change it at once the second is told. */
    revision: integer('revision').notNull().default(1),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('customer_case_once').on(t.workspaceId, t.responseId, t.reason),
    index('customer_case_open')
      .on(t.workspaceId, t.openedAt, t.id)
      .where(sql`state in ('open', 'in_progress', 'waiting')`),
    index('customer_case_opened').on(t.workspaceId, t.openedAt, t.id),
    index('customer_case_customer').on(t.workspaceId, t.customerId),
    index('customer_case_due').on(t.workspaceId, t.dueAt, t.id).where(sql`due_at is not null`),
    index('customer_case_owner').on(t.workspaceId, t.ownerId, t.openedAt, t.id),
    index('customer_case_next').on(t.workspaceId, t.nextAt).where(sql`next_at is not null`),
    index('customer_case_resolved').on(t.workspaceId, t.resolvedAt, t.id).where(sql`resolved_at is not null`),
    index('customer_case_recovery')
      .on(t.workspaceId, t.recoveryInvitationId)
      .where(sql`recovery_invitation_id is not null`),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.responseId],
      foreignColumns: [response.workspaceId, response.id],
    }).onDelete('cascade'),
  ],
);

/** Everything that was done about a case, oldest first: its history, its notes, and what the clocks are made from. */
export const caseEvent = pgTable(
  'case_event',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    caseId: uuid('case_id').notNull(),
    at: time('at').notNull().defaultNow(),
    /** Actor, as `created_by`. */
    by: text('by').notNull(),
    kind: text('kind').$type<CaseEventKind>().notNull(),
    detail: jsonb('detail').$type<CaseEventDetail>().notNull().default({}),
    /** A note, or what was said on the telephone. */
    text: text('text'),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('case_event_case').on(t.workspaceId, t.caseId, t.at, t.id),
    foreignKey({
      columns: [t.workspaceId, t.caseId],
      foreignColumns: [customerCase.workspaceId, customerCase.id],
    }).onDelete('cascade'),
  ],
);

/** A mail between the company and a customer about a case: an outbox for those that go out. */
export const caseMessage = pgTable(
  'case_message',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    caseId: uuid('case_id').notNull(),
    direction: text('direction').$type<'out' | 'in'>().notNull(),
    /** Stable, so that a retry is the same mail and a reply finds its thread. */
    messageId: text('message_id').notNull(),
    inReplyTo: text('in_reply_to'),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    /** Actor who wrote it; the customer's address where it came in. */
    by: text('by').notNull(),
    at: time('at').notNull().defaultNow(),
    state: text('state').$type<'waiting' | 'sending' | 'sent' | 'failed' | 'received'>().notNull(),
    attempts: smallint('attempts').notNull().default(0),
    /** How often it was in a server's hands when the connection broke: it may have arrived. */
    unknowns: smallint('unknowns').notNull().default(0),
    nextTryAt: time('next_try_at'),
    sentAt: time('sent_at'),
    error: text('error'),
    /** Names of files that came with it; the files themselves are not kept. */
    attachments: jsonb('attachments').$type<string[]>().notNull().default([]),
    /** An answer that a machine gave: out of office. It moves nothing. */
    isAutomatic: boolean('is_automatic').notNull().default(false),
    createdAt: createdAt(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('case_message_once').on(t.workspaceId, t.caseId, t.messageId),
    index('case_message_case').on(t.workspaceId, t.caseId, t.at, t.id),
    index('case_message_due').on(t.workspaceId, t.nextTryAt).where(sql`next_try_at is not null`),
    foreignKey({
      columns: [t.workspaceId, t.caseId],
      foreignColumns: [customerCase.workspaceId, customerCase.id],
    }).onDelete('cascade'),
  ],
);

/** What a member is told about a case by mail: an outbox, and each thing once. */
export const caseNotice = pgTable(
  'case_notice',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    caseId: uuid('case_id').notNull(),
    /** auth.user of the member. */
    userId: text('user_id').notNull(),
    kind: text('kind').$type<CaseNoticeKind>().notNull(),
    /** Of what it is told: the same thing is told once. */
    key: text('key').notNull(),
    state: text('state').$type<'waiting' | 'sent' | 'failed' | 'dropped'>().notNull().default('waiting'),
    attempts: smallint('attempts').notNull().default(0),
    nextTryAt: time('next_try_at'),
    sentAt: time('sent_at'),
    error: text('error'),
    createdAt: createdAt(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('case_notice_once').on(t.workspaceId, t.caseId, t.userId, t.kind, t.key),
    index('case_notice_due').on(t.workspaceId, t.nextTryAt).where(sql`next_try_at is not null`),
    index('case_notice_sent').on(t.workspaceId, t.userId, t.sentAt).where(sql`sent_at is not null`),
    foreignKey({
      columns: [t.workspaceId, t.caseId],
      foreignColumns: [customerCase.workspaceId, customerCase.id],
    }).onDelete('cascade'),
  ],
);

/** Until when rules have looked at answers and contacts: what came before opens nothing any more. */
export const caseWatch = pgTable('case_watch', {
  workspaceId: workspaceId()
    .primaryKey()
    .references(() => workspace.id, { onDelete: 'cascade' }),
  answersUntil: time('answers_until').notNull(),
  contactsUntil: time('contacts_until').notNull(),
});
