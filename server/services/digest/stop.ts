import { and, eq, isNull, sql } from 'drizzle-orm';
import { nextSlot } from '@/domain/digest-slots';
import { notFound } from '@/domain/errors';
import type { WorkspaceId } from '@/domain/ids';
import { digest, digestReader } from '@/drizzle/schema/report';
import { workspace } from '@/drizzle/schema/workspace';
import { db } from '@/server/db/client';
import { type Ctx, inWorkspace } from '@/server/db/tenant';
import { readToken } from '@/server/tokens';
import { recordAudit } from '../audit/record';

/** What the page behind the stop link shows. `nextAt`: null while it is stopped or paused. */
export type Reading = {
  digest: string;
  company: string;
  locale: string;
  timezone: string;
  stoppedAt: Date | null;
  nextAt: Date | null;
};

/**
 * The reader of a stop link, after stopping (`stop`), starting again (`start`) or nothing (`look`). Any number of repeats
 * leave the same state. Null for a token that is not genuine, or whose reader or digest is gone.
 */
export async function turnDigest(token: string, wish: 'look' | 'stop' | 'start'): Promise<Reading | null> {
  const id = readToken('digest', token);
  if (!id) return null;
  // Here the gate mints `WorkspaceId`.
  const { rows } = await db().execute<{ id: WorkspaceId | null }>(
    sql`select gate_digest_reader(${id}::uuid) as id`,
  );
  const workspaceId = rows[0]?.id;
  if (!workspaceId) return null;
  return inWorkspace(workspaceId, { kind: 'system', name: 'digest reader' }, async ctx => {
    if (wish !== 'look') await turn(ctx, id, wish);
    return readReading(ctx, id);
  });
}

/** The same for the member who asks, on a digest of theirs. Throws `not_found` where they do not read it. */
export async function turnOwnDigest({
  ctx,
  input: { id, stopped },
}: {
  ctx: Ctx;
  input: { id: string; stopped: boolean };
}): Promise<void> {
  const me = ctx.actor.kind === 'user' ? ctx.actor.id : '';
  const [reader] = await ctx.db
    .select({ id: digestReader.id })
    .from(digestReader)
    .where(
      and(
        eq(digestReader.workspaceId, ctx.workspaceId),
        eq(digestReader.digestId, id),
        eq(digestReader.userId, me),
      ),
    );
  if (!reader) throw notFound('digest');
  await turn(ctx, reader.id, stopped ? 'stop' : 'start');
}

async function turn(ctx: Ctx, id: string, wish: 'stop' | 'start'): Promise<void> {
  const { db, workspaceId, now } = ctx;
  const [held] = await db
    .select({
      digestId: digest.id,
      rhythm: digest.rhythm,
      hour: digest.hour,
      timezone: digestReader.timezone,
      stoppedAt: digestReader.stoppedAt,
    })
    .from(digestReader)
    .innerJoin(
      digest,
      and(eq(digest.workspaceId, digestReader.workspaceId), eq(digest.id, digestReader.digestId)),
    )
    .where(and(eq(digestReader.workspaceId, workspaceId), eq(digestReader.id, id), isNull(digest.deletedAt)))
    .for('update', { of: digestReader });
  if (!held || (held.stoppedAt !== null) === (wish === 'stop')) return;
  const { digestId, stoppedAt: _, ...time } = held;
  await db
    .update(digestReader)
    .set(
      wish === 'stop'
        ? { stoppedAt: now, nextAt: null }
        : { stoppedAt: null, nextAt: nextSlot(time, now), quiet: 0 },
    )
    .where(and(eq(digestReader.workspaceId, workspaceId), eq(digestReader.id, id)));
  await recordAudit({
    ctx,
    action: wish === 'stop' ? 'digest.stopped' : 'digest.started_again',
    subject: digestId,
    detail: { reader: id },
  });
}

async function readReading({ db, workspaceId }: Ctx, id: string): Promise<Reading | null> {
  const [row] = await db
    .select({
      digest: digest.name,
      company: sql<string>`coalesce(${workspace.settings} ->> 'companyName', ${workspace.name})`,
      locale: digestReader.locale,
      timezone: digestReader.timezone,
      stoppedAt: digestReader.stoppedAt,
      nextAt: digestReader.nextAt,
      pausedAt: digest.pausedAt,
    })
    .from(digestReader)
    .innerJoin(
      digest,
      and(eq(digest.workspaceId, digestReader.workspaceId), eq(digest.id, digestReader.digestId)),
    )
    .innerJoin(workspace, eq(workspace.id, digestReader.workspaceId))
    .where(and(eq(digestReader.workspaceId, workspaceId), eq(digestReader.id, id), isNull(digest.deletedAt)));
  if (!row) return null;
  const { pausedAt, ...reading } = row;
  return { ...reading, nextAt: pausedAt ? null : reading.nextAt };
}
