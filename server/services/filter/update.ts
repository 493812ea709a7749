import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { can, type Role } from '@/domain/roles';
import { savedFilter } from '@/drizzle/schema/report';
import { member } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { refuseTakenName } from './create';
import { personOf } from './list';
import { readFilter } from './read';
import { filterShape } from './schemas';

/** What is left out stays as it is. */
export const updateFilterSchema = z.object({
  id: z.string(),
  name: filterShape.shape.name.optional(),
  match: filterShape.shape.match.optional(),
  isShared: z.boolean().optional(),
});

type Change = { ctx: Ctx; role: Role; input: z.input<typeof updateFilterSchema> };

/**
 * Changes a saved filter; reports, digests, links and alerts that name it follow. One's own, and as an admin any that is
 * shared. Made private again it ends as the default of others. Throws `not_found`, `forbidden`, `invalid`, `conflict`.
 */
export async function updateFilter({ ctx, role, input }: Change): Promise<void> {
  const { id, name, match, isShared } = updateFilterSchema.parse(input);
  const { ownerId } = await readChangeable({ ctx, role, input: { id } });
  if (name !== undefined) await refuseTakenName(ctx, name, { ownerId, id });
  await ctx.db
    .update(savedFilter)
    .set({ name, match, isShared, updatedAt: ctx.now })
    .where(and(eq(savedFilter.workspaceId, ctx.workspaceId), eq(savedFilter.id, id)));
  if (isShared === false) await endDefaults(ctx, id, { exceptOf: ownerId });
  await recordAudit({ ctx, action: 'filter.updated', subject: id, detail: { name, match, isShared } });
}

/** The filter, where this person may change it. Throws `not_found`, `forbidden`. */
export async function readChangeable({
  ctx,
  role,
  input,
}: {
  ctx: Ctx;
  role: Role;
  input: { id: string };
}): ReturnType<typeof readFilter> {
  const filter = await readFilter({ ctx, input });
  if (filter.ownerId !== personOf(ctx) && !can(role, 'govern'))
    throw new AppError(
      'forbidden',
      'Somebody else made this filter: they or an admin can change it. You can save one of your own.',
    );
  return filter;
}

/** Nobody's reports begin with it any more. */
export async function endDefaults(
  ctx: Ctx,
  id: string,
  { exceptOf }: { exceptOf?: string } = {},
): Promise<void> {
  await ctx.db
    .update(member)
    .set({ defaultFilterId: null })
    .where(
      and(
        eq(member.workspaceId, ctx.workspaceId),
        eq(member.defaultFilterId, id),
        exceptOf === undefined ? undefined : ne(member.userId, exceptOf),
      ),
    );
}
