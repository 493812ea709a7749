import { eq } from 'drizzle-orm';
import type { WorkspaceSettings } from '@/domain/workspace';
import { workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { personalMail } from '@/server/email/templates/personal';
import { lockImprovement } from './save';

const LONGEST_SUBJECT = 120;

/**
 * The mail of an improvement: what people said, what was done, in the company's own words; the frame in the customer's
 * language. It quotes nobody and asks nothing.
 */
export function composeImprovement({
  workspace: { name, settings },
  said,
  did,
  language,
  unsubscribe,
}: {
  workspace: { name: string; settings: WorkspaceSettings };
  said: string;
  did: string;
  language: string;
  unsubscribe: string;
}) {
  const { companyName, address, privacyUrl, theme } = settings;
  const company = {
    name: companyName || name,
    address: address || null,
    privacyUrl: privacyUrl || null,
    ...(theme && { theme }),
  };
  const subject = did.length > LONGEST_SUBJECT ? `${did.slice(0, LONGEST_SUBJECT - 1).trimEnd()}…` : did;
  const mail = personalMail({
    company,
    language,
    subject,
    text: `${said}\n\n${did}`,
    unsubscribeUrl: unsubscribe,
  });
  return { company, subject, ...mail };
}

/** The mail as customers get it, with a link that leads nowhere. Throws `not_found`. */
export async function readSampleMail({
  ctx,
  input: { id, language },
}: {
  ctx: Ctx;
  input: { id: string; language: string };
}): Promise<{ subject: string; text: string }> {
  const { said, did } = await lockImprovement(ctx, id);
  const [row] = await ctx.db
    .select({ name: workspace.name, settings: workspace.settings })
    .from(workspace)
    .where(eq(workspace.id, ctx.workspaceId));
  if (!row) throw new Error('the workspace is gone');
  const unsubscribe = 'https://unsubscribe.example';
  const { subject, text } = composeImprovement({ workspace: row, said, did, language, unsubscribe });
  return { subject, text };
}
