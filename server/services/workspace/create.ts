import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { newId, type WorkspaceId } from '@/domain/ids';
import { rollupState } from '@/drizzle/schema/response';
import { workspace } from '@/drizzle/schema/workspace';
import { type Actor, actorName, type Ctx, inWorkspace } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { ensureTaxonomy } from '../theme/ensure-taxonomy';
import { timezoneSchema } from './schemas';

export const createWorkspaceSchema = z.object({
  name: z.string().trim().min(1, 'give the company a name').max(120),
  timezone: timezoneSchema.default('UTC'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters, like EUR')
    .default('EUR'),
  isDemo: z.boolean().default(false),
});

export type CreatedWorkspace = { workspaceId: WorkspaceId; slug: string };

/**
 * Makes a walled-off workspace; `then` runs inside the same transaction (the first member, the first key).
 * The slug comes from the name and gets a short suffix where it is taken.
 */
export async function createWorkspace(
  { actor, input }: { actor: Actor; input: z.input<typeof createWorkspaceSchema> },
  then?: (ctx: Ctx) => Promise<void>,
): Promise<CreatedWorkspace> {
  const given = createWorkspaceSchema.parse(input);
  // A fresh id is proven to belong to nobody else: this is the one place where a workspace begins.
  const workspaceId = newId() as WorkspaceId;
  return inWorkspace(workspaceId, actor, async ctx => {
    const slug = await freeSlug(ctx, given.name);
    await ctx.db.insert(workspace).values({ id: workspaceId, slug, ...given });
    await ctx.db.insert(rollupState).values({ workspaceId, timezone: given.timezone });
    await ensureTaxonomy(ctx);
    await recordAudit({
      ctx,
      action: 'workspace.created',
      subject: workspaceId,
      detail: { by: actorName(actor) },
    });
    await then?.(ctx);
    return { workspaceId, slug };
  });
}

async function freeSlug(ctx: Ctx, name: string): Promise<string> {
  const base = slugOf(name);
  const { rows } = await ctx.db.execute<{ taken: boolean }>(
    sql`select gate_workspace(${base}) is not null as taken`,
  );
  return rows[0]?.taken ? `${base}-${newId().slice(-6)}` : base;
}

/** Lower-case letters, digits and hyphens; never empty. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[̀-ͯ]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40) || 'workspace';
