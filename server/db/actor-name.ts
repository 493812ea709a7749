import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { apiKey, member } from '@/drizzle/schema/workspace';

/** The name behind what `actorName` wrote into a column, as it is now: a member's, a key's, or what else it was. */
export const nameBehind = (
  workspaceId: AnyPgColumn | SQL,
  actor: AnyPgColumn | SQL,
): SQL<string> => sql<string>`coalesce(
  (select its_member.name from ${member} its_member
    where its_member.workspace_id = ${workspaceId} and 'user:' || its_member.user_id = ${actor}),
  (select 'API key “' || its_key.name || '”' from ${apiKey} its_key
    where its_key.workspace_id = ${workspaceId} and 'key:' || its_key.id::text = ${actor}),
  case when ${actor} like 'system:%' then 'Afterword' else 'Somebody who left' end)`;
