import type { CaseNoticeKind } from '@/domain/case/case';
import { newId } from '@/domain/ids';
import { caseNotice } from '@/drizzle/schema/case';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { memberId } from './sight';

/** Puts a mail to each of these members on its way: the same thing (`key`) once, and nobody is told what they did themselves. */
export async function tellMembers(
  ctx: Ctx,
  caseId: string,
  kind: CaseNoticeKind,
  userIds: readonly string[],
  key: string,
): Promise<void> {
  const told = [...new Set(userIds)].filter(id => id !== memberId(ctx));
  if (told.length === 0) return;
  await ctx.db
    .insert(caseNotice)
    .values(
      told.map(userId => ({
        workspaceId: ctx.workspaceId,
        id: newId(),
        caseId,
        userId,
        kind,
        key,
        nextTryAt: ctx.now,
        createdAt: ctx.now,
      })),
    )
    .onConflictDoNothing();
  await wake(ctx, 'tendCases');
}
