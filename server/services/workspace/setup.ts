import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { readWorkspaceSettings } from './read';

/** What a new company has to do before its first number, in the order of the page. */
export const setupSteps = ['mail', 'interactions', 'survey', 'program', 'people'] as const;
export type SetupStep = (typeof setupSteps)[number];

export type Setup = {
  /** Each step as the data say, never as somebody ticked. */
  done: Record<SetupStep, boolean>;
  /** Something is left, and nobody put the list away. The demo has nothing to set up. */
  isOpen: boolean;
};

/** How far the workspace's set-up is. `mailConnected` is the installation's, which no row knows. */
export async function readSetup({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { mailConnected: boolean };
}): Promise<Setup> {
  const { isDemo, settings } = await readWorkspaceSettings({ ctx });
  const { rows } = await ctx.db.execute<Record<Exclude<SetupStep, 'mail'>, boolean>>(sql`
    select
      exists (select from interaction where workspace_id = ${ctx.workspaceId}) as interactions,
      exists (
        select from survey
        where workspace_id = ${ctx.workspaceId} and published_version is not null and archived_at is null
      ) as survey,
      exists (select from program where workspace_id = ${ctx.workspaceId} and active) as program,
      (select count(*) from member where workspace_id = ${ctx.workspaceId}) > 1
        or exists (select from member_invitation where workspace_id = ${ctx.workspaceId}) as people`);
  const [found] = rows;
  const done = {
    mail: input.mailConnected,
    interactions: found?.interactions ?? false,
    survey: found?.survey ?? false,
    program: found?.program ?? false,
    people: found?.people ?? false,
  };
  const isOpen = !isDemo && !settings.setupDismissed && setupSteps.some(step => !done[step]);
  return { done, isOpen };
}
