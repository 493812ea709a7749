import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { planDeliveries } from '../delivery/plan';
import { type Postponement, readPostponement } from './postponement';

/**
 * Moves the next reminder of an invitation to the day that the customer wishes for, and makes one where none is left; later
 * ones keep their distance, so that none comes before it. The same wish twice is one, the last one holds, and what is not
 * (any longer) offered changes nothing. Fatigue is as before: it is the same invitation. Answers as `readPostponement` does.
 */
export async function postponeInvitation({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { invitation: string; days: number };
}): Promise<Postponement | null> {
  const { invitation } = input;
  // One wish at a time, and never beside a save.
  await ctx.db.execute(sql`
    select 1 from invitation where workspace_id = ${ctx.workspaceId} and id = ${invitation} for no key update`);
  const before = await readPostponement({ ctx, input });
  const wished = before?.choices.find(({ days }) => days === input.days)?.at;
  if (!before || !wished || wished.getTime() === before.plannedAt?.getTime()) return before;
  if (!(await moveReminders(ctx, invitation, wished))) await addReminder(ctx, invitation, wished);
  await ctx.db.execute(sql`
    update invitation set postponed = postponed + 1 where workspace_id = ${ctx.workspaceId} and id = ${invitation}`);
  return readPostponement({ ctx, input });
}

/** False where no reminder waits. What a worker has already claimed is on its way and left alone. */
async function moveReminders(ctx: Ctx, invitation: string, wished: Date): Promise<boolean> {
  const at = wished.toISOString();
  const { rows } = await ctx.db.execute<{ moved: boolean }>(sql`
    with next as (
      select id, due_at from delivery
      where workspace_id = ${ctx.workspaceId} and invitation_id = ${invitation} and kind <> 'invitation' and state = 'scheduled'
      order by wished desc, due_at, id limit 1 for update),
    moved as (
      update delivery d set wished = d.wished or d.id = next.id,
        due_at = case when d.id = next.id then ${at}::timestamptz
          else d.due_at + greatest(${at}::timestamptz - next.due_at, interval '0') end
      from next
      where d.workspace_id = ${ctx.workspaceId} and d.invitation_id = ${invitation} and d.kind <> 'invitation'
        and d.state = 'scheduled'
      returning d.id)
    select exists (select 1 from moved) as moved`);
  return rows[0]?.moved === true;
}

/** Under the next number that no mail of this invitation has borne, and so with a Message-ID of its own. */
async function addReminder(ctx: Ctx, invitation: string, dueAt: Date): Promise<void> {
  const { rows } = await ctx.db.execute<{ last: number }>(sql`
    select coalesce(max(substring(kind from '^reminder-([0-9]+)$')::int), 0) as last from delivery
    where workspace_id = ${ctx.workspaceId} and invitation_id = ${invitation}`);
  const kind = `reminder-${(rows[0]?.last ?? 0) + 1}` as const;
  await planDeliveries(ctx, [{ invitationId: invitation, kind, dueAt, wished: true }]);
}
