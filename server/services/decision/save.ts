import { sql } from 'drizzle-orm';
import { newId } from '@/domain/ids';
import type { Verdict } from '@/domain/sending/decide';
import type { Ctx } from '@/server/db/tenant';
import { planDeliveries } from '../delivery/plan';

export type PlannedInvitation = {
  id: string;
  programId: string;
  surveyId: string;
  customerId: string;
  interactionId: string | null;
  period: number | null;
  addressHash: string | null;
  language: string | null;
  sendAt: Date;
  expiresAt: Date;
};

/** Writes invitations and the mail each of them owes, in one statement per table. */
export async function saveInvitations(ctx: Ctx, invitations: readonly PlannedInvitation[]): Promise<void> {
  if (invitations.length === 0) return;
  await ctx.db.execute(sql`
    insert into invitation (workspace_id, id, program_id, survey_id, customer_id, interaction_id, period, channel, state,
      address_hash, language, send_at, expires_at, created_at)
    select ${ctx.workspaceId}, x.id, x."programId", x."surveyId", x."customerId", x."interactionId", x.period, 'email', 'scheduled',
      x."addressHash", x.language, x."sendAt", x."expiresAt", ${ctx.now}
    from json_to_recordset(${JSON.stringify(invitations)}::json) as x(id uuid, "programId" uuid, "surveyId" uuid,
      "customerId" uuid, "interactionId" uuid, period int, "addressHash" text, language text, "sendAt" timestamptz, "expiresAt" timestamptz)`);
  await planDeliveries(
    ctx,
    invitations.map(({ id, sendAt }) => ({ invitationId: id, kind: 'invitation', dueAt: sendAt })),
  );
}

/** Writes one row per interaction and program. */
export async function saveDecisions(ctx: Ctx, verdicts: readonly Verdict[]): Promise<void> {
  if (verdicts.length === 0) return;
  const rows = verdicts.map(({ occasion, ruleId, reason, blockedBy, invitation }) => ({
    id: newId(),
    interaction: occasion.interactionId,
    program: ruleId,
    customer: occasion.customerId,
    outcome: invitation ? 'invited' : 'not_invited',
    reason,
    blocker: blockedBy,
    invitation: invitation?.id ?? null,
  }));
  await ctx.db.execute(sql`
    insert into decision (workspace_id, id, interaction_id, program_id, customer_id, outcome, reason, blocked_by, invitation_id, at)
    select ${ctx.workspaceId}, x.id, x.interaction, x.program, x.customer, x.outcome, x.reason, x.blocker, x.invitation, ${ctx.now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, interaction uuid, program uuid, customer uuid, outcome text,
      reason text, blocker uuid, invitation uuid)
    on conflict do nothing`);
}

export async function markDecided(ctx: Ctx, interactionIds: string[]): Promise<void> {
  await ctx.db.execute(sql`
    update interaction set decided_at = ${ctx.now}
    where workspace_id = ${ctx.workspaceId} and id = any(${sql.param(interactionIds)}::uuid[])`);
}
