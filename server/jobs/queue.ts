import { PgBoss } from 'pg-boss';
import { log } from '../log';

/** Every queue of the product. Payloads carry ids only; the truth is in the domain tables. */
export const queues = {
  decideInteractions: 'decide-interactions',
  sendDeliveries: 'send-deliveries',
  foldScores: 'fold-scores',
  importFiles: 'import-files',
  expireInvitations: 'expire-invitations',
  askCustomers: 'ask-customers',
  pruneRequests: 'prune-requests',
  checkDomains: 'check-domains',
  sendDigests: 'send-digests',
  watchForAlerts: 'watch-for-alerts',
  tendCases: 'tend-cases',
  sendLetters: 'send-letters',
  readComments: 'read-comments',
  learnSentiment: 'learn-sentiment',
  rememberCustomers: 'remember-customers',
} as const;

export type QueueName = (typeof queues)[keyof typeof queues];

const DEAD_LETTER = 'dead-letter';
const SCHEMA = 'pgboss';

/** Makes pg-boss's schema and queues. Run by migrations as the owner: the app's login may not create anything. */
export async function migrateQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: SCHEMA,
    supervise: false,
    schedule: false,
    max: 2,
  });
  boss.on('error', error => log().error({ err: String(error) }, 'queue migration'));
  await boss.start();
  try {
    if (!(await boss.getQueue(DEAD_LETTER))) await boss.createQueue(DEAD_LETTER);
    for (const name of Object.values(queues)) {
      if (await boss.getQueue(name)) continue;
      // `short`: one waiting job per workspace is enough, whoever asks for it.
      await boss.createQueue(name, {
        policy: 'short',
        retryLimit: 5,
        retryBackoff: true,
        heartbeatSeconds: 10,
        expireInSeconds: 300,
        deadLetter: DEAD_LETTER,
      });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** The queue as the app sees it: no right to create or migrate. `supervise` in workers only. */
export function makeQueue(connectionString: string, role: 'web' | 'worker'): PgBoss {
  const boss = new PgBoss({
    connectionString,
    schema: SCHEMA,
    application_name: 'afterword-queue',
    migrate: false,
    createSchema: false,
    supervise: role === 'worker',
    schedule: role === 'worker',
    max: role === 'worker' ? 4 : 2,
    monitorIntervalSeconds: 5,
    superviseIntervalSeconds: 5,
    // Both need the owner's rights; PostgreSQL's autovacuum and the operator look after the indexes.
    reindex: false,
    monitorVacuum: false,
  });
  // Without a listener a database restart would end the process.
  boss.on('error', error => log().warn({ err: error.message }, 'queue'));
  return boss;
}
