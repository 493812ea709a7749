import { sql } from 'drizzle-orm';
import type { SendWindow } from '@/domain/program';
import { type LaterChoice, laterChoices } from '@/domain/sending/later';
import { isTimeZone } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';

/** How an invitation can be put off, or was. */
export type Postponement = {
  /** When the reminder leaves that was wished for; null where none waits. */
  plannedAt: Date | null;
  /** Days that may be wished for now; empty where nothing can be wished for (any more). */
  choices: LaterChoice[];
  /** Recipient's zone, in which those moments are days. */
  zone: string;
};

/** How this invitation can be put off at this moment; null where there is no such invitation of a customer. */
export async function readPostponement({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { invitation: string };
}): Promise<Postponement | null> {
  const { rows } = await ctx.db.execute<{
    possible: boolean;
    sentAt: string | null;
    expiresAt: string;
    window: SendWindow | null;
    zone: string | null;
    home: string;
    plannedAt: string | null;
  }>(sql`
    select l.link ->> 'state' = 'open' and (l.link ->> 'mayPostpone')::boolean as possible, i.sent_at as "sentAt",
      i.expires_at as "expiresAt", p.send_window as window, c.timezone as zone, w.timezone as home,
      (select min(d.due_at) from delivery d
        where d.workspace_id = ${ctx.workspaceId} and d.invitation_id = ${input.invitation} and d.wished
          and d.state = 'scheduled') as "plannedAt"
    from invitation i
    join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    join workspace w on w.id = i.workspace_id
    left join program p on p.workspace_id = i.workspace_id and p.id = i.program_id
    cross join lateral (select link_of(i.workspace_id, i.id) as link) l
    where i.workspace_id = ${ctx.workspaceId} and i.id = ${input.invitation}`);
  const [row] = rows;
  if (!row) return null;
  const zone = row.zone && isTimeZone(row.zone) ? row.zone : row.home;
  const choices =
    row.possible && row.sentAt
      ? laterChoices({
          now: ctx.now,
          sentAt: new Date(row.sentAt),
          expiresAt: new Date(row.expiresAt),
          window: row.window,
          zone,
        })
      : [];
  return { plannedAt: row.plannedAt === null ? null : new Date(row.plannedAt), choices, zone };
}
