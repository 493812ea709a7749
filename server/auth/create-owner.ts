import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { instanceSetting } from '@/drizzle/schema/instance';
import type { Actor } from '@/server/db/tenant';
import { db } from '../db/client';
import { addMember } from '../services/member/add';
import { emailSchema, personNameSchema } from '../services/member/schemas';
import { type CreatedWorkspace, createWorkspace, createWorkspaceSchema } from '../services/workspace/create';
import { readInstallation } from './gate';
import { createUser, deleteUser, findUserByEmail } from './users';

/** Where the start command keeps the token it printed, in instance_setting. */
export const SETUP_TOKEN = 'setup_token';

export const createOwnerSchema = z.object({
  name: personNameSchema,
  email: emailSchema,
  password: z.string().max(1000),
  workspace: createWorkspaceSchema,
});

/**
 * A person, their company's workspace and the membership as its owner. For the set-up page and the operator's CLI.
 * With `existing: 'use'` an account with this address is taken as it is and its password stays.
 * Throws `invalid` for a weak password and `conflict` for a taken address; then nothing is left behind.
 */
export async function createOwner(options: {
  actor: Actor;
  input: z.input<typeof createOwnerSchema>;
  existing?: 'use' | 'refuse';
}): Promise<CreatedWorkspace & { userId: string }> {
  const { name, email, password, workspace } = createOwnerSchema.parse(options.input);
  const known = options.existing === 'use' ? await findUserByEmail(email) : null;
  const user = known ?? (await createUser({ name, email, password }));
  try {
    const made = await createWorkspace({ actor: options.actor, input: workspace }, ctx =>
      addMember({ ctx, input: { userId: user.id, email: user.email, name: user.name, role: 'owner' } }),
    );
    return { ...made, userId: user.id };
  } catch (error) {
    if (!known) await deleteUser(user.id);
    throw error;
  }
}

/**
 * The first run: the token printed at the start makes one company, once. `forbidden` for a wrong or used token,
 * `conflict` where a company is here already.
 */
export async function setUpCompany(options: {
  token: string;
  input: z.input<typeof createOwnerSchema>;
}): Promise<CreatedWorkspace & { userId: string }> {
  // Faults are told before the token is used up.
  const input = createOwnerSchema.parse(options.input);
  if ((await readInstallation()).founded)
    throw new AppError('conflict', 'A company has been set up here already. Sign in.');
  const token = JSON.stringify(options.token.trim());
  // Taking the token away decides a race: of many at once one gets the row back.
  const taken = await db()
    .delete(instanceSetting)
    .where(sql`${instanceSetting.key} = ${SETUP_TOKEN} and ${instanceSetting.value} = ${token}::jsonb`)
    .returning({ key: instanceSetting.key });
  if (!taken.length)
    throw new AppError('forbidden', 'This is not the set-up token. It was printed when Afterword started.', [
      { path: 'token', message: 'is not the one that was printed' },
    ]);
  try {
    return await createOwner({ actor: { kind: 'system', name: 'setup' }, input });
  } catch (error) {
    await db().insert(instanceSetting).values({ key: SETUP_TOKEN, value: options.token.trim() });
    throw error;
  }
}
