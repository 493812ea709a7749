import { desc, eq } from 'drizzle-orm';
import { apiKey } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';

export type ListedApiKey = {
  id: string;
  name: string;
  /** The first characters, to recognise it by. */
  prefix: string;
  scopes: string[];
  createdBy: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

/** All keys of the workspace, newest first, revoked ones included. Never the key itself. */
export const listApiKeys = ({ ctx }: { ctx: Ctx }): Promise<ListedApiKey[]> =>
  ctx.db
    .select({
      id: apiKey.id,
      name: apiKey.name,
      prefix: apiKey.prefix,
      scopes: apiKey.scopes,
      createdBy: apiKey.createdBy,
      createdAt: apiKey.createdAt,
      expiresAt: apiKey.expiresAt,
      lastUsedAt: apiKey.lastUsedAt,
      revokedAt: apiKey.revokedAt,
    })
    .from(apiKey)
    .where(eq(apiKey.workspaceId, ctx.workspaceId))
    .orderBy(desc(apiKey.createdAt), desc(apiKey.id));
