import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import type { ReportFilter } from '@/domain/match';
import type { ShareRange } from '@/domain/share';
import { shareLink } from '@/drizzle/schema/report';
import { nameBehind } from '@/server/db/actor-name';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { env } from '@/server/env';
import { makeToken } from '@/server/tokens';

export type ShareLink = {
  id: string;
  /** The secret address, made anew from the id whenever it is shown. */
  url: string;
  name: string;
  range: ShareRange;
  which: ReportFilter;
  comments: boolean;
  hasPassword: boolean;
  frameOrigins: string[];
  expiresAt: Date | null;
  /** The name of whoever made it. */
  madeBy: string;
  createdAt: Date;
  /** Times the page was opened; what it fetches anew while it stands open is not counted. */
  views: number;
  lastSeenAt: Date | null;
};

/** All links that were not revoked, expired ones included, newest first; at most a hundred. */
export const listShareLinks = ({ ctx }: { ctx: Ctx }): Promise<ShareLink[]> =>
  readLinks(ctx, isNull(shareLink.revokedAt));

/** One link, revoked or not. Throws `not_found`. */
export async function readShareLink({
  ctx,
  input: { id },
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<ShareLink> {
  if (!isUuid(id)) throw notFound('link');
  const [link] = await readLinks(ctx, eq(shareLink.id, id));
  if (!link) throw notFound('link');
  return link;
}

async function readLinks(ctx: Ctx, which: SQL): Promise<ShareLink[]> {
  const rows = await ctx.db
    .select({
      id: shareLink.id,
      name: shareLink.name,
      range: shareLink.range,
      which: shareLink.which,
      comments: shareLink.comments,
      hasPassword: sql<boolean>`${shareLink.passwordHash} is not null`,
      frameOrigins: shareLink.frameOrigins,
      expiresAt: shareLink.expiresAt,
      madeBy: nameBehind(shareLink.workspaceId, shareLink.createdBy),
      createdAt: shareLink.createdAt,
      views: shareLink.views,
      lastSeenAt: shareLink.lastSeenAt,
    })
    .from(shareLink)
    .where(and(eq(shareLink.workspaceId, ctx.workspaceId), which))
    .orderBy(desc(shareLink.createdAt), desc(shareLink.id));
  return rows.map(row => ({ ...row, url: `${env().APP_URL}/share/${makeToken('share', row.id)}` }));
}
