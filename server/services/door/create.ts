import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { type Attributes, attributesSchema } from '@/domain/attributes';
import { doorShape, MOST_LOCATIONS } from '@/domain/door';
import { newId } from '@/domain/ids';
import { surveyDoor } from '@/drizzle/schema/door';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { readSurvey } from '../survey/read';
import { asDoor, type Door } from './read';

export const createDoorSchema = doorShape.extend({ survey: z.string() });

/** `locations`: one door each, named like it; `attribute`: the name under which every answer carries it. */
export const createDoorsSchema = z.object({
  survey: z.string(),
  attribute: z.string().trim().min(1, 'needs a name').max(100),
  /** Go with the answers of all of them. */
  attributes: attributesSchema.default({}),
  locations: z
    .array(doorShape.shape.name)
    .min(1, 'needs at least one line')
    .max(MOST_LOCATIONS, `takes at most ${MOST_LOCATIONS} lines at once`),
});

/** A door to a survey, published or not: until it is, the door's page says that it is closed. */
export async function createDoor({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof createDoorSchema>;
}): Promise<Door> {
  const { survey, ...door } = createDoorSchema.parse(input);
  const [made] = await insertDoors(ctx, survey, [door]);
  if (!made) throw new Error('an insert gave no row back');
  return made;
}

/** One door per location, in one statement, in the order given. */
export function createDoors({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof createDoorsSchema>;
}): Promise<Door[]> {
  const { survey, attribute, attributes, locations } = createDoorsSchema.parse(input);
  const doors = locations.map(location => ({
    name: location,
    attributes: { ...attributes, [attribute]: location },
  }));
  return insertDoors(ctx, survey, doors);
}

async function insertDoors(
  ctx: Ctx,
  survey: string,
  doors: { name: string; attributes: Attributes; embed?: Door['embed'] }[],
): Promise<Door[]> {
  const { id: surveyId } = await readSurvey({ ctx, input: { id: survey } });
  // Lists show the newest first and ids count up: made from behind, the doors stand there in the order given.
  const ids = doors.map(newId).reverse();
  const rows = doors.map((door, index) => ({
    workspaceId: ctx.workspaceId,
    id: ids[index] ?? newId(),
    surveyId,
    publicId: newPublicId(),
    createdAt: ctx.now,
    ...door,
  }));
  const made = await ctx.db.insert(surveyDoor).values(rows).returning();
  for (const { id, name } of made)
    await recordAudit({ ctx, action: 'door.created', subject: id, detail: { survey: surveyId, name } });
  return made.map(asDoor);
}

/** No 0, 1, i, l, o: it is read off a poster. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';

/** Twelve letters and digits, 59 bits: nobody meets a door by trying, and no two are ever the same. */
const newPublicId = (): string =>
  Array.from({ length: 12 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
