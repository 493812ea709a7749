import { and, asc, eq, gte, lt } from 'drizzle-orm';
import { annotation } from '@/drizzle/schema/annotation';
import type { Ctx } from '@/server/db/tenant';

/** `day` is local to the workspace; `restarts`: what is usual is learnt anew from then on. */
export type Annotation = { id: string; day: string; text: string; restarts: boolean };

/** What people noted for days from `from` on, before `to`, in order. */
export async function listAnnotations({
  ctx,
  input: { from, to },
}: {
  ctx: Ctx;
  input: { from: string; to: string };
}): Promise<Annotation[]> {
  return ctx.db
    .select({
      id: annotation.id,
      day: annotation.day,
      text: annotation.text,
      restarts: annotation.restarts,
    })
    .from(annotation)
    .where(
      and(eq(annotation.workspaceId, ctx.workspaceId), gte(annotation.day, from), lt(annotation.day, to)),
    )
    .orderBy(asc(annotation.day), asc(annotation.id));
}
