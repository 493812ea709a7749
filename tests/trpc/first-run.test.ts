import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { instanceSetting } from '@/drizzle/schema/instance';
import { createOwner } from '@/server/auth/create-owner';
import { closeAuthPool } from '@/server/auth/database';
import { membershipsOf, readInstallation } from '@/server/auth/gate';
import { createUser } from '@/server/auth/users';
import { db } from '@/server/db/client';
import { addMember } from '@/server/services/member/add';
import { createWorkspace } from '@/server/services/workspace/create';
import { newBrowser, PASSWORD } from '../factories/people';
import { tester } from '../factories/world';

afterAll(closeAuthPool);

const token = 'printed-at-the-start-0123456789';
const company = (email: string) => ({
  name: 'Olga',
  email,
  password: PASSWORD,
  workspace: { name: 'Boots & Co', timezone: 'Europe/Berlin', currency: 'EUR' },
});

beforeAll(async () => {
  await db().insert(instanceSetting).values({ key: 'setup_token', value: token });
});

describe('the first run', () => {
  it('lets the person at this machine look around the demo, and nobody else', async () => {
    const local = newBrowser('127.0.0.1');
    expect((await local.post('demo', {})).status).toBe(404);
    const visitor = await createUser({ name: 'Demo admin', email: 'demo@example.com', password: PASSWORD });
    const demo = await createWorkspace({ actor: tester, input: { name: 'Demo', isDemo: true } }, ctx =>
      addMember({
        ctx,
        input: { userId: visitor.id, email: visitor.email, name: visitor.name, role: 'admin' },
      }),
    );
    expect((await newBrowser('203.0.113.9').post('demo', {})).status).toBe(404);
    // A foreign name that was made to resolve to this machine.
    const rebound = { host: 'evil.example', origin: 'http://evil.example' };
    expect((await newBrowser('127.0.0.1').post('demo', {}, rebound)).status).toBe(404);
    // A proxy on this machine.
    expect(
      (await newBrowser('127.0.0.1').post('demo', {}, { 'x-forwarded-for': '203.0.113.9' })).status,
    ).toBe(404);
    expect(await (await local.post('demo', {})).json()).toEqual({ slug: demo.slug });
    expect((await local.caller(demo.slug).session.current()).role).toBe('admin');
    // The demo alone is no company: the set-up stays open.
    expect(await readInstallation()).toMatchObject({ founded: false, demo: { slug: demo.slug } });
  });

  it('refuses a wrong token and a weak password, and leaves nothing behind', async () => {
    const wrong = await newBrowser().post('set-up', {
      token: 'x'.repeat(token.length),
      ...company('o@example.com'),
    });
    expect(wrong.status).toBe(403);
    const weak = await newBrowser().post('set-up', { token, ...company('o@example.com'), password: 'short' });
    expect(weak.status).toBe(422);
    const zone = await newBrowser().post('set-up', {
      token,
      ...company('o@example.com'),
      workspace: { name: 'Boots', timezone: 'Mars/Base' },
    });
    expect((await zone.json()).error.issues).toEqual([
      { path: 'workspace.timezone', message: expect.stringContaining('time zone') },
    ]);
    expect(await readInstallation()).toMatchObject({ founded: false });
  });

  it('makes one company with the printed token, however many try at once, and never again', async () => {
    const tries = await Promise.all(
      Array.from({ length: 6 }, async (_, i) => {
        const browser = newBrowser();
        const response = await browser.post('set-up', { token, ...company(`owner${i}@example.com`) });
        return { browser, status: response.status, answer: await response.json() };
      }),
    );
    const won = tries.filter(item => item.status === 200);
    expect(won).toHaveLength(1);
    expect(tries.filter(item => item.status === 403 || item.status === 409)).toHaveLength(5);
    const [winner] = won;
    const current = await winner?.browser.caller(winner.answer.slug).session.current();
    expect(current).toMatchObject({
      role: 'owner',
      workspace: { name: 'Boots & Co', timezone: 'Europe/Berlin' },
    });
    expect(await db().select().from(instanceSetting).where(eq(instanceSetting.key, 'setup_token'))).toEqual(
      [],
    );
    const late = await newBrowser().post('set-up', { token, ...company('late@example.com') });
    expect(late.status).toBe(409);
    // The losers' accounts went with their set-up.
    for (const i of [0, 1, 2, 3, 4, 5].filter(n => tries[n]?.status !== 200))
      expect(
        (await newBrowser().post('sign-in', { email: `owner${i}@example.com`, password: PASSWORD })).status,
      ).toBe(401);
  });

  it('counts the tries at the token', async () => {
    const browser = newBrowser();
    const statuses = [];
    for (let i = 0; i < 6; i++)
      statuses.push((await browser.post('set-up', { token: newId(), ...company('x@example.com') })).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('the operator’s workspace:create', () => {
  it('makes an owner, and takes an existing person as a second company’s owner when told to', async () => {
    const input = company('cli@example.com');
    const first = await createOwner({ actor: tester, input });
    await expect(createOwner({ actor: tester, input })).rejects.toMatchObject({ code: 'conflict' });
    const second = await createOwner({ actor: tester, input, existing: 'use' });
    expect(second.userId).toBe(first.userId);
    expect((await membershipsOf(first.userId)).map(item => item.role)).toEqual(['owner', 'owner']);
    const { rows } = await db().execute(
      sql`select count(*)::int as n from gate_memberships(${first.userId})`,
    );
    expect(rows).toEqual([{ n: 2 }]);
  });
});
