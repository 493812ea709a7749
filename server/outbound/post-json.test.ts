import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { makePostJson } from './post-json';
import { isPublicAddress, type Resolve } from './public-address';

let connections = 0;
let reply: (request: http.IncomingMessage, response: http.ServerResponse) => void = (_, response) =>
  response.end('{"id":"m-1"}');
// One server on everything that loopback can be called, so that whatever gets through is counted.
const server = http.createServer((request, response) => reply(request, response));
server.on('connection', () => connections++);
await new Promise<void>(resolve => server.listen(0, '::', resolve));
const { port } = server.address() as AddressInfo;

const posters: { close: () => Promise<void> }[] = [];
const poster = (options: Parameters<typeof makePostJson>[0]) => {
  const made = makePostJson(options);
  posters.push(made);
  return made.post;
};
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await Promise.all(posters.map(one => one.close()));
});

const here = (hosts: string[]): string[] => hosts.map(host => `https://${host}:${port}/`);
const hostile = [
  ...here([
    '127.0.0.1',
    '127.1',
    '127.255.255.254',
    '0.0.0.0',
    '0',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '017700000001',
    '0177.0.0.1',
    '１２７.0.0.1',
    '127。0。0。1',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'ⓛocalhost',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[::ffff:0:127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::]',
    '[fe80::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[fec0::1]',
    '[ff02::1]',
    '[100::1]',
    '[2001:db8::1]',
    '[3fff::1]',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '100.127.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
  ]),
  `http://127.0.0.1:${port}/`,
  `http://localhost:${port}/`,
  `https://user:secret@127.0.0.1:${port}/`,
  `https://gateway.example@127.0.0.1:${port}/`,
  `https://127.0.0.1:${port}#@gateway.example/`,
  `ftp://127.0.0.1:${port}/`,
  `file:///etc/passwd`,
  `gopher://127.0.0.1:${port}/`,
  `javascript:alert(1)`,
  `//127.0.0.1:${port}/`,
  'https://',
  '',
];

describe('an address that somebody typed', () => {
  it(`is refused where it leads inside: ${hostile.length} ways, no connection`, async () => {
    expect(hostile.length).toBeGreaterThanOrEqual(40);
    const post = poster({ allowLoopback: false });
    const before = connections;
    for (const url of hostile) {
      await expect(post(url, '{}', { timeoutMs: 3_000 }), url).rejects.toMatchObject({
        code: expect.stringMatching(/invalid|unavailable/),
      });
    }
    expect(connections).toBe(before);
  });

  it('is refused where a name leads inside, and where only one of its addresses does', async () => {
    const before = connections;
    for (const answer of [['127.0.0.1'], ['93.184.215.14', '10.0.0.1'], ['::ffff:10.0.0.1'], []]) {
      const resolve: Resolve = async () =>
        answer.map(address => ({ address, family: address.includes(':') ? 6 : 4 }));
      const post = poster({ allowLoopback: false, resolve });
      await expect(post(`https://gateway.example:${port}/`, '{}')).rejects.toMatchObject({
        code: answer.length ? 'invalid' : 'unavailable',
      });
    }
    expect(connections).toBe(before);
  });

  it('is resolved once a connection, so that a name that changes its mind reaches nothing', async () => {
    const before = connections;
    let asked = 0;
    // Public when it is looked at, loopback when it is asked again.
    const rebinding: Resolve = async () => [
      { address: asked++ === 0 ? '192.0.9.9' : '127.0.0.1', family: 4 },
    ];
    const post = poster({ allowLoopback: false, resolve: rebinding });
    await expect(post(`https://gateway.example:${port}/`, '{}', { timeoutMs: 400 })).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(asked).toBe(1);
    await expect(post(`https://gateway.example:${port}/`, '{}', { timeoutMs: 400 })).rejects.toMatchObject({
      code: expect.stringMatching(/invalid|unavailable/),
    });
    expect(connections).toBe(before);
  });

  it('may be on loopback where that is allowed, and nothing else inside', async () => {
    const post = poster({ allowLoopback: true });
    expect(await post(`http://127.0.0.1:${port}/messages`, '{}')).toEqual({
      status: 200,
      body: '{"id":"m-1"}',
      retryAfterSeconds: null,
    });
    await expect(post(`http://10.0.0.1:${port}/`, '{}')).rejects.toMatchObject({ code: 'invalid' });
    await expect(post('http://93.184.215.14/', '{}')).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('a reply', () => {
  const post = poster({ allowLoopback: true });
  const url = `http://localhost:${port}/messages?a=1`;

  it('is not followed elsewhere', async () => {
    let seen = 0;
    reply = (_, response) => {
      seen++;
      response.writeHead(302, { location: `http://127.0.0.1:${port}/other` }).end();
    };
    expect(await post(url, '{}')).toMatchObject({ status: 302 });
    expect(seen).toBe(1);
  });

  it('is read to 64 KiB, however long it is', async () => {
    reply = (_, response) => {
      response.write('x'.repeat(200_000));
      const more = setInterval(() => response.write('x'.repeat(200_000)), 5);
      response.on('close', () => clearInterval(more));
    };
    expect((await post(url, '{}')).body).toHaveLength(64 * 1024);
  });

  it('must come in time, its body too', async () => {
    reply = () => {};
    await expect(post(url, '{}', { timeoutMs: 200 })).rejects.toMatchObject({ code: 'unavailable' });
    reply = (_, response) => response.write('{');
    await expect(post(url, '{}', { timeoutMs: 200 })).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('may ask for patience', async () => {
    reply = (_, response) => response.writeHead(429, { 'retry-after': '30' }).end();
    expect(await post(url, '{}')).toMatchObject({ status: 429, retryAfterSeconds: 30 });
  });
});

it('public addresses are public', () => {
  for (const address of ['93.184.215.14', '8.8.8.8', '2606:4700::1111', '2a00:1450:4001::1'])
    expect(isPublicAddress(address), address).toBe(true);
  expect(isPublicAddress('fe80::1%eth0')).toBe(false);
  expect(isPublicAddress('gateway.example')).toBe(false);
});
