import pg from 'pg';
import { log } from '../log';

const RETRY_MS = 1_000;

/**
 * Calls `hear` with each payload sent on the channel, and once with an empty one after every (re)connect, since calls
 * may have been missed. Needs a session of its own: a direct URL, not a transaction pooler. Returns how to stop.
 */
export function listen(url: string, channel: string, hear: (payload: string) => void): () => Promise<void> {
  let client: pg.Client | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'afterword-listen',
      keepAlive: true,
    });
    let isLost = false;
    const lose = (error?: Error) => {
      if (isLost || stopped) return;
      isLost = true;
      log().warn({ err: error?.message }, 'listening connection lost; sweeping goes on');
      next.end().catch(() => {});
      timer = setTimeout(() => void connect(), RETRY_MS);
    };
    next.on('error', lose);
    next.on('end', () => lose());
    next.on('notification', message => hear(message.payload ?? ''));
    try {
      await next.connect();
      await next.query(`listen ${next.escapeIdentifier(channel)}`);
      client = next;
      hear('');
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)));
    }
  }

  void connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end().catch(() => {});
  };
}
