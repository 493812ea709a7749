import { z } from 'zod';
import { can } from '@/domain/roles';
import { listSessions, revokeSession } from '@/server/auth/sessions';
import type { Ctx } from '@/server/db/tenant';
import { env } from '@/server/env';
import { listFilters } from '@/server/services/filter/list';
import { readSenderRow } from '@/server/services/sender/identity';
import { readWorkspaceSettings } from '@/server/services/workspace/read';
import { readSetup } from '@/server/services/workspace/setup';
import { memberProcedure, router, signedInProcedure } from '../init';

export const sessionRouter = router({
  /** Who is signed in, in which workspace, with which role: what the frame around every page shows. */
  current: memberProcedure('read').query(async ({ ctx }) => ({
    user: { id: ctx.user.id, name: ctx.user.name, email: ctx.user.email },
    role: ctx.role,
    workspace: await readWorkspaceSettings({ ctx }),
    workspaces: (await ctx.memberships()).map(({ slug, name, isDemo, role }) => ({
      slug,
      name,
      isDemo,
      role,
    })),
    mailConnected: env().SMTP_URL !== undefined || Boolean((await readSenderRow(ctx))?.smtp),
    /** The saved filter that this person's reports begin with. */
    defaultFilter: await readDefaultFilter(ctx),
    /** The set-up list is for this person and still open. */
    setupOpen: can(ctx.role, 'govern') && (await readSetup({ ctx })).isOpen,
  })),
  /** The person's own sign-ins, newest first. */
  list: signedInProcedure.query(({ ctx }) => listSessions(ctx.user)),
  revoke: signedInProcedure
    .input(z.object({ id: z.string().max(100) }))
    .mutation(({ ctx, input }) => revokeSession(ctx.user, input.id)),
});

async function readDefaultFilter(ctx: Ctx): Promise<{ id: string; name: string } | null> {
  const own = (await listFilters({ ctx })).find(filter => filter.isDefault);
  return own ? { id: own.id, name: own.name } : null;
}
