import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { tellMembers } from '../case/notices';
import { lockCase, writeCase } from '../case/write';

/**
 * A letter that did not reach the customer was no contact: where it alone was the first one, the promise is open again, and
 * the owner is told.
 */
export async function noteFailure(ctx: Ctx, letter: { id: string; caseId: string }): Promise<void> {
  const row = await lockCase(ctx, letter.caseId);
  const { rows } = await ctx.db.execute<{ reached: boolean }>(sql`
    select exists (
      select 1 from case_event e
      left join case_message m on m.workspace_id = e.workspace_id and m.id::text = e.detail ->> 'message'
      where e.workspace_id = ${ctx.workspaceId} and e.case_id = ${letter.caseId}
        and (e.kind = 'contact' or (e.kind = 'mail_out' and m.state <> 'failed'))) as reached`);
  const isOwed = row.state === 'open' || row.state === 'in_progress' || row.state === 'waiting';
  const undone = !rows[0]?.reached && isOwed && row.contactedAt !== null;
  // Nobody waits for an answer to what never arrived.
  const isWaiting = undone && row.state === 'waiting';
  await writeCase(
    ctx,
    row,
    {
      ...(undone && { contactedAt: null }),
      ...(isWaiting && { state: 'in_progress' as const, waitingSince: null }),
    },
    [
      { kind: 'mail_failed', detail: { message: letter.id } },
      ...(isWaiting ? [{ kind: 'state' as const, detail: { from: 'waiting', to: 'in_progress' } }] : []),
    ],
  );
  if (row.ownerId) await tellMembers(ctx, row.id, 'failed', [row.ownerId], letter.id);
}
