import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import { type EmbedRules, MOST_LOCATIONS } from '@/domain/door';
import { AppError, notFound } from '@/domain/errors';
import { surveyDoor } from '@/drizzle/schema/door';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { env } from '@/server/env';

/** A way to a survey that is open to anybody. `address`: what its QR code holds, and what stands on its poster. */
export type Door = {
  id: string;
  survey: string;
  name: string;
  publicId: string;
  address: string;
  attributes: Attributes;
  embed: EmbedRules | null;
  closedAt: Date | null;
  createdAt: Date;
};

/** One door by our id. Throws not_found, also for another workspace's. */
export async function readDoor({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Door> {
  const [row] = isUuid(input.id)
    ? await ctx.db
        .select()
        .from(surveyDoor)
        .where(and(eq(surveyDoor.workspaceId, ctx.workspaceId), eq(surveyDoor.id, input.id)))
    : [];
  if (!row) throw notFound('door');
  return asDoor(row);
}

/**
 * The doors that posters are made for: those named, else every open one of the survey, in the order of the list.
 * Throws not_found where one of them is none of this survey's, `invalid` where there are more than fit one file.
 */
export async function pickDoors({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { survey: string; doors: string[] };
}): Promise<Door[]> {
  const { survey, doors } = input;
  if (![survey, ...doors].every(isUuid)) throw notFound('door');
  const rows = await ctx.db
    .select()
    .from(surveyDoor)
    .where(
      and(
        eq(surveyDoor.workspaceId, ctx.workspaceId),
        eq(surveyDoor.surveyId, survey),
        doors.length > 0 ? inArray(surveyDoor.id, doors) : isNull(surveyDoor.closedAt),
      ),
    )
    .orderBy(desc(surveyDoor.createdAt), desc(surveyDoor.id))
    .limit(MOST_LOCATIONS + 1);
  if (rows.length < new Set(doors).size) throw notFound('door');
  if (rows.length > MOST_LOCATIONS)
    throw new AppError(
      'invalid',
      `Posters are made for ${MOST_LOCATIONS} doors at once; choose some of them.`,
    );
  return rows.map(asDoor);
}

export const asDoor = (row: typeof surveyDoor.$inferSelect): Door => ({
  id: row.id,
  survey: row.surveyId,
  name: row.name,
  publicId: row.publicId,
  address: `${env().SURVEY_URL}/s/p/${row.publicId}`,
  attributes: row.attributes,
  embed: row.embed,
  closedAt: row.closedAt,
  createdAt: row.createdAt,
});
