import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { env } from '@/server/env';
import { readWorkspaceSettings } from './read';

/** What a new company has to do before its first number, in the order of the page. */
export const setupSteps = ['mail', 'reply', 'domain', 'interactions', 'survey', 'program', 'people'] as const;
export type SetupStep = (typeof setupSteps)[number];

export type Setup = {
  /** Each step as the data say, never as somebody ticked. */
  done: Record<SetupStep, boolean>;
  /** Something is left, and nobody put the list away. The demo has nothing to set up. */
  isOpen: boolean;
};

/** How far the workspace's set-up is. A mail server and a reply address may be the installation's. */
export async function readSetup({ ctx }: { ctx: Ctx }): Promise<Setup> {
  const { SMTP_URL, MAIL_REPLY_TO } = env();
  const { isDemo, settings } = await readWorkspaceSettings({ ctx });
  const { rows } = await ctx.db.execute<Record<Exclude<SetupStep, 'reply'>, boolean>>(sql`
    select
      exists (select from sender where workspace_id = ${ctx.workspaceId} and smtp is not null) as mail,
      -- A DMARC policy that only watches is no reason to keep the list open.
      exists (
        select from sender where workspace_id = ${ctx.workspaceId}
          and not check_result @? '$.findings[*] ? (@.state != "ok" && @.state != "weak")'
      ) as domain,
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
    mail: SMTP_URL !== undefined || (found?.mail ?? false),
    reply: Boolean(settings.replyTo ?? MAIL_REPLY_TO),
    domain: found?.domain ?? false,
    interactions: found?.interactions ?? false,
    survey: found?.survey ?? false,
    program: found?.program ?? false,
    people: found?.people ?? false,
  };
  const isOpen = !isDemo && !settings.setupDismissed && setupSteps.some(step => !done[step]);
  return { done, isOpen };
}
