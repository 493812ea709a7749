import { sql } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '../db/client';
import { type Actor, inWorkspace } from '../db/tenant';
import { log } from '../log';
import { claimAlerts, recordTold, tell } from '../services/alert/deliver';
import { readTold } from '../services/alert/read-told';
import { listWatched, noteProblem, watchRule } from '../services/alert/watch-rule';
import { withRetry } from './retry';

/** A rule that could not look is left alone for so long: it would take the others' time every minute. It misses nothing. */
const REST_MS = 15 * 60_000;
const restsUntil = new Map<string, number>();

const watcher: Actor = { kind: 'system', name: 'watcher' };

/** Looks by every rule that may find something, one transaction each; one that cannot look says so and holds up no other. */
export async function watchForAlerts(): Promise<void> {
  const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select gate_alerts() as id`);
  for (const { id: workspace } of rows) {
    const rules = await inWorkspace(workspace, watcher, ctx => listWatched({ ctx }));
    for (const id of rules) {
      if ((restsUntil.get(id) ?? 0) > Date.now()) continue;
      restsUntil.delete(id);
      try {
        await withRetry(() => inWorkspace(workspace, watcher, ctx => watchRule({ ctx, input: { id } })));
      } catch (error) {
        restsUntil.set(id, Date.now() + REST_MS);
        const problem =
          error instanceof AppError ? error.message : 'It could not look: something went wrong here.';
        log().warn(
          { rule: id, err: error instanceof Error ? error.message : String(error) },
          'an alert could not look',
        );
        await inWorkspace(workspace, watcher, ctx => noteProblem({ ctx, input: { id, problem } }));
      }
    }
  }
}

/** Mails and calls what is due: claimed in one transaction, told outside of any, written down in another. */
export async function tellWaiting(isStopping: () => boolean): Promise<void> {
  const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select gate_due_alerts() as id`);
  for (const { id: workspace } of rows) {
    for (let more = true; more && !isStopping(); ) {
      const claimed = await inWorkspace(workspace, watcher, ctx => claimAlerts({ ctx }));
      more = claimed.length > 0;
      await Promise.all(
        claimed.map(async one => {
          const told = await inWorkspace(workspace, watcher, ctx => readTold({ ctx, input: one }));
          const outcome = await tell(one, told);
          await inWorkspace(workspace, watcher, ctx => recordTold({ ctx, claimed: one, outcome }));
        }),
      );
    }
  }
}
