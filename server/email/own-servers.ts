import nodemailer, { type SendMailOptions } from 'nodemailer';
import type { SenderServer } from './sender';
import { connectionTo } from './smtp-server';

/** Connections of one worker to one workspace's server: the rest of the lanes stay free for other workspaces. */
export const OWN_CONNECTIONS = 3;
/** Servers whose connections are kept open; the one used longest ago gives way. */
const MOST_SERVERS = 50;
/** A server that did not answer is left alone for so long: its mails are put off without holding a lane. */
const REST_MS = 60_000;
const CONNECT_MS = 8_000;
const SILENCE_MS = 20_000;

type Transport = ReturnType<typeof makeTransport>;
type Pool = { transport: Promise<Transport> | null; restUntil: number };

const pools = new Map<string, Pool>();

/** Connections to the servers that workspaces brought along, pooled by server, bounded and closed. */
export const ownServers = {
  /** Rejects as `sendMail` does; at once, as a connection that failed, while the server is left alone. */
  async send(server: SenderServer, message: SendMailOptions & { signal?: AbortSignal }) {
    const pool = poolOf(server.id);
    if (pool.restUntil > Date.now()) throw notConnected('The server did not answer a moment ago.');
    pool.transport ??= open(server);
    try {
      const transport = await pool.transport;
      return await transport.sendMail(message);
    } catch (error) {
      if (isAboutServer(error)) {
        pool.restUntil = Date.now() + REST_MS;
        // The next try asks DNS again: the name may lead elsewhere by then.
        close(pool);
      }
      throw error;
    }
  },

  close(): void {
    for (const pool of pools.values()) close(pool);
    pools.clear();
  },
};

/** The server's pool, now the one used last. */
function poolOf(id: string): Pool {
  const pool = pools.get(id) ?? { transport: null, restUntil: 0 };
  pools.delete(id);
  pools.set(id, pool);
  const [oldest, idle] = pools.entries().next().value ?? [];
  if (pools.size > MOST_SERVERS && oldest !== undefined && idle) {
    pools.delete(oldest);
    close(idle);
  }
  return pool;
}

function close(pool: Pool): void {
  void pool.transport?.then(transport => transport.close()).catch(() => {});
  pool.transport = null;
}

async function open(server: SenderServer): Promise<Transport> {
  try {
    return makeTransport(await connectionTo(server));
  } catch (error) {
    throw notConnected(error instanceof Error ? error.message : String(error));
  }
}

const makeTransport = (to: Awaited<ReturnType<typeof connectionTo>>) =>
  nodemailer.createTransport({
    ...to,
    pool: true,
    maxConnections: OWN_CONNECTIONS,
    maxMessages: 1000,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

/** No connection, no login, or silence: whatever is tried next would end the same way. */
function isAboutServer(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as Error & { code?: string; syscall?: string };
  return syscall === 'connect' || ABOUT_SERVER.has(code ?? '') || /^(Timeout|Abort)Error$/.test(error.name);
}

const ABOUT_SERVER = new Set(['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'ETIMEDOUT', 'ECONFIG']);

/** As nodemailer words a connection that never stood, so that it is sorted and tried again like one. */
const notConnected = (message: string): Error =>
  Object.assign(new Error(message), { code: 'ECONNECTION', syscall: 'connect' });
