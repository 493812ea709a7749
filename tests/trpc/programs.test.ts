import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeAuthPool } from '@/server/auth/database';
import { decideInteractions } from '@/server/services/decision/decide';
import { newPerson, signInAs } from '../factories/people';
import { addCustomers, addInteractions, askAtOnce } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

afterAll(closeAuthPool);

let world: World;
let program: string;
type Caller = ReturnType<Awaited<ReturnType<typeof signInAs>>['caller']>;
let editor: Caller;
let viewer: Caller;

beforeAll(async () => {
  world = await newWorld();
  editor = (await signInAs(await newPerson('edna', { world, role: 'editor' }))).caller(world.slug);
  viewer = (await signInAs(await newPerson('vic', { world, role: 'viewer' }))).caller(world.slug);
  program = (await askAtOnce(world, { fatigue: { afterInvite: 'P30D', afterResponse: 'P90D' } })).id;
  await world.run(async ctx => {
    const [ann = '', bob = '', eve = ''] = await addCustomers(ctx, [
      { externalId: 'ann', name: 'Ann', attributes: { tier: 'gold' } },
      { externalId: 'bob', name: null },
      { externalId: 'eve', name: 'Eve', email: null },
    ]);
    const earlier = new Date(ctx.now.getTime() - 60_000);
    await addInteractions(ctx, [
      { externalId: 'boots', customerId: ann, attributes: { location: 'Leeds' }, occurredAt: earlier },
      { externalId: 'laces', customerId: ann, attributes: { location: 'Leeds' } },
      { externalId: 'socks', customerId: bob, attributes: { location: 'York' } },
      { externalId: 'hat', customerId: eve, attributes: {} },
      { externalId: 'call', customerId: eve, type: 'support' },
    ]);
    await decideInteractions({ ctx, input: { limit: 100 } });
  });
});

describe('a program’s decisions', () => {
  it('name the customer and what stood in the way', async () => {
    const { data } = await editor.decision.list({ program });
    const of = (interaction: string) => data.find(row => row.interaction === interaction);
    expect(data).toHaveLength(4);
    expect(of('boots')).toMatchObject({ customerName: 'Ann', outcome: 'invited', reason: null });
    expect(of('boots')?.made).toMatchObject({
      state: 'scheduled',
      program: 'After the purchase',
      customer: 'ann',
    });
    expect(of('laces')).toMatchObject({ outcome: 'not_invited', reason: 'fatigue' });
    expect(of('laces')?.blocker).toEqual(of('boots')?.made);
    expect(of('socks')).toMatchObject({ customer: 'bob', customerName: null, outcome: 'invited' });
  });

  it('are filtered by outcome and reason, also across pages', async () => {
    const first = await editor.decision.list({ program, outcome: 'not_invited', limit: 1 });
    const rest = await editor.decision.list({
      program,
      outcome: 'not_invited',
      limit: 1,
      cursor: first.nextCursor ?? '',
    });
    expect([...first.data, ...rest.data].map(row => row.reason).sort()).toEqual(['fatigue', 'no_address']);
    expect((await editor.decision.list({ program, reason: 'no_address' })).data).toHaveLength(1);
  });

  it('are counted for everybody, but named only to those who may see customers', async () => {
    const counts = await viewer.decision.counts({ program });
    expect(counts.reduce((sum, row) => sum + row.count, 0)).toBe(4);
    expect(counts[0]).toEqual({ outcome: 'invited', reason: null, count: 2 });
    await expect(viewer.decision.list({ program })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('what a rule can be written with', () => {
  it('are the types and attributes that came in', async () => {
    const { types, attributes, customer } = await editor.program.vocabulary();
    expect(types).toEqual([
      { name: 'purchase', lately: 4 },
      { name: 'support', lately: 1 },
    ]);
    expect(attributes).toEqual([{ name: 'location', values: ['Leeds', 'York'] }]);
    expect(customer).toEqual([{ name: 'tier', values: ['gold'] }]);
  });
});

describe('a test mail', () => {
  it('goes to oneself and stands in no count', async () => {
    const { survey } = await editor.program.read({ id: program });
    const { id, url } = await editor.invitation.sendTest({ survey, language: 'de' });
    expect(url).toContain('/s/');
    expect(await editor.invitation.readTest({ id })).toEqual({ state: 'scheduled', reason: null });
    expect(await editor.program.rates()).toEqual([]);
    const { data } = await editor.decision.list({ program, outcome: 'invited' });
    await expect(editor.invitation.readTest({ id: data[0]?.invitation ?? '' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
