import { asc, eq } from 'drizzle-orm';
import type { Topic } from '@/domain/workspace';
import { segment } from '@/drizzle/schema/segment';
import { sendChannel } from '@/drizzle/schema/sending';
import type { Ctx } from '@/server/db/tenant';
import { readWorkspaceSettings } from '../workspace/read';

export type RuleNames = {
  segments: { id: string; name: string }[];
  channels: { id: string; name: string; active: boolean }[];
  /** Labels by language. */
  topics: Topic[];
};

/** What the ids in a program's rule can stand for, by name. */
export async function readRuleNames({ ctx }: { ctx: Ctx }): Promise<RuleNames> {
  const segments = await ctx.db
    .select({ id: segment.id, name: segment.name })
    .from(segment)
    .where(eq(segment.workspaceId, ctx.workspaceId))
    .orderBy(asc(segment.name), asc(segment.id));
  const channels = await ctx.db
    .select({ id: sendChannel.id, name: sendChannel.name, active: sendChannel.active })
    .from(sendChannel)
    .where(eq(sendChannel.workspaceId, ctx.workspaceId))
    .orderBy(asc(sendChannel.name), asc(sendChannel.id));
  const { settings } = await readWorkspaceSettings({ ctx });
  return { segments, channels, topics: settings.topics ?? [] };
}
