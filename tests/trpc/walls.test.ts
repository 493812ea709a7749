import { callTRPCProcedure, TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can, type Permission, permissions, type Role, roles } from '@/domain/roles';
import { closeAuthPool } from '@/server/auth/database';
import { appRouter } from '@/server/trpc/app-router';
import { makeContext } from '@/server/trpc/context';
import { type Browser, newBrowser, newPerson, signInAs } from '../factories/people';
import { newWorld, type World } from '../factories/world';
import { walls } from './walls';

afterAll(closeAuthPool);

// Its type is nested like the routers, its value is flat: one entry per path.
const flat = appRouter._def.procedures as unknown as Record<string, { _def: { type: 'query' | 'mutation' } }>;
const procedures = new Map(Object.entries(flat));
const behindARole = (Object.keys(permissions) as Permission[]).flatMap(permission =>
  walls[permission].map(path => ({ path, permission })),
);

let world: World;
let stranger: Browser;
const members = new Map<Role, Browser>();

beforeAll(async () => {
  world = await newWorld();
  stranger = await signInAs(await newPerson('sam', { world: await newWorld(), role: 'owner' }));
  for (const role of roles) members.set(role, await signInAs(await newPerson(role, { world, role })));
});

/** Calls it with nothing as input: who may come in is settled before what they bring is read. */
async function refusal(path: string, browser: Browser, slug: string): Promise<TRPCError | null> {
  try {
    await callTRPCProcedure({
      router: appRouter,
      path,
      type: typeOf(path),
      ctx: makeContext(browser.headers(), slug),
      getRawInput: async () => undefined,
      signal: undefined,
      batchIndex: 0,
    });
    return null;
  } catch (error) {
    if (error instanceof TRPCError) return error;
    throw error;
  }
}

const typeOf = (path: string) => procedures.get(path)?._def.type ?? 'query';

const said = (error: TRPCError | null) => (error ? { code: error.code, message: error.message } : null);

describe('every procedure', () => {
  it('says in tests/trpc/walls.ts who may call it', () => {
    const listed = Object.values(walls).flat();
    const unsaid = [...procedures.keys()].filter(path => !listed.includes(path));
    expect(unsaid, 'add these to the permission they ask for, in tests/trpc/walls.ts').toEqual([]);
    expect(
      listed.filter(path => !procedures.has(path)),
      'these are gone',
    ).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it.each([...behindARole.map(item => item.path), ...walls.signedIn])(
    '%s is closed to nobody',
    async path => {
      expect(await refusal(path, newBrowser(), world.slug)).toMatchObject({ code: 'UNAUTHORIZED' });
    },
  );

  it.each(behindARole)('$path tells a stranger that there is no such workspace', async ({ path }) => {
    const real = said(await refusal(path, stranger, world.slug));
    const made = said(await refusal(path, stranger, 'no-such-workspace'));
    expect(real).toEqual({ code: 'NOT_FOUND', message: 'There is no such workspace.' });
    expect(real).toEqual(made);
  });

  it.each(behindARole)('$path asks for the permission to $permission', async ({ path, permission }) => {
    for (const role of roles.filter(item => !can(item, permission))) {
      const browser = members.get(role);
      expect(browser && (await refusal(path, browser, world.slug)), role).toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    // A query lets the lowest role that has it in; what a change would do is tested with its noun.
    const lowest = roles.filter(item => can(item, permission)).at(-1);
    const browser = lowest && members.get(lowest);
    if (!browser || typeOf(path) !== 'query') return;
    const answer = await refusal(path, browser, world.slug);
    expect(['BAD_REQUEST', 'NOT_FOUND', null]).toContain(answer?.code ?? null);
  });
});
