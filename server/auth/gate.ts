import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import type { Role } from '@/domain/roles';
import { db } from '@/server/db/client';

export type Membership = {
  workspaceId: WorkspaceId;
  slug: string;
  name: string;
  role: Role;
  isDemo: boolean;
};

/** The workspaces a signed-in person belongs to, their own before the demo. Here the session gate mints `WorkspaceId`. */
export async function membershipsOf(userId: string): Promise<Membership[]> {
  const { rows } = await db().execute<{
    workspace_id: WorkspaceId;
    slug: string;
    name: string;
    role: Role;
    is_demo: boolean;
  }>(sql`select * from gate_memberships(${userId})`);
  return rows.map(row => ({
    workspaceId: row.workspace_id,
    slug: row.slug,
    name: row.name,
    role: row.role,
    isDemo: row.is_demo,
  }));
}

export type Installation = { founded: boolean; demo: { workspaceId: WorkspaceId; slug: string } | null };

/** Has a company been set up here, and is there a demo? Asked before anybody is signed in. */
export async function readInstallation(): Promise<Installation> {
  const { rows } = await db().execute<{ founded: boolean; id: WorkspaceId | null; slug: string | null }>(
    sql`select gate_is_founded() as founded, demo.workspace_id as id, demo.slug
        from (select 1) as one left join gate_demo() as demo on true`,
  );
  const row = rows[0];
  return {
    founded: row?.founded ?? false,
    demo: row?.id && row.slug ? { workspaceId: row.id, slug: row.slug } : null,
  };
}
