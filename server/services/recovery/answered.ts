import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';

/** Writes into the history of their cases that these responses answered whether it worked; once per case. */
export async function noteRecoveryAnswers(ctx: Ctx, responses: readonly string[]): Promise<void> {
  if (responses.length === 0) return;
  await ctx.db.execute(sql`
    insert into case_event (workspace_id, id, case_id, at, by, kind, detail)
    -- The invitation's id is the event's, so that there is one.
    select k.workspace_id, k.recovery_invitation_id, k.id, r.completed_at, 'customer:' || k.customer_id, 'recovery_answered',
      jsonb_build_object('response', r.id)
    from response r
    join customer_case k on k.workspace_id = r.workspace_id and k.recovery_invitation_id = r.invitation_id
    where r.workspace_id = ${ctx.workspaceId} and r.id = any(${sql.param([...responses])}::uuid[]) and r.invitation_id is not null
    on conflict do nothing`);
}
