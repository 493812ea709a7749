import { sql } from 'drizzle-orm';
import type { InteractionClass } from '@/domain/interaction';
import type { Ctx } from '@/server/db/tenant';

/** `guessed`: nobody has confirmed the class yet; `class` null: nothing could be guessed, the type counts as unclassed. */
export type ListedInteractionType = {
  name: string;
  class: InteractionClass | null;
  guessed: boolean;
  interactions: number;
  lastAt: Date | null;
};

/** Every type that interactions have carried, those that want a person's attention first, then by frequency. */
export async function listInteractionTypes({ ctx }: { ctx: Ctx }): Promise<ListedInteractionType[]> {
  const { rows } = await ctx.db.execute<{
    name: string;
    class: InteractionClass | null;
    guessed: boolean;
    interactions: number;
    last_at: string | null;
  }>(sql`
    select t.name, t.class, t.guessed, coalesce(n.interactions, 0) as interactions, n.last_at
    from interaction_type t
    left join (select type, count(*)::int as interactions, max(occurred_at) as last_at from interaction
      where workspace_id = ${ctx.workspaceId} group by type) n on n.type = t.name
    where t.workspace_id = ${ctx.workspaceId}
    order by (t.class is null) desc, t.guessed desc, interactions desc, t.name`);
  return rows.map(({ last_at, ...row }) => ({ ...row, lastAt: last_at === null ? null : new Date(last_at) }));
}
