import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { customer } from '@/drizzle/schema/customer';
import { delivery, invitation, suppression } from '@/drizzle/schema/program';
import { auditLog } from '@/drizzle/schema/workspace';
import { listMailbox } from '@/server/email/mailbox';
import { sendDueDeliveries } from '@/server/services/delivery/send-due';
import { askCustomer, reviewAsk } from '@/server/services/invitation/ask';
import { inviteCustomer } from '@/server/services/invitation/invite';
import { suppressAddress } from '@/server/services/suppression/list';
import { addCustomers, asked, publishedSurvey } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

let world: World;
let survey: string;

beforeEach(async () => {
  world = await newWorld();
  survey = await publishedSurvey(world);
  await world.run(ctx => addCustomers(ctx, [{ externalId: 'ann' }]));
});

type Asking = Partial<Parameters<typeof askCustomer>[0]['input']>;
const ask = (input: Asking = {}, where = world) =>
  where.run(ctx =>
    askCustomer({ ctx, input: { customer: 'ann', survey, by: 'email', request: randomUUID(), ...input } }),
  );
const review = (by = 'email', where = world) =>
  where.run(ctx => reviewAsk({ ctx, input: { customer: 'ann', survey, by } }));
const invitations = (where = world) => where.run(ctx => ctx.db.select().from(invitation));
const audits = (where = world) =>
  where.run(ctx => ctx.db.select().from(auditLog).where(eq(auditLog.action, 'invitation.overridden')));
const change = (set: Partial<typeof customer.$inferInsert>) =>
  world.run(ctx => ctx.db.update(customer).set(set));

describe('asking one customer by hand', () => {
  it('mails once, however often the button is pressed', async () => {
    const request = randomUUID();
    const made = await Promise.all([ask({ request }), ask({ request }), ask({ request })]);
    expect(new Set(made.map(one => one.url)).size).toBe(1);
    expect(await invitations()).toHaveLength(1);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
    expect((await listMailbox())[0]?.to).toBe('ann@example.com');
    expect(await audits()).toEqual([]);
  });

  it('says what a program did lately, and goes over it only when told so, in writing', async () => {
    const shop = await asked([{ externalId: 'ann' }]);
    const own = await publishedSurvey(shop);
    await sendDueDeliveries();
    const [before] = await invitations(shop);
    const { never, against } = await review('email', shop);
    expect(never).toBeNull();
    expect(against).toMatchObject({
      asked: { invitation: before?.id, program: 'After the purchase', isPlanned: false },
      answeredAt: null,
      isOwnWish: false,
    });
    await expect(ask({ survey: own }, shop)).rejects.toMatchObject({ code: 'conflict' });
    expect(await invitations(shop)).toHaveLength(1);
    const { id } = await ask({ survey: own, anyway: true }, shop);
    const made = (await invitations(shop)).find(one => one.id === id);
    expect(made).toMatchObject({ state: 'scheduled', programId: null, overriddenBy: 'system:test' });
    expect(await audits(shop)).toMatchObject([
      { subject: id, detail: { asked: { invitation: before?.id, program: 'After the purchase' } } },
    ]);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
  });

  it('never goes over the customer’s own word, whatever anybody says', async () => {
    const refused = async (never: string, by = 'email') => {
      expect(await review(by)).toMatchObject({ never });
      await expect(ask({ by, anyway: true })).rejects.toMatchObject({ code: 'conflict' });
    };
    await change({ unsubscribedAt: new Date() });
    await refused('unsubscribed');
    await refused('unsubscribed', 'link');
    await change({ unsubscribedAt: null, doNotAsk: true });
    await refused('do_not_ask', 'link');
    await change({ doNotAsk: false, preferences: { fewer: true } });
    expect((await review()).never).toBeNull();
    await ask();
    await refused('fewer');
    await refused('channel_off', randomUUID());
    expect(await invitations()).toHaveLength(1);
  });

  it('gives a link where mail cannot go', async () => {
    await world.run(ctx => suppressAddress({ ctx, input: { address: 'ann@example.com' } }));
    await world.run(ctx => ctx.db.update(suppression).set({ reason: 'bounced' }));
    expect((await review()).never).toBe('suppressed');
    expect((await review('link')).never).toBeNull();
    const { url } = await ask({ by: 'link' });
    expect(url).toContain('/s/');
    expect(await invitations()).toMatchObject([{ channel: 'link', state: 'sent' }]);
    expect(await world.run(ctx => ctx.db.select().from(delivery))).toEqual([]);
  });

  it('asks for somebody who is there, about something of theirs', async () => {
    await expect(ask({ customer: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(ask({ interaction: 'nothing' })).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ path: 'interaction' }],
    });
    expect(await invitations()).toEqual([]);
  });
});

describe('an invitation by the API', () => {
  it('goes over the clocks as the explicit act it is, and says so in the log', async () => {
    const input = { survey, customer: { id: 'ann' } };
    await world.run(ctx => inviteCustomer({ ctx, input }));
    expect(await audits()).toEqual([]);
    const second = await world.run(ctx => inviteCustomer({ ctx, input }));
    expect(second.state).toBe('scheduled');
    expect(await audits()).toMatchObject([{ subject: second.id }]);
  });
});
