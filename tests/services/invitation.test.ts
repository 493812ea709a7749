import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { boots } from '@/domain/survey/boots.fixture';
import { listMailbox, readMailbox } from '@/server/email/mailbox';
import { eraseCustomer } from '@/server/services/customer/erase';
import { askCustomers } from '@/server/services/decision/ask-customers';
import { decideInteractions } from '@/server/services/decision/decide';
import { listDecisions } from '@/server/services/decision/list';
import { sendDueDeliveries } from '@/server/services/delivery/send-due';
import { expireInvitations } from '@/server/services/invitation/expire';
import { inviteCustomer } from '@/server/services/invitation/invite';
import { listInvitations } from '@/server/services/invitation/list';
import { sendTest } from '@/server/services/invitation/send-test';
import { definitionOf, openLink } from '@/server/services/response/link';
import { saveAnswers } from '@/server/services/response/save';
import { listSuppressions, suppressAddress, unsuppressAddress } from '@/server/services/suppression/list';
import { unsubscribeByToken } from '@/server/services/suppression/unsubscribe';
import { createSurvey } from '@/server/services/survey/create';
import { saveDraft } from '@/server/services/survey/save-draft';
import { makeToken, readToken } from '@/server/tokens';
import { addCustomers, addInteractions, askAtOnce, publishedSurvey } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const ann = { id: 'ann', email: 'ann@example.com', name: 'Ann', locale: 'de' };
const invite = (world: World, input: Partial<Parameters<typeof inviteCustomer>[0]['input']>) =>
  world.run(async ctx => inviteCustomer({ ctx, input: { survey: '', customer: ann, ...input } }));
const list = (world: World, input = {}) => world.run(ctx => listInvitations({ ctx, input }));

describe('a manual invitation', () => {
  it('is mailed once, in the customer’s language, with a link of its own', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const made = await invite(world, { survey });
    expect(made).toMatchObject({ state: 'scheduled', reason: null });
    expect(readToken('answer', made.url.split('/').at(-1) ?? '')).toBe(made.id);
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
    const [entry] = await listMailbox();
    const mail = await readMailbox(entry?.id ?? '');
    expect(mail.to).toBe('ann@example.com');
    expect(mail.html).toContain(made.url);
    expect(mail.html).toContain('lang="de"');
    const { data } = await list(world, { customer: 'ann', state: 'sent' });
    expect(data).toMatchObject([{ id: made.id, customer: 'ann', program: null, channel: 'email' }]);
    expect(data[0]?.sentAt).toBeInstanceOf(Date);
  });

  it('as a link is never mailed, and stands in the way of a program', async () => {
    const world = await newWorld();
    const { survey } = await askAtOnce(world, { fatigue: { afterInvite: 'P30D', afterResponse: 'PT0S' } });
    const made = await invite(world, { survey, channel: 'link' });
    expect(made.state).toBe('sent');
    expect(await sendDueDeliveries()).toMatchObject({ sent: 0, skipped: 0 });
    await world.run(async ctx => {
      const { rows } = await ctx.db.execute<{ id: string }>(sql`select id from customer`);
      await addInteractions(ctx, [{ customerId: rows[0]?.id ?? '', externalId: 'order-1' }]);
    });
    await world.run(ctx => decideInteractions({ ctx, input: { limit: 10 } }));
    const { data } = await world.run(ctx => listDecisions({ ctx, input: {} }));
    expect(data).toMatchObject([{ interaction: 'order-1', reason: 'fatigue', blockedBy: made.id }]);
  });

  it('is refused with a sentence that names the field', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const draft = await world.run(ctx => createSurvey({ ctx, input: { template: 'support' } }));
    const issue = (path: string) => ({ code: 'invalid', issues: [{ path }] });
    await expect(invite(world, { survey: draft.id })).rejects.toMatchObject(issue('survey'));
    await expect(invite(world, { survey, customer: { id: 'bob' } })).rejects.toMatchObject(
      issue('customer.email'),
    );
    await expect(invite(world, { survey, interaction: 'nope' })).rejects.toMatchObject(issue('interaction'));
    expect((await list(world)).data).toEqual([]);
  });
});

describe('unsubscribing', () => {
  it('leaves one state however often it is done, and stops mail and programs for the whole mailbox', async () => {
    const world = await newWorld();
    const { survey } = await askAtOnce(world);
    const made = await invite(world, { survey });
    const token = makeToken('unsubscribe', made.id);
    const done = await Promise.all(Array.from({ length: 10 }, () => unsubscribeByToken(token)));
    expect(done.filter(one => one?.changed)).toHaveLength(1);
    expect(await unsubscribeByToken(makeToken('answer', made.id))).toBeNull();
    expect(await unsubscribeByToken('nonsense')).toBeNull();
    expect(await sendDueDeliveries()).toMatchObject({ sent: 0, skipped: 1 });
    const twin = { id: 'ann-2', email: 'Ann@example.com' };
    expect(await invite(world, { survey, customer: twin })).toMatchObject({
      state: 'suppressed',
      reason: 'unsubscribed',
    });
    const suppressed = await world.run(ctx => listSuppressions({ ctx, input: {} }));
    expect(suppressed.data).toMatchObject([{ address: 'ann@example.com', reason: 'unsubscribed' }]);
    await world.run(ctx => unsuppressAddress({ ctx, input: { address: 'ann@example.com' } }));
    expect(await invite(world, { survey })).toMatchObject({ state: 'scheduled' });
  });

  it('by hand keeps the first reason', async () => {
    const world = await newWorld();
    const add = (reason: 'manual' | 'complained') =>
      world.run(ctx => suppressAddress({ ctx, input: { address: 'eve@example.com', reason } }));
    expect(await add('complained')).toMatchObject({ reason: 'complained' });
    expect(await add('manual')).toMatchObject({ reason: 'complained' });
  });
});

