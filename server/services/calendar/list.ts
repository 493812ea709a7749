import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { type Page, pageOf, readCursor } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { zoneOf } from '../decision/decide';
import { dueOn } from './pick';
import { listSendsSchema } from './schemas';

/** A mail or message that has not left, with whom it is for. `customer` is the caller's own id. */
export type PlannedSend = {
  id: string;
  kind: 'invitation' | 'reminder';
  dueAt: Date;
  program: string | null;
  customer: string;
  customerName: string | null;
};

/** What is to be sent on one day, earliest first. Names customers: for those who may read personal data. */
export async function listSends({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof listSendsSchema>;
}): Promise<Page<PlannedSend>> {
  const { day, program, limit, cursor } = listSendsSchema.parse(input);
  const after = cursor === undefined ? null : readCursor(cursor);
  const { rows } = await ctx.db.execute<Omit<PlannedSend, 'dueAt'> & { dueAt: string }>(sql`
    select d.id, case when d.kind = 'invitation' then 'invitation' else 'reminder' end as kind, d.due_at as "dueAt",
      i.program_id as program, c.external_id as customer, c.name as "customerName"
    from delivery d
    join invitation i on i.workspace_id = d.workspace_id and i.id = d.invitation_id
    join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    where d.workspace_id = ${ctx.workspaceId} and d.state = 'scheduled' and not i.is_test
      and ${dueOn(ctx, day, await zoneOf(ctx))}
      ${program === undefined ? sql`` : program === null ? sql`and i.program_id is null` : sql`and i.program_id = ${program}::uuid`}
      ${after ? sql`and (d.due_at, d.id) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : sql``}
    order by d.due_at, d.id limit ${limit + 1}`);
  const sends = rows.map(row => ({ ...row, dueAt: new Date(row.dueAt) }));
  return pageOf(
    sends,
    limit,
    ({ dueAt, id }) => ({ at: dueAt, id }),
    send => send,
  );
}
