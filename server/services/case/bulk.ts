import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { customerCase } from '@/drizzle/schema/case';
import type { Ctx } from '@/server/db/tenant';
import { applyChange, caseChangeSchema } from './change';
import { readCaseSettings } from './settings';
import { sightOf } from './sight';

const MOST = 200;

export const changeCasesSchema = z.object({
  ids: z.array(z.uuid('is not the id of a case')).min(1).max(MOST, `takes at most ${MOST} cases at a time`),
  change: caseChangeSchema.refine(
    ({ kind }) => kind !== 'note' && kind !== 'contact',
    'is made for one case at a time',
  ),
});

/** Changes several cases; those that refuse it stay as they are and are told, each with why. */
export async function changeCases({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof changeCasesSchema>;
}): Promise<{ changed: string[]; refused: { id: string; why: string }[] }> {
  const { ids, change } = changeCasesSchema.parse(input);
  const rows = await ctx.db
    .select()
    .from(customerCase)
    .where(
      and(eq(customerCase.workspaceId, ctx.workspaceId), inArray(customerCase.id, ids), await sightOf(ctx)),
    )
    // One order for everybody: two of these never wait for one another.
    .orderBy(customerCase.id)
    .for('update');
  const settings = await readCaseSettings(ctx);
  const changed: string[] = [];
  const refused = ids
    .filter(id => !rows.some(row => row.id === id))
    .map(id => ({ id, why: 'There is no such case.' }));
  for (const row of rows) {
    try {
      await applyChange(ctx, settings, row, change);
      changed.push(row.id);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      refused.push({ id: row.id, why: error.message });
    }
  }
  return { changed, refused };
}