describe('a test', () => {
  it('is mailed and marked, and stands in no list and no ledger', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    await sendDueDeliveries();
    const send = () => world.run(ctx => sendTest({ ctx, input: { survey, email: 'me@boots.example' } }));
    await send();
    await send();
    expect(await sendDueDeliveries()).toMatchObject({ sent: 2 });
    const [entry] = await listMailbox();
    expect(entry).toMatchObject({ to: 'me@boots.example' });
    expect(entry?.subject).toMatch(/^\[Test\] /);
    expect((await list(world)).data).toEqual([]);
  });

  it('shows the draft as it stands, can be answered to its end, and counts nowhere', async () => {
    const world = await newWorld();
    const draft = await world.run(ctx => createSurvey({ ctx, input: { definition: boots } }));
    const send = () =>
      world.run(ctx => sendTest({ ctx, input: { survey: draft.id, email: 'me@boots.example' } }));
    const first = await send();
    expect(await sendDueDeliveries()).toMatchObject({ sent: 1 });
    const [entry] = await listMailbox();
    expect((await readMailbox(entry?.id ?? '')).html).toContain('Would you recommend us?');

    const link = await openLink(first.id);
    if (!link) throw new Error('the test has no link');
    expect(link).toMatchObject({ state: 'open', version: -1, isTest: true });
    const definition = await definitionOf(link);
    expect(definition.pages[0]?.questions[0]?.title.en).toBe('Would you recommend us?');
    const answers = { recommend: 8 };
    const save = { link, definition, answers, language: 'en', page: 'score', completed: true };
    expect(await saveAnswers(save)).toMatchObject({ outcome: 'saved', completed: true });
    expect(await openLink(first.id)).toMatchObject({ state: 'completed', answers });
    const counted = await world.run(ctx =>
      ctx.db.execute(
        sql`select (select count(*)::int from score_delta) as deltas, (select count(*)::int from survey_version) as versions`,
      ),
    );
    expect(counted.rows).toEqual([{ deltas: 0, versions: 0 }]);

    await send();
    await world.run(ctx =>
      saveDraft({
        ctx,
        input: { id: draft.id, revision: 1, definition: { ...boots, name: 'Boots, reworded' } },
      }),
    );
    const third = await send();
    const trials = await world.run(ctx =>
      ctx.db.execute(sql`select number from survey_trial order by number`),
    );
    expect(trials.rows).toEqual([{ number: 1 }, { number: 2 }]);
    expect(await openLink(third.id)).toMatchObject({ version: -2 });
    expect(await openLink(first.id)).toMatchObject({ version: -1 });
  });

  it('leaves no word of a draft’s text question when the tester is erased', async () => {
    const world = await newWorld();
    const draft = await world.run(ctx => createSurvey({ ctx, input: { definition: boots } }));
    const { id } = await world.run(ctx =>
      sendTest({ ctx, input: { survey: draft.id, email: 'me@boots.example' } }),
    );
    const link = await openLink(id);
    if (!link) throw new Error('the test has no link');
    const definition = await definitionOf(link);
    const answers = { recommend: 2, comment: 'Too small for my left foot' };
    await saveAnswers({ link, definition, answers, language: 'en', page: 'score', completed: true });
    const said = () =>
      world.run(ctx =>
        ctx.db.execute(
          sql`select 1 from response where answers::text like '%left foot%'
            union all select 1 from response_revision where answers::text like '%left foot%'`,
        ),
      );
    expect((await said()).rows).toHaveLength(2);
    await world.run(ctx => eraseCustomer({ ctx, input: { externalId: '_test:me@boots.example' } }));
    expect((await said()).rows).toEqual([]);
  });

  it('of a faulty draft is refused with its faults', async () => {
    const world = await newWorld();
    const draft = await world.run(ctx => createSurvey({ ctx, input: { definition: { name: 'Empty' } } }));
    const sent = world.run(ctx => sendTest({ ctx, input: { survey: draft.id, email: 'me@boots.example' } }));
    await expect(sent).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'pages' }] });
  });
});

describe('time', () => {
  it('ends invitations that nobody began to answer', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    await invite(world, { survey, channel: 'link' });
    const begun = await invite(world, { survey, channel: 'link' });
    await world.run(ctx => ctx.db.execute(sql`update invitation set expires_at = now()`));
    await world.run(ctx =>
      ctx.db.execute(sql`update invitation set state = 'started' where id = ${begun.id}`),
    );
    expect(await world.run(ctx => expireInvitations({ ctx }))).toEqual({ expired: 1, more: false });
    expect((await list(world)).data.map(row => row.state).sort()).toEqual(['expired', 'started']);
  });

  it('gives each customer one turn per period, spread evenly', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const made = await askAtOnce(world, { survey, trigger: { every: 'P100D' } });
    const year = new Date(Date.now() - 365 * 86_400_000);
    await world.run(async ctx => {
      const people = Array.from({ length: 1000 }, (_, n) => ({ externalId: `c${n}`, createdAt: year }));
      await addCustomers(ctx, people);
      await ctx.db.execute(
        sql`update program set activated_at = now() - interval '5 days' where id = ${made.id}`,
      );
    });
    const first = await world.run(ctx => askCustomers({ ctx }));
    // Five days of a hundred: 50 expected, standard deviation 7.
    expect(first.invited).toBeGreaterThan(20);
    expect(first.invited).toBeLessThan(85);
    expect(await world.run(ctx => askCustomers({ ctx }))).toEqual({ invited: 0, more: false });
    expect((await list(world, { program: made.id, limit: 200 })).data).toHaveLength(first.invited);
  });
});
