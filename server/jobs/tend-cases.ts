import type { WorkspaceId } from '@/domain/ids';
import { type Actor, inWorkspace } from '../db/tenant';
import { log } from '../log';
import { sweepAnswers } from '../services/case/on-answers';
import { sweepSilence } from '../services/case/on-silence';
import { claimNotices, recordNotices, tellMember } from '../services/case/tell';
import { tendCases } from '../services/case/tend';
import { askRecovery } from '../services/recovery/ask';
import { inEveryWorkspace } from './every-workspace';
import { inTurn } from './in-turn';
import { withRetry } from './retry';

const tender: Actor = { kind: 'system', name: 'cases' };

/** Looks at every case whose time has come, a batch per transaction; whether one worked is asked in one of its own. */
export const tendWaiting = (isStopping: () => boolean = () => false): Promise<void> =>
  inTurn(
    'gate_cases',
    async id => {
      for (let more = true; more && !isStopping(); ) {
        const tended = await withRetry(() => inWorkspace(id, tender, ctx => tendCases({ ctx })));
        more = tended.more;
        for (const resolved of tended.recoveryOf) await askWhetherItWorked(id, resolved);
      }
    },
    isStopping,
  );

/** A survey that cannot be asked holds up no other case. It is tried again a little later. */
async function askWhetherItWorked(workspace: WorkspaceId, caseId: string): Promise<void> {
  try {
    await withRetry(() => inWorkspace(workspace, tender, ctx => askRecovery(ctx, caseId)));
  } catch (error) {
    log().warn(
      { case: caseId, err: error instanceof Error ? error.message : String(error) },
      'nobody was asked whether it worked',
    );
  }
}

/** What rules about answers and contacts find that nobody pointed out: left unfinished, or without a reaction for too long. */
export const openFoundCases = (): Promise<void> =>
  inEveryWorkspace(async ctx => {
    await sweepAnswers({ ctx });
    await sweepSilence({ ctx });
    return false;
  });

/** Mails members what is due about cases: claimed in one transaction, told outside of any, written down in another. */
export const tellAboutCases = (isStopping: () => boolean = () => false): Promise<void> =>
  inTurn(
    'gate_case_notices',
    async id => {
      while (!isStopping()) {
        const claimed = await inWorkspace(id, tender, ctx => claimNotices({ ctx }));
        if (!claimed) break;
        const problem = await tellMember(claimed);
        await inWorkspace(id, tender, ctx => recordNotices({ ctx, claimed, problem }));
      }
    },
    isStopping,
  );
