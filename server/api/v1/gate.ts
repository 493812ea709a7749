import { sql } from 'drizzle-orm';
import { type ApiScope, allows } from '@/domain/api-scopes';
import { AppError } from '@/domain/errors';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '@/server/db/client';
import { type Actor, inWorkspace } from '@/server/db/tenant';
import { hashApiKey } from '@/server/services/apiKey/create';
import { touchApiKey } from '@/server/services/apiKey/touch';

export type KeyHolder = { workspaceId: WorkspaceId; keyId: string; scopes: string[]; actor: Actor };

/** Turns `Authorization: Bearer aw_…` into a workspace, or throws `unauthenticated`. Unknown, revoked and expired keys look alike. */
export async function openGate(authorization: string | null): Promise<KeyHolder> {
  const key = /^Bearer +(aw_[0-9A-Za-z]{20,100}) *$/i.exec(authorization ?? '')?.[1];
  if (!key) {
    throw new AppError('unauthenticated', 'Send an API key: "Authorization: Bearer aw_…".');
  }
  const { rows } = await db().execute<{
    workspace_id: WorkspaceId;
    id: string;
    name: string;
    scopes: string[];
  }>(sql`select workspace_id, id, name, scopes from gate_api_key(${hashApiKey(key)})`);
  const row = rows[0];
  if (!row) throw new AppError('unauthenticated', 'This API key is unknown, revoked or expired.');
  return {
    workspaceId: row.workspace_id,
    keyId: row.id,
    scopes: row.scopes,
    actor: { kind: 'key', id: row.id, name: row.name },
  };
}

export function demandScope(holder: KeyHolder, scope: ApiScope): void {
  if (!allows(holder.scopes, scope)) {
    throw new AppError('forbidden', `This API key may not do that: it lacks the scope "${scope}".`);
  }
}

const touched = new Map<string, number>();

/** Remembers when the key was last used, at most once a minute per process. */
export async function noteUse(holder: KeyHolder): Promise<void> {
  const last = touched.get(holder.keyId) ?? 0;
  if (performance.now() - last < 60_000 && last > 0) return;
  touched.set(holder.keyId, performance.now());
  await inWorkspace(holder.workspaceId, holder.actor, ctx =>
    touchApiKey({ ctx, input: { id: holder.keyId } }),
  );
}
