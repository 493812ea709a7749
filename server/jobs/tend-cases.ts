import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '../db/client';
import { type Actor, inWorkspace } from '../db/tenant';
import { claimNotices, recordNotices, tellMember } from '../services/case/tell';
import { tendCases } from '../services/case/tend';
import { askRecovery } from '../services/recovery/ask';
import { withRetry } from './retry';

const tender: Actor = { kind: 'system', name: 'cases' };

/** Looks at every case whose time has come, a batch per transaction; whether one worked is asked in one of its own. */
export async function tendWaiting(isStopping: () => boolean = () => false): Promise<void> {
  const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select gate_cases() as id`);
  for (const { id } of rows) {
    for (let more = true; more && !isStopping(); ) {
      const tended = await withRetry(() => inWorkspace(id, tender, ctx => tendCases({ ctx })));
      more = tended.more;
      for (const resolved of tended.recoveryOf)
        await withRetry(() => inWorkspace(id, tender, ctx => askRecovery(ctx, resolved)));
    }
  }
}

/** Mails members what is due about cases: claimed in one transaction, told outside of any, written down in another. */
export async function tellAboutCases(isStopping: () => boolean = () => false): Promise<void> {
  const { rows } = await db().execute<{ id: WorkspaceId }>(sql`select gate_case_notices() as id`);
  for (const { id } of rows) {
    while (!isStopping()) {
      const claimed = await inWorkspace(id, tender, ctx => claimNotices({ ctx }));
      if (!claimed) break;
      const problem = await tellMember(claimed);
      await inWorkspace(id, tender, ctx => recordNotices({ ctx, claimed, problem }));
    }
  }
}
