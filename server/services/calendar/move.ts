import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { recordAudit } from '../audit/record';
import { zoneOf } from '../decision/decide';
import { type Judged, judge, onDay, setScene } from './judge';
import { pickSends, type Send } from './pick';
import { MOST_AT_ONCE, moveSendsSchema, type undoSchema } from './schemas';
import { type Stayed, stayedOf } from './stayed';

/** `done`: what moved, with where it was, as *undo* takes it. `more`: there were more than one call changes. */
export type Changed = { done: z.infer<typeof undoSchema>['done']; stayed: Stayed; more: boolean };

/**
 * Moves sends to another day of the workspace, each at the same clock of its recipient's zone and inside the program's
 * window. Whoever would be asked too often there, or finds the day full, stays and is named; so does what is leaving.
 */
export async function moveSends({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof moveSendsSchema>;
}): Promise<Changed> {
  const { sends, to } = moveSendsSchema.parse(input);
  const zone = await zoneOf(ctx);
  const picked = await pickSends(ctx, sends, zone);
  const scene = await setScene(ctx, picked, zone);
  const judged = await judge(
    ctx,
    scene,
    picked.map(send => onDay(ctx, scene, send, to)),
  );
  const result = await shiftSends(ctx, judged);
  await recordAudit({
    ctx,
    action: 'calendar.moved',
    subject: subjectOf(sends),
    detail: { to, moved: result.done.length, stayed: result.stayed.count },
  });
  await wake(ctx, 'sendDeliveries');
  return { ...result, more: picked.length === MOST_AT_ONCE };
}

/** Writes the new moments. A worker that was quicker keeps what it took: only what still waits changes. */
export async function shiftSends(
  ctx: Ctx,
  judged: readonly Judged[],
): Promise<Pick<Changed, 'done' | 'stayed'>> {
  const going = judged.flatMap(one => ('at' in one ? [{ id: one.send.id, at: one.at }] : []));
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    with x as (select * from json_to_recordset(${JSON.stringify(going)}::json) as x(id uuid, at timestamptz)),
    mails as (
      update delivery d set due_at = x.at, slot_at = null from x
      where d.workspace_id = ${ctx.workspaceId} and d.id = x.id and d.state = 'scheduled'
      returning d.id, d.invitation_id, d.kind, d.due_at),
    asks as (
      update invitation i set send_at = m.due_at, expires_at = i.expires_at + (m.due_at - i.send_at) from mails m
      where i.workspace_id = ${ctx.workspaceId} and i.id = m.invitation_id and m.kind = 'invitation' and i.state = 'scheduled')
    select id from mails`);
  const moved = new Set(rows.map(row => row.id));
  return {
    done: judged.flatMap(({ send }) => (moved.has(send.id) ? [{ id: send.id, dueAt: send.dueAt }] : [])),
    stayed: await stayedOf(
      ctx,
      judged.flatMap(one =>
        'stays' in one ? [one] : moved.has(one.send.id) ? [] : [{ send: one.send, stays: 'gone' as const }],
      ),
    ),
  };
}

export const subjectOf = (sends: z.infer<typeof moveSendsSchema>['sends']): string =>
  'ids' in sends
    ? sends.ids.length === 1
      ? (sends.ids[0] ?? '')
      : `${sends.ids.length} sends`
    : `${sends.program ?? 'by hand'} ${sends.day}`;

/** Waiting sends by their ids, each to be put to a moment. */
export const atMoments = (
  sends: readonly Send[],
  done: z.infer<typeof undoSchema>['done'],
): { send: Send; at: Date }[] => {
  const was = new Map(done.map(one => [one.id, one.dueAt]));
  return sends.map(send => ({ send, at: was.get(send.id) ?? send.dueAt }));
};
