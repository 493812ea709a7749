import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { type Choice, type Preferences, preferencesAfter } from '@/domain/preferences';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { resubscribeReader, unsubscribeReader } from '../suppression/unsubscribe';
import { askLess } from './ask-less';

/**
 * Keeps what the reader of an invitation's mail chose about being asked, for everybody at that mailbox, and brings what is
 * planned in line with it in the same transaction: *never* and topics are looked at again when a mail leaves, another
 * language is written into what is still to come, *fewer* takes back what would come too soon. Repeats leave one state.
 * A test changes nothing.
 */
export async function savePreferences({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { invitation: string; choice: Choice };
}): Promise<void> {
  const { invitation, choice } = input;
  const readers = await lockReaders(ctx, invitation);
  if (readers.length === 0) return;
  const changed = readers.flatMap(reader => {
    const preferences = preferencesAfter(reader.preferences, choice);
    return isDeepStrictEqual(preferences, reader.preferences) ? [] : [{ ...reader, preferences }];
  });
  await keep(ctx, changed);
  if (choice.often === 'never') await unsubscribeReader({ ctx, input: { invitation } });
  else if (choice.often) await resubscribeReader({ ctx, input: { invitation } });
  if (choice.language) await speak(ctx, readers, choice.language);
  if (choice.often === 'fewer') await askLess(ctx, readers);
}

export type Reader = { id: string; addressHash: string | null };

/** The invitation's customer and whoever shares the mailbox, locked in order of id, as deciding locks them. */
async function lockReaders(ctx: Ctx, invitation: string): Promise<(Reader & { preferences: Preferences })[]> {
  const { rows } = await ctx.db.execute<Reader & { preferences: Preferences }>(sql`
    select id, address_hash as "addressHash", preferences from customer
    where workspace_id = ${ctx.workspaceId} and id in (
      select i.customer_id from invitation i
      where i.workspace_id = ${ctx.workspaceId} and i.id = ${invitation} and not i.is_test
      union
      select o.id from invitation i
      join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
      join customer o on o.workspace_id = c.workspace_id and o.address_hash = c.address_hash
      where i.workspace_id = ${ctx.workspaceId} and i.id = ${invitation} and not i.is_test)
    order by id for no key update`);
  return rows;
}

/** The audit log keeps that something was chosen, not what. */
async function keep(ctx: Ctx, changed: readonly (Reader & { preferences: Preferences })[]): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ id, preferences }) => ({ id, preferences }));
  await ctx.db.execute(sql`
    update customer c set preferences = x.preferences, updated_at = ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, preferences jsonb)
    where c.workspace_id = ${ctx.workspaceId} and c.id = x.id`);
  for (const { id } of rows) await recordAudit({ ctx, action: 'customer.preferences_changed', subject: id });
}

/** Mails that are still to come, first ones and reminders, speak the language from now on. */
async function speak(ctx: Ctx, readers: readonly Reader[], language: string): Promise<void> {
  await ctx.db.execute(sql`
    update invitation set language = ${language}
    where workspace_id = ${ctx.workspaceId} and customer_id = any(${sql.param(readers.map(({ id }) => id))}::uuid[])
      and state in ('scheduled', 'sent', 'visited') and expires_at > now() and language is distinct from ${language}`);
}
