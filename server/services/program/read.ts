import { and, asc, eq } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import type { ProgramTrigger, Reminder, SendWindow } from '@/domain/program';
import { program } from '@/drizzle/schema/program';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';

/** A program as it is read: durations are ISO 8601, `survey` an id, `sendWindow` null for any time. */
export type Program = {
  id: string;
  name: string;
  survey: string;
  trigger: ProgramTrigger;
  delay: string;
  sampling: number;
  fatigue: {
    afterInvite: string;
    afterResponse: string;
    sameSurvey: { afterInvite: string; afterResponse: string };
    exempt: boolean;
    mode: 'block' | 'delay';
  };
  holdout: number;
  /** Null: by mail. */
  channel: string | null;
  /** Null: each customer's own. */
  language: string | null;
  topic: string | null;
  sendWindow: SendWindow | null;
  reminders: Reminder[];
  expiry: string;
  maxAge: string;
  dailyCap: number | null;
  priority: number;
  active: boolean;
  activatedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

type Row = typeof program.$inferSelect;

/** All programs in the order they are asked: by priority, then age. */
export async function listPrograms({ ctx }: { ctx: Ctx }): Promise<Program[]> {
  const rows = await ctx.db
    .select()
    .from(program)
    .where(eq(program.workspaceId, ctx.workspaceId))
    .orderBy(asc(program.priority), asc(program.createdAt), asc(program.id));
  return rows.map(asProgram);
}

/** Throws `not_found`, also for another workspace's. */
export async function readProgram({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Program> {
  if (!isUuid(input.id)) throw notFound('program');
  const [row] = await ctx.db
    .select()
    .from(program)
    .where(and(eq(program.workspaceId, ctx.workspaceId), eq(program.id, input.id)));
  if (!row) throw notFound('program');
  return asProgram(row);
}

export const asProgram = (row: Row): Program => ({
  id: row.id,
  name: row.name,
  survey: row.surveyId,
  trigger: row.trigger,
  delay: row.delay,
  sampling: row.sampling,
  fatigue: {
    afterInvite: row.fatigueAfterInvite,
    afterResponse: row.fatigueAfterResponse,
    sameSurvey: { afterInvite: row.surveyAfterInvite, afterResponse: row.surveyAfterResponse },
    exempt: row.fatigueExempt,
    mode: row.onFatigue,
  },
  holdout: row.holdout,
  channel: row.channelId,
  language: row.language,
  topic: row.topic,
  sendWindow: row.sendWindow,
  reminders: row.reminders,
  expiry: row.expiry,
  maxAge: row.maxAge,
  dailyCap: row.dailyCap,
  priority: row.priority,
  active: row.active,
  activatedAt: row.activatedAt,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
