import { NextRequest } from 'next/server';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { closeAuthPool } from '@/server/auth/database';

afterAll(closeAuthPool);

const visit = async (): Promise<Headers> => {
  const { proxy } = await import('@/proxy');
  return (await proxy(new NextRequest('http://localhost:3999/boots/overview'))).headers;
};

const directives = (headers: Headers): Map<string, string> =>
  new Map(
    (headers.get('content-security-policy') ?? '').split('; ').map(part => {
      const [name = '', ...rest] = part.split(' ');
      return [name, rest.join(' ')];
    }),
  );

describe('every page', () => {
  it('runs only scripts and styles with this page’s nonce, and may not be framed', async () => {
    const [first, second] = [directives(await visit()), directives(await visit())];
    expect(first.get('script-src')).toMatch(/^'nonce-[\w+/=]{20,}' 'strict-dynamic'$/);
    expect(first.get('script-src')).not.toBe(second.get('script-src'));
    expect(first.get('style-src')).toMatch(/^'self' 'nonce-[\w+/=]{20,}'$/);
    expect(first.get('frame-ancestors')).toBe(`'none'`);
    expect(first.get('base-uri')).toBe(`'none'`);
    expect(first.get('object-src')).toBe(`'none'`);
  });

  it('keeps browsers on https, with a cookie that no other host can set', async () => {
    expect((await visit()).get('strict-transport-security')).toBeNull();
    vi.resetModules();
    vi.stubEnv('APP_URL', 'https://afterword.example');
    expect((await visit()).get('strict-transport-security')).toMatch(/max-age=31536000/);

    const { createUser } = await import('@/server/auth/users');
    const { handleAuth } = await import('@/server/auth/http');
    await createUser({ name: 'Ann', email: 'ann@example.com', password: 'nine quiet herons wade' });
    const answer = await handleAuth(
      new Request('https://afterword.example/api/auth/sign-in', {
        method: 'POST',
        headers: {
          host: 'afterword.example',
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
        },
        body: JSON.stringify({ email: 'ann@example.com', password: 'nine quiet herons wade' }),
      }),
      'sign-in',
    );
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-afterword=/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).not.toMatch(/Domain=/i);
    vi.unstubAllEnvs();
  });
});
