import { pruneNotes } from '../services/customer/note';
import { askCustomers } from '../services/decision/ask-customers';
import { pruneDigests } from '../services/digest/delete';
import { pruneIdempotentRequests } from '../services/idempotency/prune';
import { pruneImports } from '../services/importRun/receive';
import { expireInvitations } from '../services/invitation/expire';
import { refreshMemories } from '../services/memory/refresh';
import { checkDomainAgain } from '../services/sender/check-domain';
import { inEveryWorkspace } from './every-workspace';
import { learnAtNight } from './learn-sentiment';
import { type QueueName, queues } from './queue';
import { sendDigests } from './send-digests';
import { openFoundCases } from './tend-cases';
import { watchForAlerts } from './watch-for-alerts';

type Scheduled = { queue: QueueName; cron: string; run: () => Promise<void> };

/** Every schedule of the product (cron, UTC). What must happen within seconds is not here: see the worker's loops. */
export const schedule: Scheduled[] = [
  { queue: queues.watchForAlerts, cron: '* * * * *', run: watchForAlerts },
  { queue: queues.tendCases, cron: '* * * * *', run: openFoundCases },
  {
    queue: queues.expireInvitations,
    cron: '*/5 * * * *',
    run: () => inEveryWorkspace(async ctx => (await expireInvitations({ ctx })).more),
  },
  {
    queue: queues.askCustomers,
    cron: '*/10 * * * *',
    run: () => inEveryWorkspace(async ctx => (await askCustomers({ ctx })).more),
  },
  {
    queue: queues.pruneRequests,
    cron: '40 2 * * *',
    run: () =>
      inEveryWorkspace(async ctx => {
        await pruneIdempotentRequests({ ctx });
        await pruneImports({ ctx });
        await pruneDigests({ ctx });
        await pruneNotes({ ctx });
        return false;
      }),
  },
  {
    queue: queues.checkDomains,
    cron: '20 3 * * *',
    run: () =>
      inEveryWorkspace(async ctx => {
        await checkDomainAgain({ ctx });
        return false;
      }),
  },
  {
    queue: queues.rememberCustomers,
    cron: '50 1 * * *',
    run: () =>
      inEveryWorkspace(async ctx => {
        await refreshMemories({ ctx });
        return false;
      }),
  },
  { queue: queues.learnSentiment, cron: '10 2 * * *', run: () => inEveryWorkspace(learnAtNight) },
  { queue: queues.sendDigests, cron: '* * * * *', run: sendDigests },
];
