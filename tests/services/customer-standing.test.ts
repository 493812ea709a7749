import { describe, expect, it } from 'vitest';
import { customer } from '@/drizzle/schema/customer';
import { readAskStanding } from '@/server/services/customer/explain';
import { readHistory } from '@/server/services/customer/history';
import { askCustomers } from '@/server/services/decision/ask-customers';
import { decideInteractions } from '@/server/services/decision/decide';
import { listDecisions } from '@/server/services/decision/list';
import { readDecisionLog } from '@/server/services/decision/log';
import { sendDueDeliveries } from '@/server/services/delivery/send-due';
import { rememberCustomers } from '@/server/services/memory/remember';
import { createSegment } from '@/server/services/segment/create';
import { addCustomers, addInteractions, askAtOnce, asked } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const DAY = 86_400_000;
const usual = { fatigue: { afterInvite: 'P30D', afterResponse: 'P90D' } };
const standingOf = (world: World, externalId = 'ann') =>
  world.run(ctx => readAskStanding({ ctx, input: { externalId } }));
const decide = (world: World) => world.run(ctx => decideInteractions({ ctx, input: { limit: 100 } }));

describe('how a customer stands to being asked', () => {
  it('is told from the ledger by which programs decide', async () => {
    const world = await asked([{ externalId: 'ann' }], usual);
    const planned = await standingOf(world);
    expect(planned).toMatchObject({ last: null, next: { isReminder: false, program: 'After the purchase' } });
    await sendDueDeliveries();
    const { last, next, refused, stopped, standings, now } = await standingOf(world);
    expect(last).toMatchObject({ state: 'sent', answer: null });
    expect([next, refused, stopped]).toEqual([null, null, null]);
    expect(standings).toMatchObject([{ name: 'After the purchase', refusal: null, nextTurn: null }]);
    const rest = (standings[0]?.freeFrom.getTime() ?? 0) - now.getTime();
    expect(Math.abs(rest - 30 * DAY)).toBeLessThan(60_000);
  });

  it('names the latest thing that nobody asked about, with what stood in the way', async () => {
    const world = await asked([{ externalId: 'ann' }], usual);
    await sendDueDeliveries();
    await world.run(async ctx => {
      const [ann] = await ctx.db.select({ id: customer.id }).from(customer);
      await addInteractions(ctx, [{ customerId: ann?.id ?? '', externalId: 'order-1002' }]);
    });
    await decide(world);
    const { refused, last } = await standingOf(world);
    expect(refused).toMatchObject({ interaction: 'order-1002', reason: 'fatigue' });
    expect(refused?.blocker).toMatchObject({ id: last?.id, program: 'After the purchase', customer: 'ann' });
  });

  it('says since when and why an address is closed', async () => {
    const world = await asked([{ externalId: 'ann' }]);
    await world.run(ctx => ctx.db.update(customer).set({ unsubscribedAt: ctx.now }));
    expect((await standingOf(world)).stopped).toMatchObject({ reason: 'unsubscribed', at: expect.any(Date) });
    await world.run(ctx => ctx.db.update(customer).set({ unsubscribedAt: null, doNotAsk: true }));
    expect((await standingOf(world)).stopped).toMatchObject({ reason: 'do_not_ask' });
  });

  it('knows whose turn a calendar program has had, and shows turns in the history and the log', async () => {
    const world = await newWorld();
    const segment = await world.run(ctx => createSegment({ ctx, input: { name: 'All', where: [] } }));
    await world.run(ctx => addCustomers(ctx, [{ externalId: 'ann' }, { externalId: 'eve', email: null }]));
    const { id: program } = await askAtOnce(world, { trigger: { once: segment.id, where: [] } });
    expect((await standingOf(world)).standings[0]?.nextTurn).toBeInstanceOf(Date);
    await world.run(ctx => askCustomers({ ctx }));
    expect((await standingOf(world)).standings[0]?.nextTurn).toBeNull();
    const { data } = await world.run(ctx => listDecisions({ ctx, input: { program } }));
    expect(data.map(one => [one.customer, one.interaction, one.outcome]).sort()).toEqual([
      ['ann', null, 'invited'],
      ['eve', null, 'not_invited'],
    ]);
    const history = await world.run(ctx => readHistory({ ctx, input: { externalId: 'eve', limit: 50 } }));
    expect(history.data).toMatchObject([{ kind: 'turn', decision: { reason: 'no_address' } }]);
  });
});

describe('the log of decisions', () => {
  it('is searched by customer, address, interaction and day', async () => {
    const world = await newWorld();
    await askAtOnce(world, usual);
    await world.run(async ctx => {
      const [ann = '', bob = ''] = await addCustomers(ctx, [
        { externalId: 'ann', name: 'Ann Archer' },
        { externalId: 'bob', name: 'Bob Ann' },
      ]);
      await addInteractions(ctx, [
        { customerId: ann, externalId: 'a-1' },
        { customerId: bob, externalId: 'b-1' },
      ]);
    });
    await decide(world);
    while ((await world.run(ctx => rememberCustomers({ ctx }))).more);
    const found = async (input: Parameters<typeof readDecisionLog>[0]['input']) =>
      (await world.run(ctx => readDecisionLog({ ctx, input }))).data.map(one => one.interaction).sort();
    expect(await found({ q: 'ann' })).toEqual(['a-1']);
    expect(await found({ q: 'Ann@Example.com' })).toEqual(['a-1']);
    expect(await found({ q: 'ANN ' })).toEqual(['a-1', 'b-1']);
    expect(await found({ q: 'b-1' })).toEqual(['b-1']);
    expect(await found({ q: 'nobody' })).toEqual([]);
    const tomorrow = new Date(Date.now() + DAY).toISOString();
    expect(await found({ since: tomorrow })).toEqual([]);
    expect(await found({ until: tomorrow })).toEqual(['a-1', 'b-1']);
    const rest = await world.run(ctx => listDecisions({ ctx, input: { interaction: 'b-1' } }));
    expect(rest.data).toMatchObject([{ customer: 'bob' }]);
  });
});
