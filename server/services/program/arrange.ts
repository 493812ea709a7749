import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { listPrograms } from './read';

export const arrangeProgramsSchema = z.object({
  /** All programs' ids, the one that asks first at the beginning. */
  ids: z.array(z.uuid()).max(10_000),
});

/** Where a program without a priority of its own stands: those that are put in order stand before it. */
const BEHIND = 100;

/**
 * Puts the programs in this order: where several want the same customer, the first asks. Throws `conflict` where the
 * programs are not exactly these any more.
 */
export async function arrangePrograms({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof arrangeProgramsSchema>;
}): Promise<void> {
  const { ids } = input;
  const known = new Set((await listPrograms({ ctx })).map(program => program.id));
  if (known.size !== ids.length || new Set(ids).size !== ids.length || !ids.every(id => known.has(id)))
    throw new AppError(
      'conflict',
      'Programs came or went meanwhile, so the order stayed as it was. Look again.',
    );
  const step = Math.max(1, Math.floor(BEHIND / (ids.length + 1)));
  await ctx.db.execute(sql`
    update program set priority = x.place * ${step}::int, updated_at = ${ctx.now}
    from unnest(${sql.param(ids)}::uuid[]) with ordinality as x(id, place)
    where workspace_id = ${ctx.workspaceId} and program.id = x.id and priority <> x.place * ${step}::int`);
  await recordAudit({
    ctx,
    action: 'program.arranged',
    subject: ids[0] ?? '',
    detail: { programs: ids.length },
  });
}
