import { and, eq, sql } from 'drizzle-orm';
import { AppError, notFound } from '@/domain/errors';
import { surveyDoor } from '@/drizzle/schema/door';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { asDoor, type Door, readDoor } from './read';

type Input = { ctx: Ctx; input: { id: string } };

/** Its page says that it is closed, its numbers stay. Who has begun may no longer go on. Throws not_found. */
export const closeDoor = ({ ctx, input }: Input): Promise<Door> => settle(ctx, input.id, 'closed', ctx.now);

/** The same address works again. Throws not_found. */
export const reopenDoor = ({ ctx, input }: Input): Promise<Door> => settle(ctx, input.id, 'reopened', null);

/** Only while nobody came in by it; otherwise throws conflict and everything stays. */
export async function deleteDoor({ ctx, input }: Input): Promise<void> {
  const { id, name } = await readDoor({ ctx, input });
  // Whoever comes in now waits here, and then finds no door.
  await ctx.db.select({ id: surveyDoor.id }).from(surveyDoor).where(own(ctx, id)).for('update');
  const { rows } = await ctx.db.execute<{ used: boolean }>(
    sql`select exists (select 1 from invitation where workspace_id = ${ctx.workspaceId} and door_id = ${id}) as used`,
  );
  if (rows[0]?.used)
    throw new AppError('conflict', 'Answers came in by this door, so it was kept. Close it instead.');
  await ctx.db.delete(surveyDoor).where(own(ctx, id));
  await recordAudit({ ctx, action: 'door.deleted', subject: id, detail: { name } });
}

async function settle(ctx: Ctx, id: string, word: string, closedAt: Date | null): Promise<Door> {
  const before = await readDoor({ ctx, input: { id } });
  if ((before.closedAt === null) === (closedAt === null)) return before;
  const [row] = await ctx.db.update(surveyDoor).set({ closedAt }).where(own(ctx, before.id)).returning();
  if (!row) throw notFound('door');
  await recordAudit({ ctx, action: `door.${word}`, subject: before.id });
  return asDoor(row);
}

const own = (ctx: Ctx, id: string) => and(eq(surveyDoor.workspaceId, ctx.workspaceId), eq(surveyDoor.id, id));
