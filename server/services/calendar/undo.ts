import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { recordAudit } from '../audit/record';
import { zoneOf } from '../decision/decide';
import { CANCELLED } from './cancel';
import { judge, setScene } from './judge';
import { atMoments, type Changed, shiftSends } from './move';
import { pickSends, readSends, type Send } from './pick';
import { undoSchema } from './schemas';
import { stayedOf } from './stayed';

/** How long a cancellation can be undone. The screen offers it for ten seconds. */
const UNDO_MINUTES = 5;

type Undo = { ctx: Ctx; input: z.input<typeof undoSchema> };

/** Puts moved sends back to where they were; the clocks are looked at again, as others may have been planned meanwhile. */
export async function undoMove({ ctx, input }: Undo): Promise<Omit<Changed, 'more'>> {
  const { done } = undoSchema.parse(input);
  const zone = await zoneOf(ctx);
  const sends = await pickSends(ctx, { ids: done.map(one => one.id) }, zone);
  const scene = await setScene(ctx, sends, zone);
  const result = await shiftSends(ctx, await judge(ctx, scene, atMoments(sends, done), longAgo(ctx)));
  await recordAudit({
    ctx,
    action: 'calendar.moved_back',
    subject: `${result.done.length} sends`,
    detail: { moved: result.done.length, stayed: result.stayed.count },
  });
  await wake(ctx, 'sendDeliveries');
  return result;
}

/**
 * Plans what was cancelled in the last minutes again, at the moments that it had. Somebody who meanwhile was planned to be
 * asked by another program stays cancelled and is named.
 */
export async function undoCancel({ ctx, input }: Undo): Promise<Omit<Changed, 'more'>> {
  const { done } = undoSchema.parse(input);
  const zone = await zoneOf(ctx);
  const sends = await cancelledOf(
    ctx,
    done.map(one => one.id),
  );
  const scene = await setScene(ctx, sends, zone);
  const judged = await judge(ctx, scene, atMoments(sends, done), longAgo(ctx));
  const back = judged.flatMap(one => ('at' in one ? [one.send.id] : []));
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    with mails as (
      update delivery d set state = 'scheduled', error = null, finished_at = null
      where d.workspace_id = ${ctx.workspaceId} and d.id = any(${sql.param(back)}::uuid[]) and d.state = 'suppressed'
        and d.error = ${CANCELLED}
      returning d.id, d.invitation_id, d.kind),
    asks as (
      update invitation i set state = 'scheduled', reason = null from mails m
      where i.workspace_id = ${ctx.workspaceId} and i.id = m.invitation_id and m.kind = 'invitation'
        and i.state = 'withdrawn' and i.reason = ${CANCELLED}
      returning i.id),
    decisions as (
      update decision d set outcome = 'invited', reason = null, at = ${ctx.now} from asks a
      where d.workspace_id = ${ctx.workspaceId} and d.invitation_id = a.id and d.reason = ${CANCELLED})
    select id from mails`);
  const planned = new Set(rows.map(row => row.id));
  const stayed = await stayedOf(
    ctx,
    judged.flatMap(one => ('stays' in one ? [one] : [])),
  );
  await recordAudit({
    ctx,
    action: 'calendar.restored',
    subject: `${planned.size} sends`,
    detail: { restored: planned.size, stayed: stayed.count },
  });
  await wake(ctx, 'sendDeliveries');
  return { done: done.filter(one => planned.has(one.id)), stayed };
}

/** As far back as a change can be undone. */
const longAgo = ({ now }: Ctx): Date => new Date(now.getTime() - UNDO_MINUTES * 60_000);

const cancelledOf = (ctx: Ctx, ids: string[]): Promise<Send[]> =>
  readSends(
    ctx,
    sql`d.id = any(${sql.param(ids)}::uuid[]) and d.state = 'suppressed' and d.error = ${CANCELLED}
      and d.finished_at > now() - make_interval(mins => ${UNDO_MINUTES})`,
  );
