import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '../db/client';
import { inWorkspace } from '../db/tenant';
import { acceptInvitation, type OpenInvitation, readInvitation } from '../services/member/accept';
import { hashInvitationToken } from '../services/member/internal';
import { personNameSchema } from '../services/member/schemas';
import { readWorkspaceSettings } from '../services/workspace/read';
import { membershipsOf } from './gate';
import type { SignedIn } from './session';
import { createUser, deleteUser, findUserByEmail, type User } from './users';

export const joinSchema = z.object({
  token: z.string().min(20).max(100),
  /** A new person's; absent where somebody signed in accepts. */
  person: z.object({ name: personNameSchema, password: z.string().max(1000) }).optional(),
});

const system = { kind: 'system' as const, name: 'join' };

/** What the accept page shows: who invites to what, and whether the address has an account to sign in with. */
export async function describeInvitation(token: string): Promise<OpenInvitation & { hasAccount: boolean }> {
  const workspaceId = await workspaceOf(token);
  const invitation = await inWorkspace(workspaceId, system, ctx => readInvitation({ ctx, input: { token } }));
  // Whoever holds the mailed token owns the mailbox: this tells them nothing new.
  return { ...invitation, hasAccount: (await findUserByEmail(invitation.email)) !== null };
}

/**
 * Accepts an invitation as the person signed in, or as a new account for the invited address.
 * Returns the workspace and, where a session has to be opened, the new person.
 */
export async function joinWorkspace({
  input,
  user,
}: {
  input: z.output<typeof joinSchema>;
  user: SignedIn | null;
}): Promise<{ slug: string; created: User | null }> {
  const { token, person } = input;
  const workspaceId = await workspaceOf(token);
  const accept = (who: User): Promise<string> =>
    inWorkspace(workspaceId, { kind: 'user', id: who.id, name: who.name }, async ctx => {
      await acceptInvitation({ ctx, input: { token, user: who } });
      return (await readWorkspaceSettings({ ctx })).slug;
    });

  if (user) {
    await refuseMember(user.id, workspaceId);
    return { slug: await accept(user), created: null };
  }
  if (!person) throw new AppError('unauthenticated', 'Sign in first, or choose a name and a password.');
  const { email } = await describeInvitation(token);
  const created = await createUser({ ...person, email });
  try {
    return { slug: await accept(created), created };
  } catch (error) {
    await deleteUser(created.id);
    throw error;
  }
}

async function workspaceOf(token: string): Promise<WorkspaceId> {
  const { rows } = await db().execute<{ workspace_id: WorkspaceId }>(
    sql`select workspace_id from gate_member_invitation(${hashInvitationToken(token)})`,
  );
  const found = rows[0]?.workspace_id;
  // The token gate mints the workspace: whoever holds the mailed token may see this one invitation of it.
  if (!found)
    throw new AppError(
      'gone',
      'This invitation has been used, withdrawn, or is older than 7 days. Ask for a new one.',
    );
  return found;
}

async function refuseMember(userId: string, workspaceId: WorkspaceId): Promise<void> {
  const mine = await membershipsOf(userId);
  if (mine.some(item => item.workspaceId === workspaceId))
    throw new AppError('conflict', 'You are a member of this workspace already.');
}
