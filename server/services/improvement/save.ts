import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError, notFound } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { isLocalDate } from '@/domain/time/local-date';
import { improvement } from '@/drizzle/schema/comment';
import { actorName, type Ctx } from '@/server/db/tenant';
import { createAnnotation } from '../annotation/create';
import { deleteAnnotation } from '../annotation/delete';
import { recordAudit } from '../audit/record';

const MOST = 500;

const fields = {
  /** What it answers; null: nothing in particular. */
  theme: z.uuid().nullable().default(null),
  day: z.string().refine(isLocalDate, 'is not a date: write it like 2026-03-31'),
  said: z.string().trim().min(1, 'is empty: say what people wrote, in a sentence').max(300),
  did: z.string().trim().min(1, 'is empty: say what was done, in a sentence').max(300),
};

export const createImprovementSchema = z.object(fields);
export const updateImprovementSchema = z.object({ id: z.uuid(), ...fields });

/** Writes down what was changed because of what people wrote; nobody sees it before it is published. Throws `invalid`. */
export async function createImprovement({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof createImprovementSchema>;
}): Promise<{ id: string }> {
  const { theme, ...given } = createImprovementSchema.parse(input);
  if ((await ctx.db.$count(improvement)) >= MOST)
    throw new AppError('invalid', `There are ${MOST} improvements already: delete one first.`);
  await checkTheme(ctx, theme);
  const id = newId();
  await ctx.db.insert(improvement).values({
    workspaceId: ctx.workspaceId,
    id,
    themeId: theme,
    ...given,
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await recordAudit({ ctx, action: 'improvement.created', subject: id, detail: { theme, ...given } });
  return { id };
}

/** Changes it, and its flag on the trends with it. Throws `not_found`; `conflict` once it was mailed. */
export async function updateImprovement({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof updateImprovementSchema>;
}): Promise<void> {
  const { id, theme, ...given } = updateImprovementSchema.parse(input);
  const known = await lockImprovement(ctx, id);
  if (known.mailedAt)
    throw new AppError('conflict', 'It was mailed to customers as it is: write a new one instead.');
  await checkTheme(ctx, theme);
  const annotationId = known.annotationId ? await moveFlag(ctx, known.annotationId, given) : null;
  await ctx.db
    .update(improvement)
    .set({ themeId: theme, ...given, annotationId, updatedAt: ctx.now })
    .where(isImprovement(ctx, id));
  await recordAudit({ ctx, action: 'improvement.updated', subject: id, detail: { theme, ...given } });
}

/** Shows it to colleagues and puts its flag on the trends. Throws `not_found`. */
export async function publishImprovement({ ctx, input: { id } }: Asked): Promise<void> {
  const known = await lockImprovement(ctx, id);
  if (known.state === 'published') return;
  const { id: annotationId } = await createAnnotation({ ctx, input: flagOf(known) });
  await ctx.db
    .update(improvement)
    .set({ state: 'published', publishedAt: ctx.now, annotationId, updatedAt: ctx.now })
    .where(isImprovement(ctx, id));
  await recordAudit({ ctx, action: 'improvement.published', subject: id });
}

/** Makes it a draft again and takes its flag away. Throws `not_found`; `conflict` once it was mailed. */
export async function withdrawImprovement({ ctx, input: { id } }: Asked): Promise<void> {
  const known = await lockImprovement(ctx, id);
  if (known.mailedAt) throw new AppError('conflict', 'It was mailed to customers and stays published.');
  if (known.state === 'draft') return;
  await dropFlag(ctx, known.annotationId);
  await ctx.db
    .update(improvement)
    .set({ state: 'draft', publishedAt: null, annotationId: null, updatedAt: ctx.now })
    .where(isImprovement(ctx, id));
  await recordAudit({ ctx, action: 'improvement.withdrawn', subject: id });
}

/** Takes a draft away; what it said stays in the audit log. Throws `not_found`, `conflict` where it is published. */
export async function deleteImprovement({ ctx, input: { id } }: Asked): Promise<void> {
  const { state, themeId, day, said, did } = await lockImprovement(ctx, id);
  if (state === 'published') throw new AppError('conflict', 'It is published: withdraw it first.');
  await ctx.db.delete(improvement).where(isImprovement(ctx, id));
  await recordAudit({
    ctx,
    action: 'improvement.deleted',
    subject: id,
    detail: { theme: themeId, day, said, did },
  });
}

type Asked = { ctx: Ctx; input: { id: string } };

export const isImprovement = (ctx: Ctx, id: string) =>
  and(eq(improvement.workspaceId, ctx.workspaceId), eq(improvement.id, id));

/** Held until the transaction ends. Throws `not_found`. */
export async function lockImprovement(ctx: Ctx, id: string): Promise<typeof improvement.$inferSelect> {
  const [row] = await ctx.db.select().from(improvement).where(isImprovement(ctx, id)).for('update');
  if (!row) throw notFound('improvement');
  return row;
}

const LONGEST_FLAG = 120;

function flagOf({ day, did }: { day: string; did: string }): { day: string; text: string } {
  const text = `We did: ${did}`;
  return { day, text: text.length > LONGEST_FLAG ? `${text.slice(0, LONGEST_FLAG - 1).trimEnd()}…` : text };
}

async function moveFlag(ctx: Ctx, old: string, given: { day: string; did: string }): Promise<string> {
  await dropFlag(ctx, old);
  return (await createAnnotation({ ctx, input: flagOf(given) })).id;
}

/** Somebody may have taken the flag off the trends already. */
async function dropFlag(ctx: Ctx, id: string | null): Promise<void> {
  if (id === null) return;
  const { rows } = await ctx.db.execute(
    sql`select from annotation where workspace_id = ${ctx.workspaceId} and id = ${id}::uuid`,
  );
  if (rows.length > 0) await deleteAnnotation({ ctx, input: { id } });
}

async function checkTheme(ctx: Ctx, theme: string | null): Promise<void> {
  if (theme === null) return;
  const { rows } = await ctx.db.execute(
    sql`select from theme where workspace_id = ${ctx.workspaceId} and id = ${theme}::uuid`,
  );
  if (rows.length === 0) throw notFound('theme');
}
