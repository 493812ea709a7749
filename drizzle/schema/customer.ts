import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Attributes } from '@/domain/attributes';
import type { InteractionClass } from '@/domain/interaction';
import type { Preferences } from '@/domain/preferences';
import { createdAt, time, workspaceId } from './columns';
import { workspace } from './workspace';

/** A person the company serves. `externalId` is the caller's own; `addressHash` is a keyed hash of the e-mail. */
export const customer = pgTable(
  'customer',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    externalId: text('external_id').notNull(),
    email: text('email'),
    addressHash: text('address_hash'),
    name: text('name'),
    locale: text('locale'),
    timezone: text('timezone'),
    phone: text('phone'),
    doNotAsk: boolean('do_not_ask').notNull().default(false),
    attributes: jsonb('attributes').$type<Attributes>().notNull().default({}),
    unsubscribedAt: time('unsubscribed_at'),
    /** What the customer chose on the page that every mail links to; goes before what the company says. */
    preferences: jsonb('preferences').$type<Preferences>().notNull().default({}),
    createdAt: createdAt(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('customer_external_id').on(t.workspaceId, t.externalId),
    index('customer_address').on(t.workspaceId, t.addressHash),
    index('customer_created').on(t.workspaceId, t.createdAt, t.id),
  ],
);

/** How the product understands a `type` that interactions carry. */
export const interactionType = pgTable(
  'interaction_type',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    class: text('class').$type<InteractionClass>(),
    /** True until a person has confirmed the class. */
    guessed: boolean('guessed').notNull().default(true),
    createdAt: createdAt(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.name] })],
);

/** Something that happened between company and customer. */
export const interaction = pgTable(
  'interaction',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    externalId: text('external_id').notNull(),
    type: text('type').notNull(),
    customerId: uuid('customer_id').notNull(),
    occurredAt: time('occurred_at').notNull(),
    recordedAt: time('recorded_at').notNull().defaultNow(),
    attributes: jsonb('attributes').$type<Attributes>().notNull().default({}),
    amountValue: numeric('amount_value', { precision: 20, scale: 4, mode: 'number' }),
    amountCurrency: text('amount_currency'),
    initiatedBy: text('initiated_by').$type<'customer' | 'company'>(),
    /** External id of the interaction this one follows up. */
    caseOf: text('case_of'),
    /** External id of the customer who referred this one. */
    referredBy: text('referred_by'),
    /** Recorded with the switch that nobody may be asked about it (imports of history). */
    doNotAsk: boolean('do_not_ask').notNull().default(false),
    /** Null until the programs have decided about it. */
    decidedAt: time('decided_at'),
    /** The import it came with. */
    importId: uuid('import_id'),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('interaction_external_id').on(t.workspaceId, t.externalId),
    index('interaction_customer').on(t.workspaceId, t.customerId, t.occurredAt, t.id),
    index('interaction_undecided').on(t.workspaceId, t.recordedAt).where(sql`decided_at is null`),
    index('interaction_occurred').on(t.workspaceId, t.occurredAt, t.id),
    index('interaction_import').on(t.workspaceId, t.importId, t.id).where(sql`import_id is not null`),
    index('interaction_referred').on(t.workspaceId, t.referredBy).where(sql`referred_by is not null`),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete('cascade'),
  ],
);
