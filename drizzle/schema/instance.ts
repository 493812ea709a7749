import { sql } from 'drizzle-orm';
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  ImportFindings,
  ImportOptions,
  ImportSample,
  ImportState,
  ImportUndone,
  ListAsking,
} from '@/domain/import-run';
import { bytea, createdAt, time, workspaceId } from './columns';
import { workspace } from './workspace';

/** Facts about this installation (set-up token, demo password, build), outside every workspace. */
export const instanceSetting = pgTable('instance_setting', {
  key: text('key').primaryKey(),
  value: jsonb('value').$type<unknown>().notNull(),
});

/** Mails kept while no SMTP server is connected. Never sent later. */
export const mailboxMessage = pgTable(
  'mailbox_message',
  {
    id: uuid('id').primaryKey(),
    sender: text('sender').notNull(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    raw: bytea('raw').notNull(),
    createdAt: createdAt(),
  },
  t => [index('mailbox_message_created').on(t.createdAt, t.id)],
);

/** A file that was read in, with what became of its rows. */
export const importRun = pgTable(
  'import_run',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    kind: text('kind').$type<'interactions' | 'customers' | 'list' | 'responses'>().notNull(),
    fileName: text('file_name').notNull(),
    mapping: jsonb('mapping').$type<Record<string, string>>().notNull(),
    state: text('state').$type<ImportState>().notNull(),
    /** What it was told besides the mapping. */
    options: jsonb('options').$type<ImportOptions>().notNull().default({}),
    /** Columns and first rows, to go on with later. */
    sample: jsonb('sample').$type<ImportSample>(),
    /** Bytes of the file, and how many of them were read. */
    size: bigint('size', { mode: 'number' }).notNull().default(0),
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    rows: integer('rows').notNull().default(0),
    accepted: integer('accepted').notNull().default(0),
    duplicates: integer('duplicates').notNull().default(0),
    rejected: integer('rejected').notNull().default(0),
    /** Tells files with the same columns, so that a mapping is remembered. */
    headersKey: text('headers_key'),
    /** What a dry run found. */
    findings: jsonb('findings').$type<ImportFindings>(),
    /** What undoing took away and what it had to leave. */
    undone: jsonb('undone').$type<ImportUndone>(),
    /** Who of a list is asked what, and when. */
    asking: jsonb('asking').$type<ListAsking>(),
    /** Why it failed. */
    problem: text('problem'),
    /** A worker has it in hand until then; `cancelAt`: somebody wants it to stop. */
    leaseUntil: time('lease_until'),
    cancelAt: time('cancel_at'),
    undoneAt: time('undone_at'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    finishedAt: time('finished_at'),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('import_run_created').on(t.workspaceId, t.createdAt, t.id),
    index('import_run_working')
      .on(t.leaseUntil)
      .where(sql`state in ('checking', 'running', 'asking', 'undoing')`),
  ],
);

/** A file as it was sent, in pieces, until it has been read: whichever worker takes it up can go on where another stopped. */
export const importPiece = pgTable(
  'import_piece',
  {
    workspaceId: workspaceId(),
    importId: uuid('import_id').notNull(),
    number: integer('number').notNull(),
    bytes: bytea('bytes').notNull(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.importId, t.number] }),
    foreignKey({
      columns: [t.workspaceId, t.importId],
      foreignColumns: [importRun.workspaceId, importRun.id],
    }).onDelete('cascade'),
  ],
);

/** A row that was not taken, and why. */
export const importFault = pgTable(
  'import_fault',
  {
    workspaceId: workspaceId(),
    importId: uuid('import_id').notNull(),
    line: bigint('line', { mode: 'number' }).notNull(),
    message: text('message').notNull(),
    row: jsonb('row').$type<Record<string, string>>().notNull(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.importId, t.line] }),
    foreignKey({
      columns: [t.workspaceId, t.importId],
      foreignColumns: [importRun.workspaceId, importRun.id],
    }).onDelete('cascade'),
  ],
);
