import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '@/domain/errors';
import { addDays } from '@/domain/time/local-date';
import { improvement } from '@/drizzle/schema/comment';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { recordAudit } from '../audit/record';
import { raisedSql, reachSchema } from './reach';
import { isImprovement, lockImprovement } from './save';

/**
 * Mails a published improvement to everybody who raised it and may be told, each at most once, whatever is pressed how often.
 * Nobody is asked anything, so it counts for no pause between surveys. Throws `not_found`, `conflict` for a draft, `invalid`
 * without a theme.
 */
export async function tellRaisers({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof reachSchema>;
}): Promise<{ mails: number }> {
  const { id, days } = reachSchema.parse(input);
  const known = await lockImprovement(ctx, id);
  if (known.state !== 'published') throw new AppError('conflict', 'Publish it before you tell anybody.');
  const since = addDays(known.day, -days);
  const { rowCount } = await ctx.db.execute(sql`
    insert into improvement_mail (workspace_id, improvement_id, customer_id, state, next_try_at)
    select ${ctx.workspaceId}, ${id}, customer_id, 'waiting', ${ctx.now}
    from (${raisedSql(ctx, known, since)}) raised where reason is null
    on conflict do nothing`);
  const mails = rowCount ?? 0;
  if (mails === 0) return { mails };
  await ctx.db
    .update(improvement)
    // Those told later have as long to be reached as the first had.
    .set({ mailedAt: ctx.now })
    .where(isImprovement(ctx, id));
  await recordAudit({ ctx, action: 'improvement.mailed', subject: id, detail: { mails, since } });
  await wake(ctx, 'sendLetters');
  return { mails };
}

/** Keeps back what has not left yet. Throws `not_found`. */
export async function stopTelling({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<{
  stopped: number;
}> {
  await lockImprovement(ctx, id);
  const { rowCount } = await ctx.db.execute(sql`
    update improvement_mail set state = 'suppressed', reason = 'stopped', next_try_at = null
    where workspace_id = ${ctx.workspaceId} and improvement_id = ${id} and state = 'waiting'`);
  const stopped = rowCount ?? 0;
  if (stopped > 0)
    await recordAudit({ ctx, action: 'improvement.stopped', subject: id, detail: { stopped } });
  return { stopped };
}
