import { and, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { savedFilter } from '@/drizzle/schema/report';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { personOf, seenBy } from './list';
import { filterShape } from './schemas';

const MOST = 500;

/** `id`: of a filter that was just deleted and comes back, so that addresses which name it work again. */
export const createFilterSchema = filterShape.extend({ id: z.uuid().optional() });

/** Saves a choice of answers under a name. Throws `invalid` where its owner sees that name already. */
export async function createFilter({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof createFilterSchema>;
}): Promise<{ id: string }> {
  const { id = newId(), name, match, isShared } = createFilterSchema.parse(input);
  const ownerId = personOf(ctx);
  if ((await ctx.db.$count(savedFilter)) >= MOST)
    throw new AppError('invalid', `There are ${MOST} saved filters already: delete one first.`);
  await refuseTakenName(ctx, name, { ownerId, id: null });
  const made = await ctx.db
    .insert(savedFilter)
    .values({
      workspaceId: ctx.workspaceId,
      id,
      name,
      match,
      ownerId,
      isShared,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: savedFilter.id });
  if (made.length === 0) throw new AppError('conflict', 'This filter is there already.');
  await recordAudit({ ctx, action: 'filter.created', subject: id, detail: { name, match, isShared } });
  return { id };
}

/** `id`: the filter that may keep it. */
export async function refuseTakenName(
  ctx: Ctx,
  name: string,
  { ownerId, id }: { ownerId: string; id: string | null },
): Promise<void> {
  const [taken] = await ctx.db
    .select({ id: savedFilter.id })
    .from(savedFilter)
    .where(
      and(
        eq(savedFilter.workspaceId, ctx.workspaceId),
        seenBy(ownerId),
        sql`lower(${savedFilter.name}) = lower(${name})`,
        id === null ? undefined : ne(savedFilter.id, id),
      ),
    );
  if (!taken) return;
  const message = 'Another saved filter has this name: choose a different one.';
  throw new AppError('invalid', message, [{ path: 'name', message }]);
}
