import { and, eq, isNull } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import { apiKey } from '@/drizzle/schema/workspace';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';

/** Ends a key at once and for good. `not_found` where there is none or it has been revoked before. Audited. */
export async function revokeApiKey({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  if (!isUuid(input.id)) throw notFound('key');
  const revoked = await ctx.db
    .update(apiKey)
    .set({ revokedAt: ctx.now })
    .where(and(eq(apiKey.workspaceId, ctx.workspaceId), eq(apiKey.id, input.id), isNull(apiKey.revokedAt)))
    .returning({ id: apiKey.id });
  if (revoked.length === 0) throw notFound('key');
  await recordAudit({ ctx, action: 'api_key.revoked', subject: input.id });
}
