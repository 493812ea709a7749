import { isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { digestShape, MOST_DIGESTS } from '@/domain/digest';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { digest } from '@/drizzle/schema/report';
import { actorName, type Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { readFilter } from '../filter/read';
import { checkReaders, placeReaders } from './readers';

/**
 * Overview by mail, again and again, from the next time on that is due. `only`: the one address that the maker may write
 * to. Throws `invalid`, `forbidden`, and `not_found` for a saved filter that the maker cannot see. Answers its id.
 */
export async function createDigest({
  ctx,
  input,
  only,
}: {
  ctx: Ctx;
  input: z.input<typeof digestShape>;
  only: string | null;
}): Promise<{ id: string }> {
  const { readers, ...given } = digestShape.parse(input);
  checkReaders(readers, only);
  if (given.which.saved) await readFilter({ ctx, input: { id: given.which.saved } });
  if ((await ctx.db.$count(digest, isNull(digest.deletedAt))) >= MOST_DIGESTS)
    throw new AppError('invalid', `There are ${MOST_DIGESTS} digests already: delete one first.`);
  const id = newId();
  await ctx.db.insert(digest).values({
    workspaceId: ctx.workspaceId,
    id,
    ...given,
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await placeReaders(ctx, { id, ...given }, readers);
  const detail = { ...given, readers: readers.length };
  await recordAudit({ ctx, action: 'digest.created', subject: id, detail });
  return { id };
}
