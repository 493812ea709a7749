import { newId } from '@/domain/ids';
import { auditLog } from '@/drizzle/schema/workspace';
import { actorName, type Ctx } from '@/server/db/tenant';

/** Adds a line to the audit log in the caller's transaction: no change without its line, no line without its change. */
export async function recordAudit(entry: {
  ctx: Ctx;
  action: string;
  subject: string;
  detail?: Record<string, unknown>;
}): Promise<void> {
  const { ctx, action, subject, detail = {} } = entry;
  await ctx.db.insert(auditLog).values({
    workspaceId: ctx.workspaceId,
    id: newId(),
    at: ctx.now,
    actor: actorName(ctx.actor),
    action,
    subject,
    detail,
  });
}
