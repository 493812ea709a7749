import type { Role } from '@/domain/roles';
import { member } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';

/** Makes an existing person (auth.user) a member. Already being one changes nothing. */
export async function addMember({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { userId: string; email: string; name: string; role: Role };
}): Promise<void> {
  const added = await ctx.db
    .insert(member)
    .values({ workspaceId: ctx.workspaceId, ...input })
    .onConflictDoNothing()
    .returning({ userId: member.userId });
  if (!added.length) return;
  await recordAudit({ ctx, action: 'member.added', subject: input.userId, detail: { role: input.role } });
}
