import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { apiKey, member } from '@/drizzle/schema/workspace';

/** The name behind what `actorName` wrote into a column, as it is now: a member's, a key's, or what else it was. */
export const nameBehind = (
  workspaceId: AnyPgColumn | SQL,
  actor: AnyPgColumn | SQL,
): SQL<string> => sql<string>`coalesce(
  (select m.name from ${member} m where m.workspace_id = ${workspaceId} and 'user:' || m.user_id = ${actor}),
  (select 'API key “' || k.name || '”' from ${apiKey} k
    where k.workspace_id = ${workspaceId} and 'key:' || k.id::text = ${actor}),
  case when ${actor} like 'system:%' then 'Afterword' else 'Somebody who left' end)`;
