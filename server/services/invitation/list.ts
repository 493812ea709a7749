import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { customer, interaction } from '@/drizzle/schema/customer';
import { invitation } from '@/drizzle/schema/program';
import { afterCursor, isUuid, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';

export const invitationStates = [
  'scheduled',
  'sent',
  'visited',
  'started',
  'completed',
  'suppressed',
  'bounced',
  'failed',
  'expired',
  'withdrawn',
] as const;

export const listInvitationsSchema = z.object({
  program: z.string().max(200).optional(),
  survey: z.string().max(200).optional(),
  state: z.enum(invitationStates).optional(),
  /** The caller's own customer id. */
  customer: z.string().min(1).max(200).optional(),
  ...pageInput,
});

/** `customer` and `interaction` are the caller's own ids; nobody is known who came in by a door. `reason` says why it ended where it did. */
export type ListedInvitation = {
  id: string;
  program: string | null;
  survey: string;
  customer: string | null;
  interaction: string | null;
  channel: 'email' | 'link' | 'door' | 'webhook';
  state: (typeof invitationStates)[number];
  reason: string | null;
  language: string | null;
  createdAt: Date;
  sendAt: Date;
  sentAt: Date | null;
  visitedAt: Date | null;
  startedAt: Date | null;
  completedAt: Date | null;
  expiresAt: Date;
};

/** Invitations with the time of each step, newest first. Tests are not among them. */
export async function listInvitations({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof listInvitationsSchema>;
}): Promise<Page<ListedInvitation>> {
  const { limit, cursor, program, survey, state, ...filter } = listInvitationsSchema.parse(input);
  // An id that cannot be one of ours belongs to nothing.
  if ([program, survey].some(id => id !== undefined && !isUuid(id))) return { data: [], nextCursor: null };
  const rows = await ctx.db
    .select({ row: invitation, customer: customer.externalId, interaction: interaction.externalId })
    .from(invitation)
    .leftJoin(
      customer,
      and(eq(customer.workspaceId, invitation.workspaceId), eq(customer.id, invitation.customerId)),
    )
    .leftJoin(
      interaction,
      and(eq(interaction.workspaceId, invitation.workspaceId), eq(interaction.id, invitation.interactionId)),
    )
    .where(
      and(
        eq(invitation.workspaceId, ctx.workspaceId),
        eq(invitation.isTest, false),
        program === undefined ? undefined : eq(invitation.programId, program),
        survey === undefined ? undefined : eq(invitation.surveyId, survey),
        state === undefined ? undefined : eq(invitation.state, state),
        filter.customer === undefined ? undefined : eq(customer.externalId, filter.customer),
        afterCursor(invitation.createdAt, invitation.id, cursor),
      ),
    )
    .orderBy(desc(invitation.createdAt), desc(invitation.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ row }) => ({ at: row.createdAt, id: row.id }),
    ({ row, customer, interaction }) => ({
      id: row.id,
      program: row.programId,
      survey: row.surveyId,
      customer,
      interaction,
      channel: row.channel,
      state: row.state,
      reason: row.reason,
      language: row.language,
      createdAt: row.createdAt,
      sendAt: row.sendAt,
      sentAt: row.sentAt,
      visitedAt: row.visitedAt,
      startedAt: row.startedAt,
      completedAt: row.completedAt,
      expiresAt: row.expiresAt,
    }),
  );
}
