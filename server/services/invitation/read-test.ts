import { and, eq } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import { invitation } from '@/drizzle/schema/program';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';

/** How far a test mail came: `scheduled`, `sent`, `visited`, `started`, `completed`, or why it went nowhere. */
export async function readTest({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ state: string; reason: string | null }> {
  if (!isUuid(input.id)) throw notFound('test');
  const [row] = await ctx.db
    .select({ state: invitation.state, reason: invitation.reason })
    .from(invitation)
    .where(
      and(
        eq(invitation.workspaceId, ctx.workspaceId),
        eq(invitation.id, input.id),
        eq(invitation.isTest, true),
      ),
    );
  if (!row) throw notFound('test');
  return row;
}
