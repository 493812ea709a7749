import { and, eq } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import type { ProgramTrigger } from '@/domain/program';
import { toSeconds } from '@/domain/time/duration';
import { segment } from '@/drizzle/schema/segment';
import { sendChannel } from '@/drizzle/schema/sending';
import { survey } from '@/drizzle/schema/survey';
import { workspace } from '@/drizzle/schema/workspace';
import { isUuid } from '@/server/db/keyset';
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

const DAY = 86_400;
/** As for any other duration of a program; a turn of a longer period could begin before the first moment that PostgreSQL knows. */
const MOST_DAYS = 3_660;

/** What no program can go by: asking everybody more often than daily or once in a lifetime, being called off by what one asks about. */
export function refuseUnusableTrigger(trigger: ProgramTrigger): void {
  if ('every' in trigger && toSeconds(trigger.every) < DAY)
    throw faulty('trigger.every', 'The period of "every" must be at least one day, such as P90D.');
  if ('every' in trigger && toSeconds(trigger.every) > MOST_DAYS * DAY)
    throw faulty('trigger.every', 'The period of "every" must be at most ten years.');
  if (!('types' in trigger)) return;
  const both = trigger.unless?.find(type => trigger.types.includes(type));
  if (both !== undefined)
    throw faulty(
      'trigger.unless',
      `"${both}" cannot call off what it is asked about: take it out of one of the two.`,
    );
}

type Named = {
  trigger?: ProgramTrigger;
  channel?: string | null;
  language?: string | null;
  topic?: string | null;
};

/**
 * Refuses a program that names what the workspace does not have: a segment, a channel, a topic, or a language that is none.
 * Throws `invalid` naming the field.
 */
export async function refuseUnknown(ctx: Ctx, { trigger, channel, language, topic }: Named): Promise<void> {
  if (trigger && 'once' in trigger && !(await hasSegment(ctx, trigger.once)))
    throw faulty('trigger.once', 'There is no segment with this id, so the program was not saved.');
  if (channel && !(await hasChannel(ctx, channel)))
    throw faulty('channel', 'There is no channel with this id, so the program was not saved.');
  if (language && !isLanguage(language))
    throw faulty('language', `"${language}" is not a language: write a code such as "de" or "pt-BR".`);
  if (topic && !(await topicsOf(ctx)).includes(topic))
    throw faulty('topic', `The workspace has no topic "${topic}": add it in the settings first.`);
}

async function hasSegment(ctx: Ctx, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  // Held until the program is stored, so that the segment cannot be deleted meanwhile.
  const rows = await ctx.db
    .select({ id: segment.id })
    .from(segment)
    .where(and(eq(segment.workspaceId, ctx.workspaceId), eq(segment.id, id)))
    .for('share');
  return rows.length > 0;
}

async function hasChannel(ctx: Ctx, id: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: sendChannel.id })
    .from(sendChannel)
    .where(and(eq(sendChannel.workspaceId, ctx.workspaceId), eq(sendChannel.id, id)));
  return rows.length > 0;
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

async function topicsOf(ctx: Ctx): Promise<string[]> {
  const [row] = await ctx.db
    .select({ settings: workspace.settings })
    .from(workspace)
    .where(eq(workspace.id, ctx.workspaceId));
  return row?.settings.topics?.map(({ id }) => id) ?? [];
}

const faulty = (path: string, message: string): AppError =>
  new AppError('invalid', message, [{ path, message }]);
