import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { isLocalDate } from '@/domain/time/local-date';
import { annotation } from '@/drizzle/schema/annotation';
import { actorName, type Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import type { Annotation } from './list';

const MOST = 500;

export const annotateSchema = z.object({
  day: z.string().refine(isLocalDate, 'is not a date: write it like 2026-03-31'),
  text: z.string().trim().min(1, 'is empty: say in a few words what happened').max(120),
  restarts: z.boolean().default(false),
});

/** Notes what happened on a day. Throws `invalid` where there are 500 already. */
export async function createAnnotation({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof annotateSchema>;
}): Promise<Annotation> {
  const given = annotateSchema.parse(input);
  if ((await ctx.db.$count(annotation)) >= MOST)
    throw new AppError('invalid', `There are ${MOST} notes already: remove one first.`);
  const id = newId();
  await ctx.db.insert(annotation).values({
    workspaceId: ctx.workspaceId,
    id,
    ...given,
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now,
  });
  await recordAudit({ ctx, action: 'annotation.created', subject: id, detail: given });
  return { id, ...given };
}
