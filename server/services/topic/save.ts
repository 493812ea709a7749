import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { MOST_TOPICS, type Topic, topicSchema } from '@/domain/workspace';
import { workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';

export const saveTopicSchema = z.object({
  /** Absent: a new topic, whose id is made of its name. One that was deleted comes back under its id. */
  id: topicSchema.shape.id.optional(),
  label: topicSchema.shape.label.refine(
    label => Object.keys(label).length > 0,
    'give the topic a name in one language at least',
  ),
  /** Where one that comes back stood. */
  place: z.number().int().min(0).max(MOST_TOPICS).optional(),
});

/** Adds, renames or brings back a topic. Throws `invalid` where another has the name, or where there are too many. */
export async function saveTopic({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof saveTopicSchema>;
}): Promise<Topic> {
  const { id, label, place } = saveTopicSchema.parse(input);
  const topics = await lockTopics(ctx);
  refuseTakenNames(topics, id, label);
  const known = topics.findIndex(topic => topic.id === id);
  if (known < 0 && topics.length >= MOST_TOPICS)
    throw new AppError(
      'invalid',
      `There are ${MOST_TOPICS} topics already: more would tire whoever chooses.`,
    );
  const saved = { id: id ?? newTopicId(topics, label), label };
  if (known < 0) topics.splice(place ?? topics.length, 0, saved);
  else topics[known] = saved;
  await writeTopics(ctx, topics);
  await recordAudit({ ctx, action: 'topic.saved', subject: saved.id, detail: { label } });
  return saved;
}

/** The workspace's topics, held until the transaction ends: two people never write over one another's. */
export async function lockTopics(ctx: Ctx): Promise<Topic[]> {
  const [row] = await ctx.db
    .select({ settings: workspace.settings })
    .from(workspace)
    .where(eq(workspace.id, ctx.workspaceId))
    .for('no key update');
  return [...(row?.settings.topics ?? [])];
}

export async function writeTopics(ctx: Ctx, topics: Topic[]): Promise<void> {
  await ctx.db
    .update(workspace)
    .set({ settings: sql`${workspace.settings} || ${JSON.stringify({ topics })}::jsonb` })
    .where(eq(workspace.id, ctx.workspaceId));
}

/** Customers could not tell two of one name apart. */
function refuseTakenNames(topics: readonly Topic[], id: string | undefined, label: Topic['label']): void {
  const plain = (text: string) => text.trim().toLocaleLowerCase();
  for (const [language, name] of Object.entries(label)) {
    if (!topics.some(topic => topic.id !== id && plain(topic.label[language] ?? '') === plain(name)))
      continue;
    const message = 'Another topic has this name: choose a different one.';
    throw new AppError('invalid', message, [{ path: `label.${language}`, message }]);
  }
}

/** Readable in exports and in the API: `orders-and-deliveries`. A name that comes back after it was deleted gets its old id, with what customers chose about it. */
function newTopicId(topics: readonly Topic[], label: Topic['label']): string {
  const words = (Object.values(label)[0] ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 36);
  // A name without such letters would take over the id, and so the refusals, of another that had none.
  const base = words || `topic-${newId().slice(-8)}`;
  const taken = new Set(topics.map(topic => topic.id));
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}
