import { notFound } from '@/domain/errors';
import { authPool } from './database';
import type { SignedIn } from './session';

export type SessionRow = {
  id: string;
  current: boolean;
  startedAt: Date;
  lastSeenAt: Date;
  address: string | null;
  device: string | null;
};

/** A person's open sign-ins, newest first. The tokens stay in the database. */
export async function listSessions(user: SignedIn): Promise<SessionRow[]> {
  const { rows } = await authPool().query<{
    id: string;
    createdAt: Date;
    updatedAt: Date;
    ipAddress: string | null;
    userAgent: string | null;
  }>(
    `select id, "createdAt", "updatedAt", "ipAddress", "userAgent" from auth.session
     where "userId" = $1 and "expiresAt" > now() order by "createdAt" desc limit 100`,
    [user.id],
  );
  return rows.map(row => ({
    id: row.id,
    current: row.id === user.sessionId,
    startedAt: row.createdAt,
    lastSeenAt: row.updatedAt,
    address: row.ipAddress || null,
    device: row.userAgent || null,
  }));
}

/** Ends one sign-in of this person; `not_found` for somebody else's. The next request with its cookie is nobody's. */
export async function revokeSession(user: SignedIn, id: string): Promise<void> {
  const { rowCount } = await authPool().query('delete from auth.session where id = $1 and "userId" = $2', [
    id,
    user.id,
  ]);
  if (!rowCount) throw notFound('sign-in');
}
