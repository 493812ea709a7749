import { sql } from 'drizzle-orm';
import { newId } from '@/domain/ids';
import type { Revocation } from '@/domain/sending/book';
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
  /** Null: by mail. */
  channelId: string | null;
  addressHash: string | null;
  language: string | null;
  caseKey: string | null;
  lot: number | null;
  sendAt: Date;
  expiresAt: Date;
};

/** Writes invitations and the mail each of them owes, in one statement per table. */
export async function saveInvitations(ctx: Ctx, invitations: readonly PlannedInvitation[]): Promise<void> {
  if (invitations.length === 0) return;
  await ctx.db.execute(sql`
    insert into invitation (workspace_id, id, program_id, survey_id, customer_id, interaction_id, period, channel, channel_id, state,
      address_hash, language, case_key, lot, send_at, expires_at, created_at)
    select ${ctx.workspaceId}, x.id, x."programId", x."surveyId", x."customerId", x."interactionId", x.period,
      case when x."channelId" is null then 'email' else 'webhook' end, x."channelId", 'scheduled', x."addressHash", x.language,
      x."caseKey", x.lot, x."sendAt", x."expiresAt", ${ctx.now}
    from json_to_recordset(${JSON.stringify(invitations)}::json) as x(id uuid, "programId" uuid, "surveyId" uuid,
      "customerId" uuid, "interactionId" uuid, period int, "channelId" uuid, "addressHash" text, language text, "caseKey" text,
      lot float8, "sendAt" timestamptz, "expiresAt" timestamptz)`);
  await planDeliveries(
    ctx,
    invitations.map(({ id, sendAt }) => ({ invitationId: id, kind: 'invitation', dueAt: sendAt })),
  );
}

/**
 * Takes scheduled invitations back: their mails, themselves and what the decision log says of them. Their mails must be
 * locked (`lockAsks`, `lockPlaces`), so that none of them leaves meanwhile.
 */
export async function revokeInvitations(ctx: Ctx, revoked: readonly Revocation[]): Promise<void> {
  if (revoked.length === 0) return;
  await ctx.db.execute(sql`
    with x as (
      select * from json_to_recordset(${JSON.stringify(revoked)}::json)
        as x("invitationId" uuid, reason text, "blockedBy" uuid, detail jsonb)),
    mails as (
      update delivery d set state = 'suppressed', error = x.reason, finished_at = now()
      from x where d.workspace_id = ${ctx.workspaceId} and d.invitation_id = x."invitationId" and d.state = 'scheduled'),
    asks as (
      update invitation i set state = 'suppressed', reason = x.reason
      from x where i.workspace_id = ${ctx.workspaceId} and i.id = x."invitationId" and i.state = 'scheduled')
    update decision d set outcome = 'not_invited', reason = x.reason, blocked_by = x."blockedBy", detail = x.detail, at = ${ctx.now}
    from x where d.workspace_id = ${ctx.workspaceId} and d.invitation_id = x."invitationId"`);
}

/** Writes one row per occasion and program; decisions that waited change their row, and only while it waits. */
export async function saveDecisions(ctx: Ctx, verdicts: readonly Verdict[]): Promise<void> {
  const again = verdicts.filter(({ occasion }) => occasion.decisionId !== null);
  await insertDecisions(
    ctx,
    verdicts.filter(({ occasion }) => occasion.decisionId === null),
  );
  if (again.length === 0) return;
  await ctx.db.execute(sql`
    update decision d set outcome = x.outcome, reason = x.reason, blocked_by = x.blocker, invitation_id = x.invitation,
      detail = x.detail, due_at = x.due, at = case when x.outcome = 'waiting' then d.at else ${ctx.now} end
    from ${recordset(again)}
    where d.workspace_id = ${ctx.workspaceId} and d.id = x.id and d.outcome = 'waiting'`);
}

async function insertDecisions(ctx: Ctx, verdicts: readonly Verdict[]): Promise<void> {
  if (verdicts.length === 0) return;
  await ctx.db.execute(sql`
    insert into decision (workspace_id, id, interaction_id, period, program_id, customer_id, outcome, reason, blocked_by,
      invitation_id, detail, due_at, at)
    select ${ctx.workspaceId}, x.id, x.interaction, x.period, x.program, x.customer, x.outcome, x.reason, x.blocker, x.invitation,
      x.detail, x.due, ${ctx.now}
    from ${recordset(verdicts)}
    on conflict do nothing`);
}

const recordset = (
  verdicts: readonly Verdict[],
) => sql`json_to_recordset(${JSON.stringify(verdicts.map(rowOf))}::json)
  as x(id uuid, interaction uuid, period int, program uuid, customer uuid, outcome text, reason text, blocker uuid,
    invitation uuid, detail jsonb, due timestamptz)`;

const rowOf = ({ occasion, ruleId, outcome, reason, blockedBy, invitation, detail, dueAt }: Verdict) => ({
  id: occasion.decisionId ?? newId(),
  interaction: occasion.interactionId,
  period: occasion.period,
  program: ruleId,
  customer: occasion.customerId,
  outcome,
  reason,
  blocker: blockedBy,
  invitation: invitation?.id ?? null,
  detail,
  due: dueAt,
});

export async function markDecided(ctx: Ctx, interactionIds: string[]): Promise<void> {
  if (interactionIds.length === 0) return;
  await ctx.db.execute(sql`
    update interaction set decided_at = ${ctx.now}
    where workspace_id = ${ctx.workspaceId} and id = any(${sql.param(interactionIds)}::uuid[])`);
}
