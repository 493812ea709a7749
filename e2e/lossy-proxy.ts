import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pass } from 'node:timers/promises';

export type LossyProxy = {
  url: string;
  /** What came in, and what was lost on the way there and on the way back after the server had done it. */
  counts: { requests: number; lostBefore: number; lostAfter: number };
  close: () => Promise<void>;
};

/**
 * Stands between browser and server, and loses every third request: half of those before the server hears of it, half
 * after it has committed and before the browser hears so. `delayOf` gives the milliseconds each way by path. A seeded
 * generator draws, so that a run can be had again as far as the order of requests allows.
 */
export async function lossyProxy(
  target: string,
  { share, delayOf, seed }: { share: number; delayOf: (path: string) => number; seed: number },
): Promise<LossyProxy> {
  const counts = { requests: 0, lostBefore: 0, lostAfter: 0 };
  const draw = randomFrom(seed);

  async function relay(req: http.IncomingMessage, res: http.ServerResponse): Promise<void> {
    const fate = draw();
    const delay = delayOf(req.url ?? '');
    counts.requests++;
    const body: Buffer[] = [];
    for await (const chunk of req as AsyncIterable<Buffer>) body.push(chunk);
    await pass(delay);
    if (fate < share / 2) {
      counts.lostBefore++;
      req.socket.destroy();
      return;
    }
    const { status, headers, content } = await forward(target, req, Buffer.concat(body));
    await pass(delay);
    if (fate < share) {
      counts.lostAfter++;
      req.socket.destroy();
      return;
    }
    // A connection of its own for every request: browsers repeat by themselves what failed on one used before.
    res.writeHead(status, { ...headers, connection: 'close' }).end(content);
  }

  const server = http.createServer((req, res) => void relay(req, res).catch(() => req.socket.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    counts,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** The whole answer: once it is here, the server has committed what it said. */
async function forward(target: string, { method, url, headers }: http.IncomingMessage, body: Buffer) {
  const req = http.request(new URL(url ?? '/', target), {
    method,
    headers: { ...headers, host: new URL(target).host, connection: 'close' },
  });
  req.end(body);
  const [answer] = (await once(req, 'response')) as [http.IncomingMessage];
  const content: Buffer[] = [];
  for await (const chunk of answer as AsyncIterable<Buffer>) content.push(chunk);
  return { status: answer.statusCode ?? 502, headers: answer.headers, content: Buffer.concat(content) };
}

/** mulberry32: numbers from 0 up to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
