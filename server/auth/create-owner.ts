import { timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import type { Actor } from '@/server/db/tenant';
import { db } from '../db/client';
import { addMember } from '../services/member/add';
import { emailSchema, personNameSchema } from '../services/member/schemas';
import { type CreatedWorkspace, createWorkspace, createWorkspaceSchema } from '../services/workspace/create';
import { createUser, deleteUser, findUserByEmail } from './users';

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
 * The first run: the token printed at the start makes one company, once. `forbidden` for a wrong token,
 * `conflict` where somebody was faster.
 */
export async function setUpCompany(options: {
  token: string;
  input: z.input<typeof createOwnerSchema>;
}): Promise<CreatedWorkspace & { userId: string }> {
  // Faults are told before the token is used up.
  const input = createOwnerSchema.parse(options.input);
  return db().transaction(async tx => {
    // One set-up at a time; the lock goes with the transaction.
    const { rows } = await tx.execute<{ founded: boolean; token: unknown }>(
      sql`select gate_is_founded() as founded, (select value from instance_setting where key = 'setup_token') as token
          from (select pg_advisory_xact_lock(727002)) as lock`,
    );
    if (rows[0]?.founded) throw new AppError('conflict', 'A company has been set up here already. Sign in.');
    if (!isToken(rows[0]?.token, options.token))
      throw new AppError(
        'forbidden',
        'This is not the set-up token. It was printed when Afterword started.',
        [{ path: 'token', message: 'is not the one that was printed' }],
      );
    const made = await createOwner({ actor: { kind: 'system', name: 'setup' }, input });
    await tx.execute(sql`delete from instance_setting where key = 'setup_token'`);
    return made;
  });
}

function isToken(stored: unknown, given: string): boolean {
  if (typeof stored !== 'string' || !stored) return false;
  const [a, b] = [Buffer.from(stored), Buffer.from(given.trim())];
  return a.length === b.length && timingSafeEqual(a, b);
}
