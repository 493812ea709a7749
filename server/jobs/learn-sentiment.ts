import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '../db/client';
import { type Actor, type Ctx, inWorkspace } from '../db/tenant';
import { log } from '../log';
import {
  askToLearn,
  endLearning,
  isWorthLearning,
  keepModel,
  languagesToLearn,
  learn,
  readLessons,
} from '../services/comment/learn';

const learner: Actor = { kind: 'system', name: 'learner' };

/** Asks for it where comments grew since the last time. Run at night, in every company. */
export async function learnAtNight(ctx: Ctx): Promise<false> {
  if (await isWorthLearning(ctx)) await askToLearn({ ctx });
  return false;
}

/** Learns where it was asked for. One that fails is left to the next night. */
export async function learnAsked(isStopping: () => boolean): Promise<void> {
  const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select gate_learning() as id`);
  for (const { id } of rows) {
    if (isStopping()) return;
    let isNew = false;
    try {
      isNew = await learnIn(id);
    } catch (error) {
      log().warn(
        { workspace: id, err: error instanceof Error ? error.message : String(error) },
        'feelings could not be learnt',
      );
    }
    await inWorkspace(id, learner, ctx => endLearning(ctx, isNew));
  }
}

/** Read in one transaction, learnt outside of any, kept in another: nothing is held while it counts. */
async function learnIn(workspaceId: WorkspaceId): Promise<boolean> {
  const languages = await inWorkspace(workspaceId, learner, ctx => languagesToLearn(ctx));
  for (const language of languages) {
    const lessons = await inWorkspace(workspaceId, learner, ctx => readLessons(ctx, language));
    const learnt = lessons.length > 0 ? await learn(lessons) : null;
    await inWorkspace(workspaceId, learner, ctx => keepModel(ctx, language, learnt));
  }
  return languages.length > 0;
}
