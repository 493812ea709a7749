import { notFound } from '@/domain/errors';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { lockTopics, writeTopics } from './save';

/**
 * Takes a topic off the list that customers choose from. Programs keep it, and whoever switched it off is still not asked
 * by them: a company's tidying is no consent. Throws `not_found`.
 */
export async function deleteTopic({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  const topics = await lockTopics(ctx);
  const kept = topics.filter(topic => topic.id !== input.id);
  if (kept.length === topics.length) throw notFound('topic');
  await writeTopics(ctx, kept);
  await recordAudit({ ctx, action: 'topic.deleted', subject: input.id });
}
