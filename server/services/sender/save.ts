import { z } from 'zod';
import { sender } from '@/drizzle/schema/sending';
import type { Ctx } from '@/server/db/tenant';
import { cleanName, isMailbox } from '@/server/email/address';
import { recordAudit } from '../audit/record';
import { addressDomain, readSenderRow } from './identity';

export const senderInput = z.object({
  /** As readers see it; null: the survey's, else the installation's. */
  name: z
    .string()
    .transform(cleanName)
    .nullable()
    .transform(name => name || null),
  /** Null: the installation's. */
  address: z
    .string()
    .trim()
    .refine(address => isMailbox(address) && address.includes('.'), 'must be one e-mail address')
    .nullable(),
});

/**
 * Sets who mail comes from. An address of a domain that nobody looked up yet is taken: the domain check says what its
 * receivers will make of it. A key that was made moves along to the new domain, and signs nothing until DNS shows it there.
 */
export async function saveSender({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof senderInput>;
}): Promise<void> {
  const { name, address } = senderInput.parse(input);
  const before = await readSenderRow(ctx);
  const domain = addressDomain({ address });
  const moved = addressDomain(before) !== domain;
  await saveSenderRow(ctx, {
    name,
    address,
    ...(moved && { checkResult: null, checkedAt: null }),
    ...(before?.dkimPublic && { dkimDomain: domain }),
  });
  await recordAudit({ ctx, action: 'sender.updated', subject: ctx.workspaceId, detail: { domain } });
}

/** Writes the given columns, into a new row where there is none. */
export async function saveSenderRow(ctx: Ctx, columns: Partial<typeof sender.$inferInsert>): Promise<void> {
  const set = { ...columns, updatedAt: ctx.now };
  await ctx.db
    .insert(sender)
    .values({ ...set, workspaceId: ctx.workspaceId })
    .onConflictDoUpdate({ target: sender.workspaceId, set });
}
