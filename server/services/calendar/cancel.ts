import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { zoneOf } from '../decision/decide';
import { type Changed, subjectOf } from './move';
import { pickSends } from './pick';
import { cancelSendsSchema, MOST_AT_ONCE } from './schemas';
import { stayedOf } from './stayed';

/** What stands on a mail, an invitation and a decision that somebody took out of the calendar. */
export const CANCELLED = 'cancelled';

/**
 * Takes sends out of the calendar: an invitation is withdrawn and its decision says so; of a reminder only the mail. What a
 * worker already holds leaves and is told as `gone`. Can be undone by `undoCancel` for a while.
 */
export async function cancelSends({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof cancelSendsSchema>;
}): Promise<Changed> {
  const { sends } = cancelSendsSchema.parse(input);
  const picked = await pickSends(ctx, sends, await zoneOf(ctx));
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    with mails as (
      update delivery d set state = 'suppressed', error = ${CANCELLED}, finished_at = now()
      where d.workspace_id = ${ctx.workspaceId} and d.id = any(${sql.param(picked.map(send => send.id))}::uuid[])
        and d.state = 'scheduled'
      returning d.id, d.invitation_id, d.kind),
    asks as (
      update invitation i set state = 'withdrawn', reason = ${CANCELLED} from mails m
      where i.workspace_id = ${ctx.workspaceId} and i.id = m.invitation_id and m.kind = 'invitation' and i.state = 'scheduled'
      returning i.id),
    decisions as (
      update decision d set outcome = 'not_invited', reason = ${CANCELLED}, at = ${ctx.now} from asks a
      where d.workspace_id = ${ctx.workspaceId} and d.invitation_id = a.id and d.outcome = 'invited')
    select id from mails`);
  const gone = new Set(rows.map(row => row.id));
  const done = picked.flatMap(({ id, dueAt }) => (gone.has(id) ? [{ id, dueAt }] : []));
  const stayed = await stayedOf(
    ctx,
    picked.flatMap(send => (gone.has(send.id) ? [] : [{ send, stays: 'gone' as const }])),
  );
  await recordAudit({
    ctx,
    action: 'calendar.cancelled',
    subject: subjectOf(sends),
    detail: { cancelled: done.length, stayed: stayed.count },
  });
  return { done, stayed, more: picked.length === MOST_AT_ONCE };
}
