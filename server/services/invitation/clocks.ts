import { sql } from 'drizzle-orm';
import { ruleByHand } from '@/domain/sending/by-hand';
import type { Person } from '@/domain/sending/facts';
import { Ledger } from '@/domain/sending/ledger';
import type { Ctx } from '@/server/db/tenant';
import { loadAsks, loadReplies, lookBack } from '../decision/load';

/** What the clocks say against asking somebody right now. */
export type Against = {
  /** The invitation that is too near. `isPlanned`: it has not left yet. `program`: null for one by hand or from a list. */
  asked: { invitation: string; at: Date; isPlanned: boolean; program: string | null } | null;
  answeredAt: Date | null;
  /** They themselves chose to be asked less often: nobody goes over that. */
  isOwnWish: boolean;
};

/** What the workspace's usual clocks, or the customer's own wish for fewer, say against an invitation now. Null: nothing. */
export async function readClocks(ctx: Ctx, person: Person, survey: string): Promise<Against | null> {
  const rule = ruleByHand(survey);
  const since = lookBack(ctx.now, [rule], [person]);
  const ledger = new Ledger(
    await loadAsks(ctx, [person], since.asks),
    await loadReplies(ctx, [person], since.replies),
  );
  const { asks, reply } = ledger.against(person, rule, ctx.now);
  const [ask] = asks;
  if (!ask && !reply) return null;
  const own = ledger.against(person, { ...rule, exempt: true }, ctx.now);
  return {
    asked: ask ? await nameAsk(ctx, ask.id, ask.at) : null,
    answeredAt: reply?.at ?? null,
    isOwnWish: own.asks.length > 0 || own.reply !== null,
  };
}

async function nameAsk(ctx: Ctx, id: string, at: Date): Promise<NonNullable<Against['asked']>> {
  const { rows } = await ctx.db.execute<{ isPlanned: boolean; program: string | null }>(sql`
    select i.state = 'scheduled' as "isPlanned", p.name as program from invitation i
    left join program p on p.workspace_id = i.workspace_id and p.id = i.program_id
    where i.workspace_id = ${ctx.workspaceId} and i.id = ${id}`);
  return { invitation: id, at, isPlanned: rows[0]?.isPlanned ?? false, program: rows[0]?.program ?? null };
}
