import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What the sink does with one mail: take it, refuse it, or fail like real servers do. */
export type Reply =
  | { kind: 'accept' }
  | { kind: 'refuse'; code: number; message: string; at?: 'rcpt' | 'data' }
  | { kind: 'hang' }
  | { kind: 'drop' };

export type Received = { from: string; to: string[]; raw: string; connection: string };

export type SmtpSink = {
  url: string;
  received: Received[];
  /** Decides about each mail by its recipient and how often that one was tried under this script. Everything is accepted until a script is set. */
  script: (reply: (recipient: string, attempt: number) => Reply) => void;
  connections: () => number;
  stop: () => Promise<void>;
};

/** A real SMTP server on loopback that keeps the raw bytes it was given: all, or the first piece, which holds the head. */
export async function startSmtpSink({ keep = 'all' }: { keep?: 'all' | 'head' } = {}): Promise<SmtpSink> {
  const received: Received[] = [];
  const attempts = new Map<string, number>();
  const connections = new Set<string>();
  let decide: (recipient: string, attempt: number) => Reply = () => ({ kind: 'accept' });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onConnect(session, callback) {
      connections.add(session.id);
      callback();
    },
    onRcptTo({ address }, session, callback) {
      const attempt = (attempts.get(address) ?? 0) + 1;
      attempts.set(address, attempt);
      const reply = decide(address, attempt);
      replies.set(`${session.id} ${address}`, reply);
      if (reply.kind === 'refuse' && reply.at !== 'data') return callback(refusal(reply));
      callback();
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        if (keep === 'all') chunks.push(chunk);
        else if (chunks.length === 0) chunks.push(chunk.subarray(0, 2_000));
      });
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(one => one.address);
        const reply = replies.get(`${session.id} ${to[0]}`) ?? { kind: 'accept' };
        if (reply.kind === 'refuse') return callback(refusal(reply));
        const mailFrom = session.envelope.mailFrom;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to,
          raw: Buffer.concat(chunks).toString('latin1'),
          connection: session.id,
        });
        if (reply.kind === 'hang') return;
        if (reply.kind === 'drop') return dropConnections();
        callback();
      });
    },
  });
  const replies = new Map<string, Reply>();
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;

  function dropConnections(): void {
    for (const connection of server.connections)
      (connection as { _socket: { destroy(): void } })._socket.destroy();
  }

  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    script: reply => {
      attempts.clear();
      decide = reply;
    },
    connections: () => connections.size,
    stop: () =>
      new Promise(resolve => {
        dropConnections();
        server.close(() => resolve());
      }),
  };
}

function refusal({ code, message }: { code: number; message: string }): Error {
  return Object.assign(new Error(message), { responseCode: code });
}
