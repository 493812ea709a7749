import { and, desc, eq } from 'drizzle-orm';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { surveyVersion } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';

export type PublishedVersion = { version: number; definition: SurveyDefinition; publishedAt: Date };

/** Published versions never change: one read per process and newest version, the oldest forgotten first. */
const known = new Map<string, readonly PublishedVersion[]>();
const KEPT = 50;

/**
 * All published versions of a survey that this workspace has, the newest first. `newest`: the number of the last one,
 * null where nothing was published.
 */
export async function readVersions(
  ctx: Ctx,
  surveyId: string,
  newest: number | null,
): Promise<readonly PublishedVersion[]> {
  if (newest === null) return [];
  const name = `${ctx.workspaceId}/${surveyId}/${newest}`;
  const kept = known.get(name);
  if (kept) return kept;
  const versions = await ctx.db
    .select({
      version: surveyVersion.version,
      definition: surveyVersion.definition,
      publishedAt: surveyVersion.publishedAt,
    })
    .from(surveyVersion)
    .where(and(eq(surveyVersion.workspaceId, ctx.workspaceId), eq(surveyVersion.surveyId, surveyId)))
    .orderBy(desc(surveyVersion.version));
  if (known.size >= KEPT) known.delete(known.keys().next().value ?? '');
  known.set(name, versions);
  return versions;
}
