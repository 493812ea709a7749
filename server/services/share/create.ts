import { isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { invalidInput, parseInput } from '@/domain/issues';
import { MOST_LINKS, shareLinkShape } from '@/domain/share';
import { shareLink } from '@/drizzle/schema/report';
import { hashPassword } from '@/server/auth/password';
import { actorName, type Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { readFilter } from '../filter/read';
import { readShareLink, type ShareLink } from './list';

/**
 * A link that shows Overview, for one range and one choice of answers, to whoever has it. Throws `invalid`; `not_found`
 * for a saved filter that the maker cannot see. Audited, without the password.
 */
export async function createShareLink({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof shareLinkShape>;
}): Promise<ShareLink> {
  const parsed = parseInput(shareLinkShape, input);
  if (!parsed.ok) throw invalidInput(parsed.issues);
  const { password, ...given } = parsed.data;
  if ((await ctx.db.$count(shareLink, isNull(shareLink.revokedAt))) >= MOST_LINKS)
    throw new AppError('invalid', `There are ${MOST_LINKS} links already: revoke one first.`);
  // Whoever makes the link must be able to see what it shows.
  if (given.which.saved) await readFilter({ ctx, input: { id: given.which.saved } });
  const id = newId();
  await ctx.db.insert(shareLink).values({
    workspaceId: ctx.workspaceId,
    id,
    ...given,
    passwordHash: password === null ? null : await hashPassword(password),
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now,
  });
  const detail = { ...given, hasPassword: password !== null };
  await recordAudit({ ctx, action: 'share_link.created', subject: id, detail });
  return readShareLink({ ctx, input: { id } });
}
