import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { invalidInput, parseInput } from '@/domain/issues';
import { shareLinkShape } from '@/domain/share';
import { shareLink } from '@/drizzle/schema/report';
import { hashPassword } from '@/server/auth/password';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { readShareLink, type ShareLink } from './list';

const { name, comments, password, frameOrigins, expiresAt } = shareLinkShape.shape;

/** What is left out stays as it is; null takes the password or the end away. What a link shows is not changed: make another. */
export const updateShareLinkSchema = z.object({
  id: z.uuid(),
  name: name.optional(),
  comments: comments.unwrap().optional(),
  password: password.unwrap().optional(),
  frameOrigins: frameOrigins.unwrap().optional(),
  expiresAt: expiresAt.unwrap().optional(),
});

/** Changes who may open a link and how. A new password shuts out whoever came in with the old one. Throws `not_found`. */
export async function updateShareLink({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof updateShareLinkSchema>;
}): Promise<ShareLink> {
  const parsed = parseInput(updateShareLinkSchema, input);
  if (!parsed.ok) throw invalidInput(parsed.issues);
  const { id, password, ...rest } = parsed.data;
  const before = await readShareLink({ ctx, input: { id } });
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0 && password === undefined) return before;
  await ctx.db
    .update(shareLink)
    .set({
      ...given,
      ...(password !== undefined && {
        passwordHash: password === null ? null : await hashPassword(password),
      }),
    })
    .where(and(eq(shareLink.workspaceId, ctx.workspaceId), eq(shareLink.id, id)));
  const detail = { ...given, ...(password !== undefined && { hasPassword: password !== null }) };
  await recordAudit({ ctx, action: 'share_link.updated', subject: id, detail });
  return readShareLink({ ctx, input: { id } });
}
