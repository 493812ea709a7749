import { boolean, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { FollowUp } from '@/domain/case/rules';
import type { WorkspaceId } from '@/domain/ids';
import type { Role } from '@/domain/roles';
import type { WorkspaceSettings } from '@/domain/workspace';
import { createdAt, time, workspaceId } from './columns';

/** One company's walled-off data. */
export const workspace = pgTable('workspace', {
  id: uuid('id').$type<WorkspaceId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  timezone: text('timezone').notNull().default('UTC'),
  currency: text('currency').notNull().default('EUR'),
  isDemo: boolean('is_demo').notNull().default(false),
  sendingPausedAt: time('sending_paused_at'),
  /** Why, where the product itself paused it; null: a person did. */
  sendingPausedReason: text('sending_paused_reason').$type<'refused' | 'complaints'>(),
  settings: jsonb('settings').$type<WorkspaceSettings>().notNull().default({}),
  /** Apart from `settings`, which travel with every survey page. */
  followUp: jsonb('follow_up').$type<FollowUp>().notNull().default({}),
  createdAt: createdAt(),
});

/** A person (auth.user) with a role in a workspace. */
export const member = pgTable(
  'member',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    userId: text('user_id').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    /** The saved filter that this person's reports begin with, where the address says nothing. */
    defaultFilterId: uuid('default_filter_id'),
    /** Cases that an agent sees beside their own and the unowned: attribute → values; null: every case. */
    caseScope: jsonb('case_scope').$type<Record<string, string[]>>(),
    /** Until when no case is given to this person. */
    awayUntil: time('away_until'),
    createdAt: createdAt(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.userId] }), index('member_user').on(t.userId)],
);

/** A mailed invitation to become a member. Only the hash of its token is kept. */
export const memberInvitation = pgTable(
  'member_invitation',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    email: text('email').notNull(),
    role: text('role').$type<Role>().notNull(),
    tokenHash: text('token_hash').notNull(),
    invitedBy: text('invited_by').notNull(),
    expiresAt: time('expires_at').notNull(),
    acceptedAt: time('accepted_at'),
    createdAt: createdAt(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.id] }), index('member_invitation_token').on(t.tokenHash)],
);

/** A key for the REST API: shown once, kept as SHA-256. */
export const apiKey = pgTable(
  'api_key',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    hash: text('hash').notNull(),
    scopes: text('scopes').array().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    expiresAt: time('expires_at'),
    lastUsedAt: time('last_used_at'),
    revokedAt: time('revoked_at'),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.id] }), index('api_key_hash').on(t.hash)],
);

/** Who did what, when, from where. Nobody may update or delete a row (no grant). */
export const auditLog = pgTable(
  'audit_log',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    at: time('at').notNull().defaultNow(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** The stored answer to a POST that carried an Idempotency-Key. */
export const idempotentRequest = pgTable(
  'idempotent_request',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    route: text('route').notNull(),
    bodyHash: text('body_hash').notNull(),
    status: text('status').notNull(),
    response: jsonb('response').$type<unknown>(),
    createdAt: createdAt(),
  },
  t => [uniqueIndex('idempotent_request_key').on(t.workspaceId, t.route, t.key)],
);
