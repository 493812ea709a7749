import { and, desc, eq, ilike, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { surveyDoor } from '@/drizzle/schema/door';
import { afterCursor, isUuid, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { asDoor, type Door } from './read';

/** `visits`: how often its page was opened; `started` and `completed`: answers that came in by it, the latter finished. */
export type ListedDoor = Door & {
  visits: number;
  started: number;
  completed: number;
  lastAnswerAt: Date | null;
};

export const listDoorsSchema = z.object({
  ...pageInput,
  survey: z.string(),
  /** Part of the name. */
  q: z.string().trim().max(120).optional(),
  /** Without those that are closed. */
  open: z.boolean().default(false),
});

/** The doors of a survey, newest first, with what came in by each. */
export async function listDoors({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof listDoorsSchema>;
}): Promise<Page<ListedDoor>> {
  const { survey, q, open, cursor, limit } = listDoorsSchema.parse(input);
  if (!isUuid(survey)) return { data: [], nextCursor: null };
  const rows = await ctx.db
    .select({ row: surveyDoor, visits, counts })
    .from(surveyDoor)
    .where(
      and(
        eq(surveyDoor.workspaceId, ctx.workspaceId),
        eq(surveyDoor.surveyId, survey),
        open ? isNull(surveyDoor.closedAt) : undefined,
        q ? ilike(surveyDoor.name, `%${q.replace(/[\\%_]/g, '\\$&')}%`) : undefined,
        afterCursor(surveyDoor.createdAt, surveyDoor.id, cursor),
      ),
    )
    .orderBy(desc(surveyDoor.createdAt), desc(surveyDoor.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ row }) => ({ at: row.createdAt, id: row.id }),
    ({ row, visits, counts: { last, ...counts } }) => ({
      ...asDoor(row),
      visits,
      ...counts,
      lastAnswerAt: last === null ? null : new Date(last),
    }),
  );
}

// A statement over one table names columns without it, so the table is written out in what stands inside.
const visits = sql<number>`(select coalesce(sum(v.visits), 0)::int from door_visits v
  where v.workspace_id = survey_door.workspace_id and v.door_id = survey_door.id)`;

type Counts = { started: number; completed: number; last: string | null };

/** Of answers that are still there: one that its giver deleted counts no more. */
const counts = sql<Counts>`(select json_build_object('started', count(*), 'completed', count(r.completed_at),
    'last', max(coalesce(r.completed_at, r.started_at)))
  from invitation i join response r on r.workspace_id = i.workspace_id and r.invitation_id = i.id
  where i.workspace_id = survey_door.workspace_id and i.door_id = survey_door.id and not r.is_test)`;
