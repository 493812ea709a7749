import { beforeAll, describe, expect, it } from 'vitest';
import { inWorkspace } from '@/server/db/tenant';
import { changeCases } from '@/server/services/case/bulk';
import { changeCase } from '@/server/services/case/change';
import { countCases, listCases } from '@/server/services/case/list';
import { openCase } from '@/server/services/case/open';
import { readCase } from '@/server/services/case/read';
import { upsertCustomers } from '@/server/services/customer/upsert';
import { askedSurvey, giveAnswer } from '../factories/answers';
import { newPerson } from '../factories/people';
import { newWorld, type World } from '../factories/world';

let world: World;
let ids = 0;

beforeAll(async () => {
  world = await newWorld();
});

/** A case of a new customer, opened by the product itself: nobody owns it. */
async function newCase(attributes = {}): Promise<string> {
  const externalId = `c${++ids}`;
  const rows = [{ id: externalId, name: `Customer ${ids}`, attributes }];
  await world.run(ctx => upsertCustomers({ ctx, input: { rows } }));
  return (await world.run(ctx => openCase({ ctx, input: { customer: externalId } }))).id;
}

const as = (user: { id: string; name: string }) => {
  const actor = { kind: 'user' as const, id: user.id, name: user.name };
  return <T>(work: Parameters<typeof inWorkspace<T>>[2]) => inWorkspace(world.workspaceId, actor, work);
};

describe('taking a case', () => {
  it('lets one of twenty have it, and tells the others who was first', async () => {
    const id = await newCase();
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, i) => newPerson(`taker${i}`, { world, role: 'agent' })),
    );
    const tries = await Promise.allSettled(
      people.map(one => as(one)(ctx => changeCase({ ctx, input: { id, change: { kind: 'take' } } }))),
    );
    const won = tries.filter(one => one.status === 'fulfilled');
    expect(won).toHaveLength(1);
    const owner = (await world.run(ctx => readCase({ ctx, input: { id } }))).owner;
    const winner = people[tries.findIndex(one => one.status === 'fulfilled')];
    expect(owner).toMatchObject({ id: winner?.id });
    for (const one of tries) {
      if (one.status === 'rejected') {
        expect(one.reason.message).toBe(`${winner?.name} took this case first; nothing was changed.`);
      }
    }
  });
});

describe('working on a case', () => {
  it('goes from open to resolved with its history, and refuses what a state does not allow', async () => {
    const ann = await newPerson('ann', { world, role: 'agent' });
    const id = await newCase();
    const change = (input: Omit<Parameters<typeof changeCase>[0]['input'], 'id'>) =>
      as(ann)(ctx => changeCase({ ctx, input: { id, ...input } }));
    await change({ change: { kind: 'take' } });
    await change({ change: { kind: 'contact', by: 'phone', reached: false } });
    expect((await as(ann)(ctx => readCase({ ctx, input: { id } }))).contactedAt).toBeNull();
    await change({
      change: { kind: 'contact', by: 'phone', reached: true, text: 'She wants the blue ones.' },
    });
    await expect(change({ change: { kind: 'state', to: 'resolved' } })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('choose an outcome'),
    });
    const { revision } = await change({ change: { kind: 'priority', to: 'urgent' } });
    await expect(
      change({ revision: revision - 1, change: { kind: 'state', to: 'waiting' } }),
    ).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('You, in another window,'),
    });
    await change({ change: { kind: 'state', to: 'resolved', outcome: 'put_right', note: 'Sent anew.' } });
    const read = await as(ann)(ctx => readCase({ ctx, input: { id } }));
    expect(read).toMatchObject({ state: 'resolved', outcome: 'put_right', note: 'Sent anew.', isMine: true });
    expect(read.events.map(({ kind }) => kind)).toEqual([
      'opened',
      'owner',
      'attempt',
      'contact',
      'priority',
      'state',
    ]);
    expect(read.events[1]?.detail).toEqual({ from: null, to: ann.name });
  });

  it('leads to the case that was opened about an answer before, also when it is done', async () => {
    const asked = await world.run(ctx => askedSurvey(ctx));
    const response = await world.run(ctx =>
      giveAnswer(ctx, asked, { at: ctx.now, scores: { recommend: 3 } }),
    );
    const open = () => world.run(ctx => openCase({ ctx, input: { response } }));
    const { id } = await open();
    const change = { kind: 'state' as const, to: 'closed' as const, outcome: 'explained' as const };
    await world.run(ctx => changeCase({ ctx, input: { id, change } }));
    expect(await open()).toEqual({ id, isNew: false });
  });

  it('changes many at once and says which refused', async () => {
    const all = [await newCase(), await newCase(), await newCase()];
    const [done = ''] = all;
    const close = { kind: 'state' as const, to: 'closed' as const, outcome: 'explained' as const };
    await world.run(ctx => changeCase({ ctx, input: { id: done, change: close } }));
    const result = await world.run(ctx => changeCases({ ctx, input: { ids: all, change: close } }));
    expect(result.changed.sort()).toEqual(all.slice(1).sort());
    expect(result.refused).toEqual([{ id: done, why: 'This case is closed. Nothing was changed.' }]);
  });
});

describe('lists', () => {
  it('page by what is due first, without a gap or a repeat', async () => {
    for (let i = 0; i < 7; i++) await newCase();
    const all = await world.run(ctx => listCases({ ctx, input: { view: 'all', sort: 'due', limit: 200 } }));
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await world.run(ctx =>
        listCases({ ctx, input: { view: 'all', sort: 'due', limit: 3, ...(cursor && { cursor }) } }),
      );
      seen.push(...page.data.map(({ id }) => id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.data.map(({ id }) => id));
    const counts = await world.run(ctx => countCases({ ctx }));
    expect(counts.all).toBe(seen.length);
  });
});
