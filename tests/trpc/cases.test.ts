import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@/domain/roles';
import { inWorkspace } from '@/server/db/tenant';
import { countWaiting } from '@/server/reports/overview/waiting';
import { openCase } from '@/server/services/case/open';
import { upsertCustomers } from '@/server/services/customer/upsert';
import { changeDuty } from '@/server/services/member/change-duty';
import { type Browser, newPerson, signInAs } from '../factories/people';
import { newWorld, type World } from '../factories/world';

let world: World;
const ids: Record<string, string> = {};
const people: Record<string, { id: string; name: string; browser: Browser }> = {};

async function person(name: string, role: Role, scope?: Record<string, string[]>): Promise<void> {
  const user = await newPerson(name, { world, role });
  if (scope) await world.run(ctx => changeDuty({ ctx, input: { userId: user.id, scope } }));
  people[name] = { id: user.id, name: user.name, browser: await signInAs(user) };
}

/** Cases of customers in two cities: unowned, or somebody's. */
async function newCase(name: string, city: string, owner: string | null): Promise<void> {
  await world.run(ctx =>
    upsertCustomers({ ctx, input: { rows: [{ id: name, name, attributes: { city, tier: 'gold' } }] } }),
  );
  const { id } = await world.run(ctx => openCase({ ctx, input: { customer: name } }));
  ids[name] = id;
  if (owner) await call('boss').change({ id, change: { kind: 'assign', to: people[owner]?.id ?? '' } });
}

function call(name: string) {
  const browser = people[name]?.browser;
  if (!browser) throw new Error(`there is no ${name}`);
  return browser.caller(world.slug).case;
}

beforeAll(async () => {
  world = await newWorld();
  await person('boss', 'admin');
  await person('edith', 'editor');
  await person('free', 'agent');
  await person('leeds', 'agent', { city: ['Leeds'], tier: ['gold', 'silver'] });
  await person('vera', 'viewer');
  await newCase('leeds-unowned', 'Leeds', null);
  await newCase('york-unowned', 'York', null);
  await newCase('leeds-free', 'Leeds', 'free');
  await newCase('york-free', 'York', 'free');
  await newCase('york-leeds', 'York', 'leeds');
});

const ALL = ['leeds-unowned', 'york-unowned', 'leeds-free', 'york-free', 'york-leeds'];

describe('who sees which case', () => {
  it.each([
    ['boss', ALL],
    ['edith', ALL],
    ['free', ALL],
    // Another agent's case outside of the scope is not there.
    ['leeds', ALL.filter(name => name !== 'york-free')],
  ])('%s', async (who, seen) => {
    const mine = call(who);
    const listed = (await mine.list({ view: 'any', limit: 200 })).data.map(one => one.customer?.id);
    expect(listed.sort()).toEqual([...seen].sort());
    expect((await mine.counts()).all).toBe(seen.length);
    const counted = await inWorkspace(
      world.workspaceId,
      { kind: 'user', id: people[who]?.id ?? '', name: who },
      ctx => countWaiting(ctx),
    );
    expect(counted.customers).toBe(seen.length);
    for (const name of ALL) {
      const id = ids[name] ?? '';
      const note = () => mine.change({ id, change: { kind: 'note', text: `${who} was here` } });
      if (seen.includes(name)) {
        expect((await mine.read({ id })).id).toBe(id);
        await note();
        continue;
      }
      await expect(mine.read({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(note()).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(mine.change({ id, change: { kind: 'assign', to: null } })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      const { refused } = await mine.bulk({ ids: [id], change: { kind: 'priority', to: 'low' } });
      expect(refused).toEqual([{ id, why: 'There is no such case.' }]);
    }
  });

  it('viewers see none, and change none', async () => {
    const mine = call('vera');
    const id = ids['leeds-unowned'] ?? '';
    await expect(mine.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(mine.read({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(mine.change({ id, change: { kind: 'take' } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('tells of two who take one case the second who was first', async () => {
    const id = ids['york-unowned'] ?? '';
    const tries = await Promise.allSettled(
      ['free', 'leeds'].map(who => call(who).change({ id, change: { kind: 'take' } })),
    );
    const [lost] = tries.filter(one => one.status === 'rejected');
    const winner = tries[0]?.status === 'fulfilled' ? 'free' : 'leeds';
    expect(tries.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    expect(lost).toMatchObject({
      reason: {
        code: 'CONFLICT',
        message: `${people[winner]?.name} took this case first; nothing was changed.`,
      },
    });
    if (winner === 'free') {
      // Taken by somebody else, it left the scope of whoever lost.
      await expect(call('leeds').read({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('opens one case per customer, also for two at once', async () => {
    await world.run(ctx => upsertCustomers({ ctx, input: { rows: [{ id: 'new', name: 'New' }] } }));
    const made = await Promise.all(['free', 'boss'].map(who => call(who).open({ customer: 'new' })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
  });
});
