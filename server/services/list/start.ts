import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import type { ListAsking } from '@/domain/import-run';
import { sendWindowSchema } from '@/domain/program';
import { isLocalDate } from '@/domain/time/local-date';
import { importRun } from '@/drizzle/schema/instance';
import { actorName, type Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { recordAudit } from '../audit/record';
import { findImport } from '../importRun/read';
import { askableSurvey } from '../invitation/survey';

export const askListSchema = z.object({
  /** The list: an import of its people that is done. */
  id: z.string(),
  survey: z.uuid('is not the id of a survey'),
  /** The first day on which mails leave, in the workspace's zone; null: now. */
  at: z.string().refine(isLocalDate, 'must be a day, like 2026-11-20').nullable().default(null),
  /** In each recipient's zone; null: any time. */
  window: sendWindowSchema.nullable().default(null),
  /** Ask also those who were asked or answered lately. */
  everybody: z.boolean().default(false),
});

export const askingOf = (
  ctx: Ctx,
  { survey, at, window, everybody }: z.output<typeof askListSchema>,
): ListAsking => ({
  survey,
  at,
  window,
  everybody,
  by: actorName(ctx.actor),
  after: null,
  invited: 0,
  refused: {},
});

/**
 * Has a worker invite the people of a list, once: a second call changes nothing. Audited, with whether those who must rest
 * are asked too. Throws `conflict` for a list that is still being read, `invalid` for a survey that takes no answers.
 */
export async function startAsking({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof askListSchema>;
}): Promise<void> {
  const given = askListSchema.parse(input);
  const run = await findImport(ctx, given.id);
  if (run.kind !== 'list') throw new AppError('invalid', 'This is no list of people.');
  await askableSurvey(ctx, given.survey);
  if (run.asking) return;
  const { rowCount } = await ctx.db
    .update(importRun)
    .set({ state: 'asking', asking: askingOf(ctx, given), leaseUntil: null, cancelAt: null })
    .where(
      and(eq(importRun.workspaceId, ctx.workspaceId), eq(importRun.id, run.id), eq(importRun.state, 'done')),
    );
  if (rowCount === 0) {
    if ((await findImport(ctx, run.id)).asking) return;
    throw new AppError('conflict', 'The list is still being read. Try again when it is done.');
  }
  const { survey, at, everybody } = given;
  await recordAudit({ ctx, action: 'list.asked', subject: run.id, detail: { survey, at, everybody } });
  await wake(ctx, 'importFiles');
}
