import { and, eq, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { DigestRhythm, digestShape } from '@/domain/digest';
import { nextSlot } from '@/domain/digest-slots';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { digest, digestReader } from '@/drizzle/schema/report';
import { member } from '@/drizzle/schema/workspace';
import { actorName, type Ctx } from '@/server/db/tenant';
import { isMailbox } from '@/server/email/address';
import { readWorkspaceSettings } from '../workspace/read';

type Given = z.output<typeof digestShape>['readers'];
type Schedule = { id: string; rhythm: DigestRhythm; hour: number };

/**
 * Refuses readers that are no mailbox or named twice, and, with `only`, whoever is not that person: a member without the
 * right to design writes to nobody else.
 */
export function checkReaders(readers: Given, only: string | null): void {
  const seen = new Set<string>();
  readers.forEach(({ email }, index) => {
    const fault = (message: string): AppError =>
      new AppError('invalid', message, [{ path: `readers.${index}.email`, message }]);
    if (!isMailbox(email)) throw fault(`${email} is not one e-mail address.`);
    if (seen.has(email)) throw fault(`${email} is on the list twice.`);
    seen.add(email);
    if (only !== null && email !== only.toLowerCase())
      throw new AppError('forbidden', 'Your role can mail this to yourself. An editor can add others.');
  });
}

/**
 * Makes the digest's readers those given. Who stays keeps when they stopped; who stopped stays, so that nobody can put
 * them on the list anew.
 */
export async function placeReaders(ctx: Ctx, schedule: Schedule, given: Given): Promise<void> {
  const { db, workspaceId } = ctx;
  const held = await db
    .select()
    .from(digestReader)
    .where(and(eq(digestReader.workspaceId, workspaceId), eq(digestReader.digestId, schedule.id)))
    .for('update');
  const emails = new Set(given.map(({ email }) => email));
  const gone = held.filter(({ email, stoppedAt }) => !emails.has(email) && stoppedAt === null);
  if (gone.length > 0)
    await db.delete(digestReader).where(
      and(
        eq(digestReader.workspaceId, workspaceId),
        inArray(
          digestReader.id,
          gone.map(({ id }) => id),
        ),
      ),
    );
  const members = await membersOf(ctx, [...emails]);
  const { timezone: zone } = await readWorkspaceSettings({ ctx });
  for (const { email, name, locale, timezone } of given) {
    const known = held.find(reader => reader.email === email);
    const speaks = {
      locale: locale ?? known?.locale ?? 'en',
      timezone: timezone ?? known?.timezone ?? zone,
    };
    const nextAt = known?.stoppedAt ? null : nextSlot({ ...schedule, ...speaks }, ctx.now);
    const person = members.get(email);
    const values = {
      ...speaks,
      nextAt,
      name: name ?? person?.name ?? known?.name ?? null,
      // Who was a member when they were put on the list reads as one or not at all.
      userId: person?.userId ?? known?.userId ?? null,
    };
    if (known)
      await db
        .update(digestReader)
        .set(values)
        .where(and(eq(digestReader.workspaceId, workspaceId), eq(digestReader.id, known.id)));
    else
      await db.insert(digestReader).values({
        workspaceId,
        id: newId(),
        digestId: schedule.id,
        email,
        ...values,
        addedBy: actorName(ctx.actor),
        createdAt: ctx.now,
      });
  }
}

/** When each reader who did not stop gets the next one, counted from now: after a pause nothing is made up for. */
export async function scheduleReaders(ctx: Ctx, digestId: string): Promise<void> {
  const rows = await ctx.db
    .select({
      id: digestReader.id,
      timezone: digestReader.timezone,
      stoppedAt: digestReader.stoppedAt,
      rhythm: digest.rhythm,
      hour: digest.hour,
    })
    .from(digestReader)
    .innerJoin(
      digest,
      and(eq(digest.workspaceId, digestReader.workspaceId), eq(digest.id, digestReader.digestId)),
    )
    .where(and(eq(digestReader.workspaceId, ctx.workspaceId), eq(digestReader.digestId, digestId)));
  for (const { id, stoppedAt, ...time } of rows)
    await ctx.db
      .update(digestReader)
      .set({ nextAt: stoppedAt ? null : nextSlot(time, ctx.now) })
      .where(and(eq(digestReader.workspaceId, ctx.workspaceId), eq(digestReader.id, id)));
}

async function membersOf(
  ctx: Ctx,
  emails: readonly string[],
): Promise<Map<string, { userId: string; name: string }>> {
  const rows = await ctx.db
    .select({ userId: member.userId, name: member.name, email: sql<string>`lower(${member.email})` })
    .from(member)
    .where(and(eq(member.workspaceId, ctx.workspaceId), inArray(sql`lower(${member.email})`, [...emails])));
  return new Map(rows.map(({ email, ...person }) => [email, person]));
}
