import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { notFound } from '@/domain/errors';
import { interactionClasses } from '@/domain/interaction';
import { interactionType } from '@/drizzle/schema/customer';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';

export const classifyInteractionTypeSchema = z.object({
  name: z.string().min(1).max(100),
  class: z.enum(interactionClasses),
});

/** A person says what a type means; that also confirms a guess. `not_found` for a type nothing has carried. Audited. */
export async function classifyInteractionType({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.output<typeof classifyInteractionTypeSchema>;
}): Promise<void> {
  const changed = await ctx.db
    .update(interactionType)
    .set({ class: input.class, guessed: false })
    .where(and(eq(interactionType.workspaceId, ctx.workspaceId), eq(interactionType.name, input.name)))
    .returning({ name: interactionType.name });
  if (changed.length === 0) throw notFound('interaction type');
  await recordAudit({
    ctx,
    action: 'interaction_type.classified',
    subject: input.name,
    detail: { class: input.class },
  });
}
