import { AppError } from '@/domain/errors';
import { auth } from './auth';
import { checkNewPassword, hashPassword } from './password';

export type NewUser = { name: string; email: string; password: string };
export type User = { id: string; name: string; email: string };

/**
 * Makes a person who proved their address or the set-up token. `conflict` where the address is taken,
 * `invalid` for a weak password.
 */
export async function createUser({ name, email, password }: NewUser): Promise<User> {
  checkNewPassword(password, email);
  const address = email.trim().toLowerCase();
  const { internalAdapter } = await auth().$context;
  if (await internalAdapter.findUserByEmail(address)) throw taken();
  const user = await internalAdapter
    .createUser({ name, email: address, emailVerified: true }, { method: 'admin' })
    .catch((error: unknown) => {
      // Two at once: the unique index decided.
      throw isUniqueViolation(error) ? taken() : error;
    });
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await hashPassword(password),
  });
  return { id: user.id, name: user.name, email: user.email };
}

/** Takes back a person who was made a moment ago, where the rest of the step failed. */
export async function deleteUser(id: string): Promise<void> {
  const { internalAdapter } = await auth().$context;
  await internalAdapter.deleteUser(id);
}

export async function findUserByEmail(email: string): Promise<User | null> {
  const { internalAdapter } = await auth().$context;
  const found = await internalAdapter.findUserByEmail(email.trim().toLowerCase());
  return found ? { id: found.user.id, name: found.user.name, email: found.user.email } : null;
}

const taken = (): AppError =>
  new AppError('conflict', 'This address has an account already. Sign in with it.', [
    { path: 'email', message: 'has an account already' },
  ]);

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';
