import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { touchMemory } from '../memory/touch';

/**
 * Deletes what was answered on a link, because whoever answered wishes it: the response with every saved state of it, its
 * scores out of the numbers, its cases; the link is withdrawn and no mail of it leaves. False where nothing was stored: then
 * nothing changes. Audited without a word of what was answered.
 */
export async function removeAnswer({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { invitation: string };
}): Promise<boolean> {
  const { rows } = await ctx.db.execute<{
    gone: { outcome: 'deleted'; response: string; cases: number } | { outcome: 'nothing' };
  }>(sql`select delete_answers(${ctx.workspaceId}, ${input.invitation}) as gone`);
  const gone = rows[0]?.gone;
  if (gone?.outcome !== 'deleted') return false;
  const { rows: asked } = await ctx.db.execute<{ customer: string | null }>(sql`
    select customer_id as customer from invitation
    where workspace_id = ${ctx.workspaceId} and id = ${input.invitation}`);
  await touchMemory(
    ctx,
    asked.map(({ customer }) => customer),
  );
  await recordAudit({
    ctx,
    action: 'response.deleted',
    subject: gone.response,
    detail: { invitation: input.invitation, cases: gone.cases },
  });
  return true;
}
