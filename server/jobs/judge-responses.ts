import type { WorkspaceId } from '@/domain/ids';
import { type Actor, inWorkspace } from '../db/tenant';
import { log } from '../log';
import { openAnswerCases } from '../services/case/on-answers';
import { judgeResponses } from '../services/response/judge';
import type { Yardsticks } from '../services/response/yardstick';
import { inTurn } from './in-turn';
import { withRetry } from './retry';

const judge: Actor = { kind: 'system', name: 'judge' };
const opener: Actor = { kind: 'system', name: 'cases' };

/** What is usual for each version of a survey, kept between runs. */
const yardsticks: Yardsticks = new Map();

/**
 * Judges every finished answer that waits, a batch per transaction. Swept, not woken: a call from each save would queue
 * the saves behind one another when they commit, and nobody waits for a flag.
 */
export const judgeWaiting = (isStopping: () => boolean): Promise<void> =>
  inTurn(
    'gate_unjudged',
    async id => {
      for (let more = true; more && !isStopping(); ) {
        const judged = await withRetry(() =>
          inWorkspace(id, judge, ctx => judgeResponses({ ctx, yardsticks })),
        );
        await openCases(id, judged.ids);
        more = judged.more;
      }
    },
    isStopping,
  );

/** At once, so that nobody unhappy waits; what fails here is found by the sweep a little later. */
async function openCases(workspace: WorkspaceId, responses: string[]): Promise<void> {
  try {
    await withRetry(() =>
      inWorkspace(workspace, opener, ctx => openAnswerCases({ ctx, input: { responses } })),
    );
  } catch (error) {
    log().warn({ err: error instanceof Error ? error.message : String(error) }, 'no case was opened by rule');
  }
}
