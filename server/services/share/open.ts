import { createHmac, timingSafeEqual } from 'node:crypto';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import type { ReportFilter } from '@/domain/match';
import type { ShareRange } from '@/domain/share';
import { shareLink } from '@/drizzle/schema/report';
import { workspace } from '@/drizzle/schema/workspace';
import { db } from '@/server/db/client';
import { type Actor, inWorkspace, type Reading, readWorkspace } from '@/server/db/tenant';
import { derivedKey, readToken } from '@/server/tokens';

/** Hours for which the password of a link is not asked for again. */
const PASS_HOURS = 12;

/** A link that works. `read`: its workspace, as this link. */
export type OpenLink = {
  id: string;
  workspaceId: WorkspaceId;
  range: ShareRange;
  which: ReportFilter;
  comments: boolean;
  passwordHash: string | null;
  frameOrigins: string[];
  /** As customers read it. */
  company: string;
  timezone: string;
  read: Reading;
};

/** The link of a token. Null for one that is unknown, revoked or over: nobody is told which. Here the link gate mints `WorkspaceId`. */
export async function findOpenLink(token: string): Promise<OpenLink | null> {
  const id = readToken('share', token);
  if (!id) return null;
  const { rows } = await db().execute<{ id: WorkspaceId | null }>(
    sql`select gate_share_link(${id}::uuid) as id`,
  );
  const workspaceId = rows[0]?.id;
  if (!workspaceId) return null;
  const actor: Actor = { kind: 'link', id };
  // Not from the replica: a revocation holds at once.
  const [link] = await inWorkspace(workspaceId, actor, ctx =>
    ctx.db
      .select({
        range: shareLink.range,
        which: shareLink.which,
        comments: shareLink.comments,
        passwordHash: shareLink.passwordHash,
        frameOrigins: shareLink.frameOrigins,
        company: sql<string>`coalesce(${workspace.settings} ->> 'companyName', ${workspace.name})`,
        timezone: workspace.timezone,
      })
      .from(shareLink)
      .innerJoin(workspace, eq(workspace.id, shareLink.workspaceId))
      .where(
        and(
          eq(shareLink.workspaceId, workspaceId),
          eq(shareLink.id, id),
          isNull(shareLink.revokedAt),
          or(isNull(shareLink.expiresAt), gt(shareLink.expiresAt, ctx.now)),
        ),
      ),
  );
  if (!link) return null;
  return { id, workspaceId, ...link, read: work => readWorkspace(workspaceId, actor, work) };
}

/** Counts that the page was opened. */
export const countView = ({ id, workspaceId }: OpenLink): Promise<void> =>
  inWorkspace(workspaceId, { kind: 'link', id }, async ctx => {
    await ctx.db
      .update(shareLink)
      .set({ views: sql`${shareLink.views} + 1`, lastSeenAt: ctx.now })
      .where(and(eq(shareLink.workspaceId, workspaceId), eq(shareLink.id, id)));
  });

/** What a browser keeps once it knew the password; worth nothing for another link, with another password, or after twelve hours. */
export function makePass(link: Pick<OpenLink, 'id' | 'passwordHash'>, now: Date): string {
  const until = now.getTime() + PASS_HOURS * 3_600_000;
  return `${until}.${sign(link, until)}`;
}

/** Whether nobody asks for a password here, or this is a pass for it. */
export function mayPass(
  link: Pick<OpenLink, 'id' | 'passwordHash'>,
  pass: string | undefined,
  now: Date,
): boolean {
  if (link.passwordHash === null) return true;
  const [until = '', signature = ''] = (pass ?? '').split('.');
  if (!/^\d{13}$/.test(until) || Number(until) <= now.getTime()) return false;
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(link, Number(until)))];
  return given.length === right.length && timingSafeEqual(given, right);
}

const sign = ({ id, passwordHash }: Pick<OpenLink, 'id' | 'passwordHash'>, until: number): string =>
  createHmac('sha256', derivedKey('share-pass')).update(`${id}:${passwordHash}:${until}`).digest('base64url');
