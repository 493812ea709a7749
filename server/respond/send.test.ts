import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rendered, sendPage } from './send';

/** Long enough for brotli to need a while at its best. */
const longPage = (name: string): string =>
  Array.from({ length: 20_000 }, (_, index) => `${name}${(index * 2654435761) % 4096}`).join(' ');

const server = http.createServer((req, res) => {
  const { url = '' } = req;
  sendPage(req, res, { status: 200, page: rendered(url, () => longPage(url)), headers: {} });
});
beforeAll(() => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

const bytesOf = async (path: string): Promise<number> => {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-encoding': 'br' } });
  await answer.arrayBuffer();
  return Number(answer.headers.get('content-length'));
};

describe('a page that is kept', () => {
  it('is made as small as it can be, but no two at once, whatever is asked for', async () => {
    const paths = ['/one', '/two', '/six', '/ten'];
    const atOnce = await Promise.all(paths.map(bytesOf));
    const alone: number[] = [];
    for (const path of paths) alone.push(await bytesOf(path));
    expect(paths.filter((_, index) => atOnce[index] === alone[index])).toHaveLength(1);
    for (const [index, bytes] of alone.entries()) expect(bytes).toBeLessThanOrEqual(atOnce[index] ?? 0);
  });
});
