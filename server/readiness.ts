import { pool } from './db/client';
import { env } from './env';
import { queues } from './jobs/queue';

export type Readiness = {
  ready: boolean;
  database: 'ok' | 'away';
  queue: 'ok' | 'away';
  /** How mail leaves: an SMTP server, or kept here. Its own troubles are retried and make nothing unready. */
  mail: 'smtp' | 'mailbox';
};

/** Whether this process can do its work: the database answers and the queues are there. */
export async function readiness(): Promise<Readiness> {
  const mail = env().SMTP_URL ? 'smtp' : 'mailbox';
  const database = await answers('select 1');
  const queue = database
    ? await answers('select 1 from pgboss.queue where name = any($1) having count(*) = $2', [
        Object.values(queues),
        Object.values(queues).length,
      ])
    : false;
  return { ready: database && queue, database: database ? 'ok' : 'away', queue: queue ? 'ok' : 'away', mail };
}

async function answers(text: string, values: unknown[] = []): Promise<boolean> {
  try {
    return (await pool().query(text, values)).rowCount === 1;
  } catch {
    return false;
  }
}
