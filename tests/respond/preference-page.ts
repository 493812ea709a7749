import { sql } from 'drizzle-orm';
import type { Preferences } from '@/domain/preferences';
import { saveTopic } from '@/server/services/topic/save';
import { makeToken } from '@/server/tokens';
import type { World } from '../factories/world';
import { boots } from './boots';
import { type Ask, filled, look, post, publish } from './survey';

/** Where a mail's *Preferences* lead. */
export const preferencesPath = ({ invitationId }: Ask): string =>
  `/s/${makeToken('unsubscribe', invitationId)}?preferences`;

/** A survey about boots in a workspace whose customers can choose from two topics. Returns its id. */
export async function bootsWithTopics(world: World): Promise<string> {
  await world.run(async ctx => {
    await saveTopic({ ctx, input: { label: { en: 'Orders', de: 'Bestellungen' } } });
    await saveTopic({ ctx, input: { label: { en: 'Visits' } } });
  });
  return publish(world, boots);
}

/** Opens the page at `origin`, chooses, and sends the form, as a browser without script does. */
export async function chooseAt(origin: string, who: Ask, choice: Record<string, string | string[]>) {
  const page = await look(origin + preferencesPath(who));
  return post(page.url, filled(page.html, choice));
}

type Person = { preferences: Preferences; unsubscribedAt: string | null; reason: string | null };

/** What is kept of somebody's choice. */
export const personOf = (world: World, { customerId }: Ask): Promise<Person> =>
  world.run(async ({ db }) => {
    const { rows } = await db.execute<Person>(sql`
      select c.preferences, c.unsubscribed_at as "unsubscribedAt", x.reason from customer c
      left join suppression x on x.workspace_id = c.workspace_id and x.address_hash = c.address_hash
      where c.id = ${customerId}`);
    const [row] = rows;
    if (!row) throw new Error('there is no such customer');
    return row;
  });
