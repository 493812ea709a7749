import { beforeAll, describe, expect, it } from 'vitest';
import { decideInteractions } from '@/server/services/decision/decide';
import { apiOf, type Call } from '../factories/api';
import { publishedSurvey } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

let world: World;
let api: Call;
let survey: string;

beforeAll(async () => {
  world = await newWorld();
  api = await apiOf(world);
  survey = await publishedSurvey(world);
});

const order = (id: string, customer: string, product: string) => ({
  id,
  type: 'purchase',
  occurredAt: new Date().toISOString(),
  customer: { id: customer, email: `${customer}@example.com` },
  attributes: { product },
});

describe('programs over REST', () => {
  it('ask after the interactions they name, and every decision can be read', async () => {
    const made = await api('POST', '/programs', {
      name: 'Boots',
      survey,
      trigger: { types: ['purchase'], where: [{ attribute: 'product', op: 'in', value: ['boots'] }] },
      delay: 'PT0S',
    });
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({ active: true, sendWindow: null, reminders: [{ after: 'P4D' }] });
    await api('POST', '/interactions', {
      interactions: [order('o-1', 'ann', 'boots'), order('o-2', 'bob', 'hats'), order('o-3', 'ann', 'boots')],
    });
    await world.run(ctx => decideInteractions({ ctx, input: { limit: 100 } }));

    const invitations = await api('GET', `/invitations?program=${made.body.id}&state=scheduled`);
    expect(invitations.body.data).toMatchObject([
      { customer: 'ann', interaction: 'o-1', channel: 'email', state: 'scheduled', sentAt: null },
    ]);
    const [{ id }] = invitations.body.data;
    const ofAnn = await api('GET', '/decisions?customer=ann');
    expect(
      ofAnn.body.data.toSorted((a: { interaction: string }, b: { interaction: string }) =>
        a.interaction.localeCompare(b.interaction),
      ),
    ).toMatchObject([
      { interaction: 'o-1', program: made.body.id, outcome: 'invited' },
      { interaction: 'o-3', outcome: 'not_invited', reason: 'fatigue', blockedBy: id },
    ]);
    const ofBob = await api('GET', '/decisions?customer=bob');
    expect(ofBob.body.data).toMatchObject([{ outcome: 'not_invited', reason: 'condition' }]);

    const off = await api('PATCH', `/programs/${made.body.id}`, { active: false });
    expect(off.body).toMatchObject({ id: made.body.id, active: false, name: 'Boots' });
    const all = await api('GET', '/programs');
    expect(all.body).toMatchObject({ data: [{ id: made.body.id, active: false }], nextCursor: null });
  });

  it('can be tried on the past without writing anything', async () => {
    const types = ['fitting'];
    const made = await api('POST', '/programs', {
      name: 'Fittings',
      survey,
      trigger: { types },
      active: false,
    });
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    const fitting = (id: string, customer: string, days: number) => ({
      id,
      type: 'fitting',
      occurredAt: ago(days),
      customer: { id: customer, email: `${customer}@example.com` },
    });
    await api('POST', '/interactions', {
      interactions: [
        fitting('f-1', 'dee', 20),
        fitting('f-2', 'dee', 10),
        fitting('f-3', 'eli', 5),
        fitting('f-4', 'fay', 40),
        { ...fitting('f-5', 'gus', 3), customer: { id: 'gus' } },
      ],
    });
    const tried = await api('POST', `/programs/${made.body.id}/dry-runs`, {});
    expect(tried.status).toBe(200);
    expect(tried.body).toMatchObject({
      interactions: 4,
      isCut: false,
      customers: 3,
      invited: 2,
      reasons: { fatigue: 1, no_address: 1 },
    });
    expect(tried.body.perDay).toHaveLength(2);
    expect((await api('GET', `/invitations?program=${made.body.id}`)).body.data).toEqual([]);
    expect((await api('POST', '/programs/nope/dry-runs', {})).status).toBe(404);
  });

  it('name the faulty field', async () => {
    const faults = async (body: object) => {
      const answer = await api('POST', '/programs', {
        name: 'P',
        survey,
        trigger: { types: ['a'] },
        ...body,
      });
      return { status: answer.status, path: answer.body.errors?.[0]?.path };
    };
    expect(await faults({ delay: 'P1M' })).toEqual({ status: 422, path: 'delay' });
    expect(await faults({ sampling: 2 })).toEqual({ status: 422, path: 'sampling' });
    expect(await faults({ survey: 'x' })).toEqual({ status: 422, path: 'survey' });
    expect(await faults({ sendWindow: { days: [], from: '9', to: '19:00' } })).toMatchObject({ status: 422 });
    expect((await api('PATCH', '/programs/nope', { active: false })).status).toBe(404);
  });

  it('invite one customer by link', async () => {
    const made = await api('POST', '/invitations', { survey, customer: { id: 'cem' }, channel: 'link' });
    expect(made.body).toMatchObject({ state: 'sent' });
    expect(made.body.url).toMatch(/^http:\/\/localhost:3999\/s\/[\w-]{50}$/);
  });
});
