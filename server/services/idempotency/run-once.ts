import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { idempotentRequest } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { seal, unseal } from '@/server/seal';

/** Kept as text within JSON, so that the replay is the same bytes; sealed, since it may hold a secret that is told once. */
const keptSchema = z.object({
  body: z
    .union([
      z.object({ key: z.string(), iv: z.string(), text: z.string(), tag: z.string() }).transform(unseal),
      // As they were kept before they were sealed.
      z.string(),
    ])
    .nullable(),
});

type StoredAnswer = { status: number; body: string | null };

/**
 * Runs `work` for the first request with this key and keeps its answer in the same transaction; later ones get the kept
 * answer with `replayed`. Two at once: the second waits for the first. The same key with another body is a `conflict`.
 * What throws is not kept, so that it can be tried again.
 */
export async function runOnce(
  { ctx, input }: { ctx: Ctx; input: { key: string; route: string; bodyHash: string } },
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer & { replayed?: boolean }> {
  const { db, workspaceId } = ctx;
  const claimed = await db
    .insert(idempotentRequest)
    .values({ workspaceId, ...input, status: 'running', createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ key: idempotentRequest.key });
  const mine = and(
    eq(idempotentRequest.workspaceId, workspaceId),
    eq(idempotentRequest.route, input.route),
    eq(idempotentRequest.key, input.key),
  );
  if (claimed.length === 0) return replay(ctx, mine, input.bodyHash);
  const made = await work();
  await db
    .update(idempotentRequest)
    .set({ status: String(made.status), response: { body: made.body && seal(made.body) } })
    .where(mine);
  return made;
}

async function replay(
  ctx: Ctx,
  mine: ReturnType<typeof and>,
  bodyHash: string,
): Promise<StoredAnswer & { replayed: boolean }> {
  const [kept] = await ctx.db
    .select({
      bodyHash: idempotentRequest.bodyHash,
      status: idempotentRequest.status,
      response: idempotentRequest.response,
    })
    .from(idempotentRequest)
    .where(mine);
  if (!kept || kept.status === 'running') {
    throw new AppError('unavailable', 'The first request with this Idempotency-Key is still running.', [], 1);
  }
  if (kept.bodyHash !== bodyHash) {
    throw new AppError('conflict', 'This Idempotency-Key was used with another body. Use a new key.');
  }
  return {
    status: Number(kept.status),
    body: keptSchema.parse(kept.response).body,
    replayed: true,
  };
}
