import { asc, eq, sql } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import { member } from '@/drizzle/schema/workspace';
import { inWorkspace } from '../db/tenant';
import { isLoopback } from './address';
import { readInstallation } from './gate';

/**
 * The demo's member to look around as: its highest role below owner, else its owner. Only for a person on this machine.
 * `not_found` where there is no demo, and from anywhere else.
 */
export async function demoVisitor(headers: Headers): Promise<{ userId: string; slug: string }> {
  const { demo } = await readInstallation();
  if (!demo || !isLoopback(headers)) throw new AppError('not_found', 'There is no demo here.');
  const [visitor] = await inWorkspace(demo.workspaceId, { kind: 'system', name: 'demo' }, ctx =>
    ctx.db
      .select({ userId: member.userId })
      .from(member)
      .where(eq(member.workspaceId, ctx.workspaceId))
      .orderBy(
        asc(sql`array_position(array['admin', 'owner', 'editor', 'agent', 'viewer'], ${member.role})`),
        asc(member.createdAt),
      )
      .limit(1),
  );
  if (!visitor) throw new AppError('not_found', 'The demo has no member to look around as.');
  return { userId: visitor.userId, slug: demo.slug };
}
