import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { attributesSchema } from '@/domain/attributes';
import { doorShape, embedRulesSchema } from '@/domain/door';
import { surveyDoor } from '@/drizzle/schema/door';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { asDoor, type Door, readDoor } from './read';

/** What is left out stays as it is. */
export const updateDoorSchema = z.object({
  id: z.string(),
  name: doorShape.shape.name.optional(),
  attributes: attributesSchema.optional(),
  embed: embedRulesSchema.nullable().optional(),
});

/** Changes a door; answers that came in by it before keep the attributes they were given with. Throws not_found. */
export async function updateDoor({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof updateDoorSchema>;
}): Promise<Door> {
  const { id, name, attributes, embed } = updateDoorSchema.parse(input);
  const before = await readDoor({ ctx, input: { id } });
  const change = {
    ...(name !== undefined && { name }),
    ...(attributes !== undefined && { attributes }),
    ...(embed !== undefined && { embed }),
  };
  if (Object.keys(change).length === 0) return before;
  const [row] = await ctx.db
    .update(surveyDoor)
    .set(change)
    .where(and(eq(surveyDoor.workspaceId, ctx.workspaceId), eq(surveyDoor.id, before.id)))
    .returning();
  await recordAudit({ ctx, action: 'door.updated', subject: before.id, detail: change });
  return row ? asDoor(row) : readDoor({ ctx, input: { id } });
}
