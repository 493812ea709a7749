import { and, asc, eq, or, type SQL } from 'drizzle-orm';
import type { Match } from '@/domain/match';
import { savedFilter } from '@/drizzle/schema/report';
import { member } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';

/** `owner`: name of whoever made it, null where that person left. `isDefault`: this reader's reports begin with it. */
export type SavedFilter = {
  id: string;
  name: string;
  match: Match;
  isShared: boolean;
  isMine: boolean;
  isDefault: boolean;
  owner: string | null;
};

/** What the person asking may use, by name: their own and those shared with the workspace. */
export async function listFilters({ ctx }: { ctx: Ctx }): Promise<SavedFilter[]> {
  const me = personOf(ctx);
  const [own] = await ctx.db
    .select({ defaultFilterId: member.defaultFilterId })
    .from(member)
    .where(and(eq(member.workspaceId, ctx.workspaceId), eq(member.userId, me)));
  const rows = await ctx.db
    .select({
      id: savedFilter.id,
      name: savedFilter.name,
      match: savedFilter.match,
      isShared: savedFilter.isShared,
      ownerId: savedFilter.ownerId,
      owner: member.name,
    })
    .from(savedFilter)
    .leftJoin(
      member,
      and(eq(member.workspaceId, savedFilter.workspaceId), eq(member.userId, savedFilter.ownerId)),
    )
    .where(and(eq(savedFilter.workspaceId, ctx.workspaceId), seenBy(me)))
    .orderBy(asc(savedFilter.name), asc(savedFilter.id));
  return rows.map(({ ownerId, ...row }) => ({
    ...row,
    isMine: ownerId === me,
    isDefault: row.id === own?.defaultFilterId,
  }));
}

/** The filters that this person may use. */
export const seenBy = (userId: string): SQL | undefined =>
  or(eq(savedFilter.ownerId, userId), eq(savedFilter.isShared, true));

/** Saved filters belong to people: nobody else makes or changes one. */
export function personOf({ actor }: Ctx): string {
  if (actor.kind !== 'user') throw new Error('only a person has saved filters');
  return actor.id;
}
