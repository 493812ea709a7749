import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Sealed } from '@/domain/sealed';
import type { DomainCheck } from '@/domain/sending/domain-check';
import { createdAt, time, workspaceId } from './columns';
import { customer } from './customer';
import { importRun } from './instance';
import { workspace } from './workspace';

/** A gateway of the company's (SMS, messenger) that delivers links which we make: we call its webhook. */
export const sendChannel = pgTable(
  'send_channel',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    url: text('url').notNull(),
    /** What the gateway reaches people by. */
    address: text('address').$type<'phone' | 'email' | 'id'>().notNull(),
    /** Signing secrets (Standard Webhooks), newest first; two while one is exchanged. */
    secrets: jsonb('secrets').$type<Sealed[]>().notNull(),
    active: boolean('active').notNull().default(true),
    createdAt: createdAt(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** Who a workspace's mail comes from, and through which server; without a row the installation's own. */
export const sender = pgTable(
  'sender',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    name: text('name'),
    /** One mailbox; null: `MAIL_FROM`. */
    address: text('address'),
    /** An SMTP URL with its password; null: `SMTP_URL`. */
    smtp: jsonb('smtp').$type<Sealed>(),
    /** The server as people may see it, `host:port`. */
    smtpHost: text('smtp_host'),
    dkimDomain: text('dkim_domain'),
    dkimSelector: text('dkim_selector'),
    dkimPrivate: jsonb('dkim_private').$type<Sealed>(),
    /** The public key as the DNS record's `p=` says it. */
    dkimPublic: text('dkim_public'),
    /** What DNS said when somebody last looked. */
    checkResult: jsonb('check_result').$type<DomainCheck>(),
    checkedAt: time('checked_at'),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  t => [primaryKey({ columns: [t.workspaceId] })],
);

/** The next free moment of a rate: the workspace's own (`host` empty) or towards one destination host. */
export const sendPace = pgTable(
  'send_pace',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    host: text('host').notNull(),
    nextAt: time('next_at').notNull(),
    /** The end of the line of those that were told to come back later. */
    queuedUntil: time('queued_until'),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.host] })],
);

/** What an import changed of a customer, so that the whole import can be undone. */
export const importChange = pgTable(
  'import_change',
  {
    workspaceId: workspaceId(),
    importId: uuid('import_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    /** The fields that it changed as they were; null where the import made the customer. */
    before: jsonb('before').$type<Record<string, unknown>>(),
    /** The same fields as it left them: what somebody has changed since is not taken back. */
    after: jsonb('after').$type<Record<string, unknown>>(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.importId, t.customerId] }),
    index('import_change_customer').on(t.workspaceId, t.customerId),
    foreignKey({
      columns: [t.workspaceId, t.importId],
      foreignColumns: [importRun.workspaceId, importRun.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete('cascade'),
  ],
);
