import { and, desc, eq } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import { diffDefinitions } from '@/domain/survey/versions';
import { survey, surveyTrial } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';
import { listVersions } from '../survey/read';
import { refuseFaulty } from '../survey/refuse-faulty';

/**
 * What a test of this survey shows: `trial` is the number under which the draft is kept as it stands, or null where it says
 * the same as the published version. Throws not_found, and `invalid` with the faults where the draft could not be published.
 */
export async function trialOf(
  ctx: Ctx,
  surveyId: string,
): Promise<{ languages: string[]; trial: number | null }> {
  // The lock orders two testers: each trial gets a number of its own.
  const [row] = await ctx.db
    .select({ draft: survey.draft, closedAt: survey.closedAt })
    .from(survey)
    .where(and(eq(survey.workspaceId, ctx.workspaceId), eq(survey.id, surveyId)))
    .for('update');
  if (!row) throw notFound('survey');
  const { draft, closedAt } = row;
  const versions = await listVersions({ ctx, input: { id: surveyId } });
  const [live] = versions;
  const { languages } = draft;
  if (live && !closedAt && diffDefinitions(live.definition, draft).length === 0)
    return { languages, trial: null };

  refuseFaulty(draft, versions, 'Nothing was sent: the draft has faults that must be mended first.');

  const [last] = await ctx.db
    .select()
    .from(surveyTrial)
    .where(and(eq(surveyTrial.workspaceId, ctx.workspaceId), eq(surveyTrial.surveyId, surveyId)))
    .orderBy(desc(surveyTrial.number))
    .limit(1);
  if (last && diffDefinitions(last.definition, draft).length === 0) return { languages, trial: last.number };
  const number = (last?.number ?? 0) + 1;
  await ctx.db
    .insert(surveyTrial)
    .values({ workspaceId: ctx.workspaceId, surveyId, number, definition: draft, createdAt: ctx.now });
  return { languages, trial: number };
}
