import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { refuseMalformed } from './malformed-address';

const server = http.createServer((request, response) => {
  if (!refuseMalformed(request, response)) response.end('passed on');
});
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

it('refuses escapes that are not UTF-8, as problem details', async () => {
  for (const path of ['/api/v1/customers/%ff', '/%zz', '/a%']) {
    const answer = await fetch(base + path);
    expect(answer.status, path).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 400, errors: [] });
  }
});

it('passes on everything else, whatever the query holds', async () => {
  for (const path of ['/', '/api/v1/customers/%C3%A4%2Fb', '/search?q=100%'])
    expect(await (await fetch(base + path)).text(), path).toBe('passed on');
});
