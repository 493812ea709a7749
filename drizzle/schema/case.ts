import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { time, workspaceId } from './columns';
import { customer } from './customer';
import { response } from './response';
import { workspace } from './workspace';

/** The follow-up owed to one customer. The answer that asks for a call opens it, in the same transaction. */
export const customerCase = pgTable(
  'customer_case',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    /** Null where somebody who is not known asked for it. */
    customerId: uuid('customer_id'),
    responseId: uuid('response_id').notNull(),
    reason: text('reason').$type<'callback'>().notNull(),
    state: text('state').$type<'open' | 'closed'>().notNull().default('open'),
    openedAt: time('opened_at').notNull().defaultNow(),
    closedAt: time('closed_at'),
    /** Who closed it; `customer` where the wish was taken back. */
    closedBy: text('closed_by'),
    note: text('note'),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('customer_case_once').on(t.workspaceId, t.responseId, t.reason),
    index('customer_case_open').on(t.workspaceId, t.openedAt, t.id).where(sql`state = 'open'`),
    index('customer_case_opened').on(t.workspaceId, t.openedAt, t.id),
    index('customer_case_customer').on(t.workspaceId, t.customerId),
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
