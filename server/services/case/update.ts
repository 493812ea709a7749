import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { caseOutcomes, casePriorities } from '@/domain/case/case';
import { isOwed } from '@/domain/case/states';
import { AppError } from '@/domain/errors';
import { member } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { type CaseChange, changeCase } from './change';
import { readCase } from './read';

export const caseUpdateSchema = z
  .strictObject({
    /** As it was read: somebody else's change in between is a conflict. */
    revision: z.number().int().optional(),
    /** E-mail address of the member who owns it; null: nobody. */
    owner: z.email().nullable().optional(),
    /** `in_progress` opens what was resolved or closed again. */
    state: z.enum(['in_progress', 'waiting', 'resolved', 'closed']).optional(),
    priority: z.enum(casePriorities).optional(),
    /** Needed to resolve. */
    outcome: z.enum(caseOutcomes).optional(),
    /** Id of a theme; null: none. */
    rootCause: z.uuid('is not the id of a theme').nullable().optional(),
    /** What came of it. */
    note: z.string().trim().max(5000).optional(),
  })
  .refine(({ note, state }) => note === undefined || state === 'resolved' || state === 'closed', {
    path: ['note'],
    message: 'goes with state resolved or closed; write others to /cases/{id}/notes',
  });

/** Changes what is given and leaves the rest. Throws as `changeCase`; `invalid` for an owner who is no member. */
export async function updateCase({
  ctx,
  input: { id, ...given },
}: {
  ctx: Ctx;
  input: z.output<typeof caseUpdateSchema> & { id: string };
}): Promise<void> {
  let revision = given.revision;
  const before = await readCase({ ctx, input: { id } });
  for (const change of await changesOf(ctx, given, isOwed(before.state))) {
    const made = await changeCase({
      ctx,
      input: { id, change, ...(revision !== undefined && { revision }) },
    });
    if (revision !== undefined) revision = made.revision;
  }
}

async function changesOf(
  ctx: Ctx,
  { owner, state, priority, outcome, rootCause, note }: Omit<z.output<typeof caseUpdateSchema>, 'revision'>,
  wasOwed: boolean,
): Promise<CaseChange[]> {
  const changes: CaseChange[] = [];
  if (owner !== undefined)
    changes.push({ kind: 'assign', to: owner === null ? null : await memberBy(ctx, owner) });
  if (priority !== undefined) changes.push({ kind: 'priority', to: priority });
  if (rootCause !== undefined) changes.push({ kind: 'root_cause', to: rootCause });
  if (state === 'in_progress' && !wasOwed) changes.push({ kind: 'reopen' });
  else if (state !== undefined) changes.push({ kind: 'state', to: state, outcome, note });
  if (outcome !== undefined && state !== 'resolved' && state !== 'closed')
    changes.push({ kind: 'outcome', to: outcome });
  return changes;
}

/** auth.user of the member with this address. */
export async function memberBy(ctx: Ctx, email: string): Promise<string> {
  const [who] = await ctx.db
    .select({ id: member.userId })
    .from(member)
    .where(
      and(eq(member.workspaceId, ctx.workspaceId), sql`lower(${member.email}) = ${email.toLowerCase()}`),
    );
  if (!who)
    throw new AppError('invalid', 'owner is not a member of this workspace.', [
      { path: 'owner', message: 'owner is not a member of this workspace.' },
    ]);
  return who.id;
}
