import { eq, sql } from 'drizzle-orm';
import { type AskedTemplate, askedTemplates } from '@/domain/demo/answers';
import { demoPrograms, demoTopics } from '@/domain/demo/programs';
import { COMPANY, interactionTypes } from '@/domain/demo/retailer';
import { HISTORY_DAYS } from '@/domain/demo/truths';
import type { Reminder } from '@/domain/program';
import type { WorkspaceSettings } from '@/domain/workspace';
import { interactionType } from '@/drizzle/schema/customer';
import { workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { createProgram } from '../program/create';
import { createSurvey } from '../survey/create';
import { publishSurvey } from '../survey/publish';

/** What the history is played on: surveys by template, and what each program asks and when it reminds. */
export type Stage = {
  surveys: Record<AskedTemplate, string>;
  programs: ReadonlyMap<string, StagedProgram>;
};

export type StagedProgram = { template: AskedTemplate; reminders: Reminder[] };

const DAY = 86_400_000;
const SLUG = 'demo';

/**
 * Surveys from templates, published, and the programs that ask with them, all as of the day before `start`. Nothing is
 * mailed until `openDoors`: the history is already over when it is written.
 */
export async function setStage(ctx: Ctx, start: Date): Promise<Stage> {
  const before = { ...ctx, now: new Date(start.getTime() - DAY) };
  await ctx.db.insert(interactionType).values(
    Object.entries(interactionTypes).map(([name, kind]) => ({
      workspaceId: ctx.workspaceId,
      name,
      class: kind,
      guessed: false,
      createdAt: before.now,
    })),
  );
  const surveys = await publishSurveys(before);
  await createSurvey({ ctx, input: { template: 'onboarding', name: 'Welcome to the club (draft)' } });
  // Programs name the topics that stand in the settings.
  await ctx.db
    .update(workspace)
    .set({
      slug: await freeSlug(ctx),
      settings: settingsFor(surveys),
      sendingPausedAt: ctx.now,
      createdAt: before.now,
    })
    .where(eq(workspace.id, ctx.workspaceId));
  const programs: [string, StagedProgram][] = [];
  for (const { template, startedDaysAgo = HISTORY_DAYS + 1, ...input } of demoPrograms) {
    const made = await createProgram({
      ctx: { ...before, now: new Date(start.getTime() + (HISTORY_DAYS - startedDaysAgo) * DAY) },
      input: { ...input, survey: surveys[template] },
    });
    programs.push([made.id, { template, reminders: made.reminders }]);
  }
  return { surveys, programs: new Map(programs) };
}

/** Mails that are due from now on may go (to the mailbox: a demo is never mailed by SMTP). */
export async function openDoors(ctx: Ctx): Promise<void> {
  await ctx.db.update(workspace).set({ sendingPausedAt: null }).where(eq(workspace.id, ctx.workspaceId));
}

async function publishSurveys(ctx: Ctx): Promise<Record<AskedTemplate, string>> {
  const made: Partial<Record<AskedTemplate, string>> = {};
  for (const [index, template] of askedTemplates.entries()) {
    // A minute apart: lists are in order of time.
    const at = { ...ctx, now: new Date(ctx.now.getTime() + index * 60_000) };
    const { id } = await createSurvey({ ctx: at, input: { template } });
    await publishSurvey({ ctx: at, input: { id } });
    made[template] = id;
  }
  return made as Record<AskedTemplate, string>;
}

const settingsFor = (surveys: Stage['surveys']): WorkspaceSettings => ({
  companyName: COMPANY,
  topics: demoTopics,
  theme: { color: '#1F5F4A' },
  address: `${COMPANY}, 12 Wharf Street, Leeds`,
  referralUrl: 'https://fjell-and-field.example/welcome?ref={code}',
  headline: {
    nps: `${surveys['post-purchase']}/recommend`,
    csat: `${surveys.support}/satisfaction`,
    ces: `${surveys.support}/effort`,
    index: `${surveys['satisfaction-index']}/_index`,
  },
  segments: ['location', 'channel', 'product', 'agent', 'country', 'tier', 'courier'],
});

async function freeSlug(ctx: Ctx): Promise<string> {
  const { rows } = await ctx.db.execute<{ slug: string }>(
    sql`select case when gate_workspace(${SLUG}) is null then ${SLUG} else slug end as slug
        from workspace where id = ${ctx.workspaceId}`,
  );
  return rows[0]?.slug ?? SLUG;
}
