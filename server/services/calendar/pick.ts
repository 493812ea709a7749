import { type SQL, sql } from 'drizzle-orm';
import { addDays } from '@/domain/time/local-date';
import { localDate, startOfLocalDay } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { MOST_AT_ONCE, type Sends } from './schemas';

/** One mail or message that has not left. `expiresAt`: when its link ends; `sendAt`: the invitation's own moment. */
export type Send = {
  id: string;
  kind: string;
  dueAt: Date;
  invitationId: string;
  sendAt: Date;
  expiresAt: Date;
  programId: string | null;
  customerId: string;
};

type Row = Omit<Send, 'dueAt' | 'sendAt' | 'expiresAt'> & {
  dueAt: string;
  sendAt: string;
  expiresAt: string;
};

/** Those of the sends that still wait, by their time; without locking them. At most `MOST_AT_ONCE`. */
export const pickSends = (ctx: Ctx, sends: Sends, zone: string): Promise<Send[]> =>
  readSends(ctx, sql`d.state = 'scheduled' and not i.is_test and ${which(ctx, sends, zone)}`);

/** Mails `d` of invitations `i` that fulfil a condition, by their time. */
export async function readSends(ctx: Ctx, condition: SQL): Promise<Send[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
    select d.id, d.kind, d.due_at as "dueAt", i.id as "invitationId", i.send_at as "sendAt", i.expires_at as "expiresAt",
      i.program_id as "programId", i.customer_id as "customerId"
    from delivery d
    join invitation i on i.workspace_id = d.workspace_id and i.id = d.invitation_id
    where d.workspace_id = ${ctx.workspaceId} and ${condition}
    order by d.due_at, d.id limit ${MOST_AT_ONCE}`);
  return rows.map(row => ({
    ...row,
    dueAt: new Date(row.dueAt),
    sendAt: new Date(row.sendAt),
    expiresAt: new Date(row.expiresAt),
  }));
}

function which(ctx: Ctx, sends: Sends, zone: string): SQL {
  if ('ids' in sends) return sql`d.id = any(${sql.param(sends.ids)}::uuid[])`;
  const { program, day } = sends;
  return sql`${program === null ? sql`i.program_id is null` : sql`i.program_id = ${program}::uuid`}
    and ${dueOn(ctx, day, zone)}`;
}

/** Due on this day; what is overdue belongs to today. */
export function dueOn(ctx: Ctx, day: string, zone: string): SQL {
  const isToday = day === localDate(ctx.now, zone);
  const end = sql`d.due_at < ${startOfLocalDay(addDays(day, 1), zone).toISOString()}::timestamptz`;
  return isToday ? end : sql`d.due_at >= ${startOfLocalDay(day, zone).toISOString()}::timestamptz and ${end}`;
}
