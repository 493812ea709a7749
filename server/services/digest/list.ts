import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm';
import type { DigestRhythm } from '@/domain/digest';
import type { ReportFilter } from '@/domain/match';
import { digest, digestIssue, digestReader } from '@/drizzle/schema/report';
import { actorName, type Ctx } from '@/server/db/tenant';

export type ListedReader = {
  id: string;
  email: string;
  name: string | null;
  locale: string;
  timezone: string;
  /** The person who asks. */
  isMe: boolean;
  nextAt: Date | null;
  stoppedAt: Date | null;
  /** Nothing was new in so many issues, that it rests until something is. */
  quiet: number;
  lastSentAt: Date | null;
  /** Why the newest issue did not arrive, where it failed. */
  error: string | null;
};

export type ListedDigest = {
  id: string;
  name: string;
  rhythm: DigestRhythm;
  hour: number;
  which: ReportFilter;
  pausedAt: Date | null;
  /** The person who asks may change it. */
  mayChange: boolean;
  readers: ListedReader[];
};

/**
 * Digests, newest first: with `all` every one, else those that the person made or reads, without the other readers of
 * what others made.
 */
export async function listDigests({ ctx, all }: { ctx: Ctx; all: boolean }): Promise<ListedDigest[]> {
  const { workspaceId, actor } = ctx;
  const me = actor.kind === 'user' ? actor.id : '';
  const isMine = sql<boolean>`${digest.createdBy} = ${actorName(actor)}`;
  const reads = sql`exists (select from ${digestReader} r
    where r.workspace_id = ${digest.workspaceId} and r.digest_id = ${digest.id} and r.user_id = ${me})`;
  const digests = await ctx.db
    .select({
      id: digest.id,
      name: digest.name,
      rhythm: digest.rhythm,
      hour: digest.hour,
      which: digest.which,
      pausedAt: digest.pausedAt,
      isMine,
    })
    .from(digest)
    .where(
      and(eq(digest.workspaceId, workspaceId), isNull(digest.deletedAt), all ? undefined : or(isMine, reads)),
    )
    .orderBy(desc(digest.createdAt), desc(digest.id));
  const readers = await readersOf(ctx, me);
  return digests.map(({ isMine: made, ...row }) => ({
    ...row,
    mayChange: all || made,
    readers: readers
      .filter(reader => reader.digestId === row.id && (all || made || reader.isMe))
      .map(({ digestId: _, ...reader }) => reader),
  }));
}

const readersOf = ({ db, workspaceId }: Ctx, me: string) =>
  db
    .select({
      digestId: digestReader.digestId,
      id: digestReader.id,
      email: digestReader.email,
      name: digestReader.name,
      locale: digestReader.locale,
      timezone: digestReader.timezone,
      isMe: sql<boolean>`coalesce(${digestReader.userId} = ${me}, false)`,
      nextAt: digestReader.nextAt,
      stoppedAt: digestReader.stoppedAt,
      quiet: digestReader.quiet,
      lastSentAt: sql<Date | null>`(select max(i.at) from ${digestIssue} i
        where i.workspace_id = ${digestReader.workspaceId} and i.reader_id = ${digestReader.id} and i.state = 'sent')`.mapWith(
        digestIssue.at,
      ),
      error: sql<string | null>`(select case when i.state = 'failed' then i.error end from ${digestIssue} i
        where i.workspace_id = ${digestReader.workspaceId} and i.reader_id = ${digestReader.id}
        order by i.period desc limit 1)`,
    })
    .from(digestReader)
    .innerJoin(
      digest,
      and(eq(digest.workspaceId, digestReader.workspaceId), eq(digest.id, digestReader.digestId)),
    )
    .where(and(eq(digestReader.workspaceId, workspaceId), isNull(digest.deletedAt)))
    .orderBy(asc(digestReader.createdAt), asc(digestReader.id));
