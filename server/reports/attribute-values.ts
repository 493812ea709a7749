import { and, asc, eq } from 'drizzle-orm';
import { dimension } from '@/drizzle/schema/response';
import type { Ctx } from '@/server/db/tenant';

/** Longest list that a person can pick from. */
const MOST = 200;

/** The values that scored answers have had for one attribute, by name; what a filter can choose from. */
export async function readAttributeValues({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { attribute: string };
}): Promise<string[]> {
  const rows = await ctx.db
    .select({ value: dimension.value })
    .from(dimension)
    .where(and(eq(dimension.workspaceId, ctx.workspaceId), eq(dimension.attribute, input.attribute)))
    .orderBy(asc(dimension.value))
    .limit(MOST);
  return rows.map(row => row.value);
}
