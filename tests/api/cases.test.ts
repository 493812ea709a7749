import { beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '@/server/services/case/open';
import { apiOf, type Call } from '../factories/api';
import { newPerson } from '../factories/people';
import { newWorld, type World } from '../factories/world';

let world: World;
let api: Call;

beforeAll(async () => {
  world = await newWorld();
  api = await apiOf(world);
});

async function newCase(customer: string): Promise<string> {
  await api('POST', '/customers', { id: customer, name: customer });
  return (await world.run(ctx => openCase({ ctx, input: { customer, because: 'Boots leak' } }))).id;
}

describe('cases over REST', () => {
  it('are listed, read, given to somebody, noted on and resolved', async () => {
    const id = await newCase('ann');
    const agent = await newPerson('agent', { world, role: 'agent' });
    expect((await api('GET', '/cases?customer=ann')).body).toMatchObject({
      data: [
        {
          id,
          customer: 'ann',
          state: 'open',
          reason: 'manual',
          because: 'Boots leak',
          owner: null,
          chased: 0,
        },
      ],
      nextCursor: null,
    });
    const { revision } = (await api('GET', `/cases/${id}`)).body;
    const given = await api('PATCH', `/cases/${id}`, { owner: agent.email, priority: 'high', revision });
    expect(given.body).toMatchObject({ owner: { email: agent.email }, priority: 'high' });
    expect(await api('PATCH', `/cases/${id}`, { priority: 'low', revision })).toMatchObject({ status: 409 });
    expect((await api('GET', `/cases?owner=${encodeURIComponent(agent.email)}`)).body.data).toHaveLength(1);
    expect((await api('GET', '/cases?owner=none')).body.data).toEqual([]);
    const noted = await api('POST', `/cases/${id}/notes`, { text: 'From the shop system.' });
    expect(noted.body.events.at(-1)).toMatchObject({ kind: 'note', text: 'From the shop system.' });
    expect(await api('PATCH', `/cases/${id}`, { state: 'resolved' })).toMatchObject({ status: 409 });
    const resolved = await api('PATCH', `/cases/${id}`, {
      state: 'resolved',
      outcome: 'put_right',
      note: 'New boots',
    });
    expect(resolved.body).toMatchObject({ state: 'resolved', outcome: 'put_right', note: 'New boots' });
    expect((await api('GET', '/cases?state=resolved&state=closed')).body.data).toHaveLength(1);
    const again = await api('PATCH', `/cases/${id}`, { state: 'in_progress' });
    expect(again.body).toMatchObject({ state: 'in_progress', reopened: 1, outcome: null });
  });

  it('are late when their promise is, and count how often the customer had to ask again', async () => {
    const id = await newCase('late');
    const read = async () => (await api('GET', `/cases/${id}`)).body;
    expect(await read()).toMatchObject({ overdue: false, chased: 0 });
    expect((await api('GET', '/cases?overdue=true')).body.data).toEqual([]);
    await api('POST', '/interactions', {
      id: 'call-1',
      type: 'support_call',
      customer: { id: 'late' },
      occurredAt: new Date(Date.now() + 500).toISOString(),
      initiatedBy: 'customer',
    });
    await new Promise(resolve => setTimeout(resolve, 700));
    expect(await read()).toMatchObject({ chased: 1 });
  });

  it('refuse who is no member, and are nobody else’s', async () => {
    const id = await newCase('bob');
    expect(await api('PATCH', `/cases/${id}`, { owner: 'nobody@example.com' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'owner' }] },
    });
    const other = await apiOf(await newWorld());
    for (const [method, path, body] of [
      ['GET', `/cases/${id}`],
      ['PATCH', `/cases/${id}`, { priority: 'low' }],
      ['POST', `/cases/${id}/notes`, { text: 'x' }],
    ] as const)
      expect(await other(method, path, body)).toMatchObject({ status: 404 });
    expect((await other('GET', '/cases')).body.data).toEqual([]);
  });
});
