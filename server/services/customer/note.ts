import { and, eq, gt, isNotNull, isNull, lt, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { AppError, notFound } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { customerNote } from '@/drizzle/schema/memory';
import { actorName, type Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { findCustomer } from './find';

/** How long a deleted note can be brought back. */
const KEPT_MS = 86_400_000;

const text = z.string().trim().min(1, 'is empty').max(5000);
const id = z.uuid('is not the id of a note');

export const createNoteSchema = z.object({ externalId: z.string().min(1).max(200), text });
export const updateNoteSchema = z.object({ id, text });
export const noteSchema = z.object({ id });

/** Writes down something about a customer; `not_found` where there is none. */
export async function createNote({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.output<typeof createNoteSchema>;
}): Promise<{ id: string }> {
  const { id: customerId } = await findCustomer(ctx, input.externalId);
  const note = { id: newId(), customerId, text: input.text };
  await ctx.db.insert(customerNote).values({
    ...note,
    workspaceId: ctx.workspaceId,
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now,
  });
  await recordAudit({ ctx, action: 'customer_note.created', subject: note.id });
  return { id: note.id };
}

/** Changes the words of one's own note; `forbidden` for somebody else's. */
export async function updateNote({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.output<typeof updateNoteSchema>;
}): Promise<void> {
  await change(ctx, input.id, isNull(customerNote.deletedAt), { text: input.text, editedAt: ctx.now });
  await recordAudit({ ctx, action: 'customer_note.updated', subject: input.id });
}

/** Takes one's own note away; for a day it can be brought back; the night after, it is gone. */
export async function deleteNote({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.output<typeof noteSchema>;
}): Promise<void> {
  await change(ctx, input.id, isNull(customerNote.deletedAt), { deletedAt: ctx.now });
  await recordAudit({ ctx, action: 'customer_note.deleted', subject: input.id });
}

/** Forgets the notes that were deleted more than a day ago. */
export async function pruneNotes({ ctx }: { ctx: Ctx }): Promise<void> {
  await ctx.db
    .delete(customerNote)
    .where(and(eq(customerNote.workspaceId, ctx.workspaceId), lt(customerNote.deletedAt, dayBefore(ctx))));
}

/** Brings one's own deleted note back. */
export async function restoreNote({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.output<typeof noteSchema>;
}): Promise<void> {
  const isKept = and(isNotNull(customerNote.deletedAt), gt(customerNote.deletedAt, dayBefore(ctx)));
  await change(ctx, input.id, isKept, { deletedAt: null });
  await recordAudit({ ctx, action: 'customer_note.restored', subject: input.id });
}

const dayBefore = ({ now }: Ctx): Date => new Date(now.getTime() - KEPT_MS);

/** Of a note that is there (`state`) and was written by whoever asks. */
async function change(
  ctx: Ctx,
  noteId: string,
  state: SQL | undefined,
  set: Partial<typeof customerNote.$inferInsert>,
): Promise<void> {
  const which = and(eq(customerNote.workspaceId, ctx.workspaceId), eq(customerNote.id, noteId), state);
  const changed = await ctx.db
    .update(customerNote)
    .set(set)
    .where(and(which, eq(customerNote.createdBy, actorName(ctx.actor))))
    .returning({ id: customerNote.id });
  if (changed.length > 0) return;
  if ((await ctx.db.$count(customerNote, which)) === 0) throw notFound('note');
  throw new AppError(
    'forbidden',
    'Somebody else wrote this note; only they can change it. Nothing was changed.',
  );
}
