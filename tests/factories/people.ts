import { randomUUID } from 'node:crypto';
import type { Role } from '@/domain/roles';
import { ADDRESS_HEADER } from '@/server/auth/address';
import { handleAuth } from '@/server/auth/http';
import { createUser, type User } from '@/server/auth/users';
import { addMember } from '@/server/services/member/add';
import { makeCaller } from '@/server/trpc/app-router';
import { makeContext } from '@/server/trpc/context';
import type { World } from './world';

export const PASSWORD = 'nine quiet herons wade';

/** A browser with its cookies, at an address. */
export type Browser = {
  address: string;
  cookies: Map<string, string>;
  headers: (extra?: Record<string, string>) => Headers;
  /** Posts to /api/auth/<door> as a page of ours would. */
  post: (door: string, body: unknown, extra?: Record<string, string>) => Promise<Response>;
  /** Calls procedures in a workspace. */
  caller: (slug?: string) => ReturnType<typeof makeCaller>;
};

let lastAddress = 0;

/** Every browser has an address of its own, so that one test's tries are not another's. */
export function newBrowser(address?: string): Browser {
  lastAddress += 1;
  const from = address ?? `10.1.${lastAddress >> 8}.${lastAddress & 255}`;
  const cookies = new Map<string, string>();
  const headers: Browser['headers'] = (extra = {}) =>
    new Headers({
      host: 'localhost:3999',
      [ADDRESS_HEADER]: from,
      ...(cookies.size ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
      ...extra,
    });
  return {
    address: from,
    cookies,
    headers,
    post: async (door, body, extra = {}) => {
      const response = await handleAuth(
        new Request(`http://localhost:3999/api/auth/${door}`, {
          method: 'POST',
          headers: headers({
            'content-type': 'application/json',
            origin: 'http://localhost:3999',
            'sec-fetch-site': 'same-origin',
            ...extra,
          }),
          body: JSON.stringify(body),
        }),
        door,
      );
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';');
        const [name = '', value = ''] = pair.split('=');
        if (/max-age=0/i.test(cookie)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    },
    caller: slug => makeCaller(makeContext(headers(), slug ?? null)),
  };
}

/** A person with an account; with a world also its member. */
export async function newPerson(name: string, membership?: { world: World; role: Role }): Promise<User> {
  const user = await createUser({
    name,
    email: `${name}-${randomUUID().slice(0, 8)}@example.com`,
    password: PASSWORD,
  });
  if (membership) {
    const { world, role } = membership;
    await world.run(ctx =>
      addMember({ ctx, input: { userId: user.id, email: user.email, name: user.name, role } }),
    );
  }
  return user;
}

/** The person, signed in by address and password. */
export async function signInAs(user: User): Promise<Browser> {
  const browser = newBrowser();
  const response = await browser.post('sign-in', { email: user.email, password: PASSWORD });
  if (!response.ok) throw new Error(`sign-in failed: ${await response.text()}`);
  return browser;
}
