import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { member } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { lockMember } from './internal';

const MOST_SCOPED = 10;

const dutySchema = z.object({
  /** Cases seen beside one's own and the unowned: all of these attributes have one of these values; null: every case. */
  scope: z
    .record(z.string().trim().min(1).max(100), z.array(z.string().max(500)).min(1).max(200))
    .refine(scope => Object.keys(scope).length > 0, 'name at least one attribute')
    .refine(scope => Object.keys(scope).length <= MOST_SCOPED, `takes at most ${MOST_SCOPED} attributes`)
    .nullable()
    .optional(),
  /** Until when no case is given to this person; null: they are there. */
  awayUntil: z.date().nullable().optional(),
});
export const changeDutySchema = dutySchema.extend({ userId: z.string().max(100) });
export const changeOwnAwaySchema = dutySchema.pick({ awayUntil: true });

/** Whose cases a member sees, and until when they are away; what is absent stays. */
export async function changeDuty({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof changeDutySchema>;
}): Promise<void> {
  const { userId, scope, awayUntil } = changeDutySchema.parse(input);
  await lockMember(ctx, userId);
  const changed = {
    ...(scope !== undefined && { caseScope: scope }),
    ...(awayUntil !== undefined && { awayUntil }),
  };
  if (Object.keys(changed).length === 0) return;
  await ctx.db
    .update(member)
    .set(changed)
    .where(and(eq(member.workspaceId, ctx.workspaceId), eq(member.userId, userId)));
  await recordAudit({ ctx, action: 'member.duty_changed', subject: userId, detail: changed });
}
