import { and, eq } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import type { ProgramTrigger } from '@/domain/program';
import { toSeconds } from '@/domain/time/duration';
import { survey } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';

type ProgramSurvey = { name: string; isAskable: boolean };

/** The survey that a program asks with. Throws `invalid` naming the field where there is none. */
export async function surveyOf(ctx: Ctx, id: string): Promise<ProgramSurvey> {
  const [row] = await ctx.db
    .select({ name: survey.name, version: survey.publishedVersion, closedAt: survey.closedAt })
    .from(survey)
    .where(and(eq(survey.workspaceId, ctx.workspaceId), eq(survey.id, id)));
  if (!row) throw faulty('survey', 'There is no survey with this id, so the program was not saved.');
  return { name: row.name, isAskable: row.version !== null && row.closedAt === null };
}

/** Nobody can be asked with a survey that has no published version or takes no answers. */
export function requireAskable({ name, isAskable }: ProgramSurvey): void {
  if (isAskable) return;
  throw faulty(
    'active',
    `The survey "${name}" has no published version that takes answers: publish it first, then activate the program.`,
  );
}

/** Asking a segment once is not built; asking everybody more often than daily would be spam. */
export function refuseUnusableTrigger(trigger: ProgramTrigger): void {
  if ('once' in trigger)
    throw faulty('trigger.once', 'A segment cannot be asked once yet: use "types" or "every" instead.');
  if ('every' in trigger && toSeconds(trigger.every) < 86_400)
    throw faulty('trigger.every', 'The period of "every" must be at least one day, such as P90D.');
}

const faulty = (path: string, message: string): AppError =>
  new AppError('invalid', message, [{ path, message }]);
