import { setTimeout as pause } from 'node:timers/promises';
import type { WorkspaceId } from '@/domain/ids';
import { type Actor, inWorkspace } from '../db/tenant';
import { claimNotices, recordNotice, sendNotice } from '../services/memory/notices';
import { rememberCustomers } from '../services/memory/remember';
import type { UsualGaps } from '../services/memory/usual-gap';
import { inTurn } from './in-turn';
import { withRetry } from './retry';

const memory: Actor = { kind: 'system', name: 'memory' };

/** How long returns usually take in each workspace, kept between runs. */
const gaps: UsualGaps = new Map();

/**
 * Remembers every customer to whom something happened, a batch per transaction, then mails the owners of big ones. Between two
 * batches it rests for as long as one took: an import of millions is not held up by what nobody waits for.
 */
export const rememberWaiting = (isStopping: () => boolean): Promise<void> =>
  inTurn(
    'gate_memory',
    async id => {
      for (let more = true; more && !isStopping(); ) {
        const began = performance.now();
        ({ more } = await withRetry(() => inWorkspace(id, memory, ctx => rememberCustomers({ ctx, gaps }))));
        if (more) await pause(performance.now() - began);
      }
      await tellOwners(id, isStopping);
    },
    isStopping,
  );

/** Claimed in one transaction, mailed outside of any, written down in another. */
async function tellOwners(id: WorkspaceId, isStopping: () => boolean): Promise<void> {
  for (let more = true; more && !isStopping(); ) {
    const claimed = await inWorkspace(id, memory, ctx => claimNotices({ ctx }));
    more = claimed.length > 0;
    await Promise.all(
      claimed.map(async notice => {
        const error = await sendNotice(notice);
        await inWorkspace(id, memory, ctx => recordNotice({ ctx, notice, error }));
      }),
    );
  }
}
