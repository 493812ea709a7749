import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTransport } from '@/server/email/transport';
import { upsertCustomers } from '@/server/services/customer/upsert';
import { decideInteractions } from '@/server/services/decision/decide';
import { planDeliveries } from '@/server/services/delivery/plan';
import { sendDueDeliveries } from '@/server/services/delivery/send-due';
import { createProgram } from '@/server/services/program/create';
import { saveTopic } from '@/server/services/topic/save';
import { addInteractions, askAtOnce } from '../factories/sending';
import { newWorld, type World } from '../factories/world';
import { startSmtpSink } from '../setup/smtp-sink';
import { boots, fillIn, storedOf } from './boots';
import {
  bootsWithTopics,
  chooseAt,
  preferencesPath as pathOf,
  personOf as personIn,
} from './preference-page';
import { type Ask, ask, filled, look, post, publish, serveSurveys } from './survey';

const sink = await startSmtpSink();
process.env.SMTP_URL = sink.url;
process.env.MAIL_FROM = 'Boots <ask@boots.example>';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  surveyId = await bootsWithTopics(world);
});
afterAll(async () => {
  await site.close();
  closeTransport();
  await sink.stop();
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const change = (statement: ReturnType<typeof sql>) => world.run(({ db }) => db.execute(statement));
const personOf = (who: Ask) => personIn(world, who);
const open = (who: Ask) => look(site.url + pathOf(who));
const choose = (who: Ask, choice: Record<string, string | string[]>) => chooseAt(site.url, who, choice);

/** One more invitation for the same person, to be mailed on a day, with the decision that made it. */
async function planned(who: Ask, days: number, program?: string): Promise<Ask> {
  const next = await ask(world, surveyId, { state: 'scheduled' });
  await change(sql`
    with moved as (update interaction set customer_id = ${who.customerId} where id = ${next.interactionId})
    update invitation i set customer_id = ${who.customerId}, sent_at = null, send_at = ${inDays(days)}, expires_at = ${inDays(days + 30)},
      program_id = ${program ?? null}::uuid, language = 'en'
    where i.id = ${next.invitationId}`);
  await world.run(ctx =>
    planDeliveries(ctx, [{ invitationId: next.invitationId, kind: 'invitation', dueAt: inDays(days) }]),
  );
  return { ...next, customerId: who.customerId };
}

const newProgram = (topic: string | null = null) =>
  world.run(ctx =>
    createProgram({
      ctx,
      input: {
        name: 'After the purchase',
        survey: surveyId,
        trigger: { types: ['purchase'] },
        topic,
        active: true,
      },
    }),
  );

describe('what was chosen', () => {
  it('is kept when the company sends the customer again', async () => {
    const ann = await ask(world, surveyId, { email: 'kept@example.com' });
    await choose(ann, { often: 'fewer', language: 'de', topic: ['visits'] });
    await choose(ann, { often: 'never' });
    const before = await personOf(ann);
    await world.run(ctx =>
      upsertCustomers({
        ctx,
        input: {
          rows: [
            {
              id: `c-${ann.customerId}`,
              name: 'Ann',
              locale: 'fr',
              doNotAsk: false,
              preferences: {},
              unsubscribedAt: null,
            },
          ],
        },
      }),
    );
    expect((await personOf(ann)).preferences).toEqual(before.preferences);
    expect((await personOf(ann)).unsubscribedAt).toEqual(before.unsubscribedAt);
  });

  it('never: a mail that was due leaves nobody', async () => {
    const ann = await ask(world, surveyId, { email: 'never@example.com' });
    const next = await planned(ann, -0.01);
    await choose(ann, { often: 'never' });
    await sendDueDeliveries();
    expect((await storedOf(world, next)).invitation).toMatchObject({
      state: 'suppressed',
      reason: 'unsubscribed',
    });
    expect(sink.received.filter(({ to }) => to.includes('never@example.com'))).toEqual([]);
  });

  it('a topic that is off: its mails stay, the others leave', async () => {
    const ann = await ask(world, surveyId, { email: 'topics@example.com' });
    const [orders, visits] = [await newProgram('orders'), await newProgram('visits')];
    await change(sql`update program set send_window = null where id in (${orders.id}, ${visits.id})`);
    const [off, on] = [await planned(ann, -0.01, orders.id), await planned(ann, -0.01, visits.id)];
    await choose(ann, { topic: ['visits'] });
    await sendDueDeliveries();
    expect((await storedOf(world, off)).invitation.state).toBe('suppressed');
    expect((await storedOf(world, on)).invitation.state).toBe('sent');
  });

  it('a language: the next mail, and the reminder of this one, are written in it', async () => {
    const ann = await ask(world, surveyId, { email: 'sprache@example.com' });
    const next = await planned(ann, -0.01);
    await choose(ann, { language: 'de' });
    expect((await storedOf(world, ann)).invitation.language).toBe('de');
    await sendDueDeliveries();
    expect((await storedOf(world, next)).invitation.state).toBe('sent');
    const mail = sink.received.find(({ to }) => to.includes('sprache@example.com'));
    expect(mail?.raw).toMatch(/lang=3D"de"|lang="de"/);
    expect(mail?.raw.replace(/=\r\n/g, '')).toContain(pathOf(next));
  });

  it('fewer: what was planned too soon is taken back and its decision says so; what is far enough stays', async () => {
    const ann = await ask(world, surveyId, { email: 'fewer@example.com', sentAt: inDays(-10) });
    const program = await newProgram();
    const [soon, late, later] = [
      await planned(ann, 3, program.id),
      await planned(ann, 175, program.id),
      await planned(ann, 260, program.id),
    ];
    await change(sql`
      insert into decision (workspace_id, id, interaction_id, program_id, customer_id, outcome, invitation_id)
      select workspace_id, gen_random_uuid(), interaction_id, program_id, customer_id, 'invited', id from invitation
      where customer_id = ${ann.customerId} and program_id is not null`);
    await choose(ann, { often: 'fewer' });
    const stateOf = async (one: Ask) => (await storedOf(world, one)).invitation.state;
    expect([await stateOf(soon), await stateOf(late), await stateOf(later)]).toEqual([
      'suppressed',
      'scheduled',
      'suppressed',
    ]);
    const decisions = await world.run(async ({ db }) => {
      const { rows } = await db.execute(sql`
        select invitation_id, outcome, reason, blocked_by from decision where customer_id = ${ann.customerId} order by invitation_id`);
      return rows;
    });
    expect(decisions).toEqual(
      [
        {
          invitation_id: soon.invitationId,
          outcome: 'not_invited',
          reason: 'fatigue',
          blocked_by: ann.invitationId,
        },
        { invitation_id: late.invitationId, outcome: 'invited', reason: null, blocked_by: null },
        {
          invitation_id: later.invitationId,
          outcome: 'not_invited',
          reason: 'fatigue',
          blocked_by: late.invitationId,
        },
      ].sort((a, b) => (a.invitation_id < b.invitation_id ? -1 : 1)),
    );
    await change(sql`update delivery set due_at = now() where invitation_id = ${soon.invitationId}`);
    await sendDueDeliveries();
    expect(sink.received.filter(({ to }) => to.includes('fewer@example.com'))).toEqual([]);
  });

  it('holds for what happens afterwards: fewer, a topic, a language', async () => {
    const own = await newWorld();
    const survey = await publish(own, boots);
    await own.run(ctx => saveTopic({ ctx, input: { label: { en: 'Orders' } } }));
    const rule = { survey, fatigue: { afterInvite: 'PT0S', afterResponse: 'PT0S' } };
    await askAtOnce(own, { ...rule, topic: 'orders' });
    const asksOf = async (who: Ask) => {
      const [bought] = await own.run(ctx => addInteractions(ctx, [{ customerId: who.customerId }]));
      await own.run(ctx => decideInteractions({ ctx, input: { limit: 10 } }));
      return own.run(async ({ db }) => {
        const { rows } = await db.execute(sql`
          select d.outcome, d.reason, i.language from decision d left join invitation i on i.id = d.invitation_id
          where d.interaction_id = ${bought}`);
        return rows;
      });
    };
    const [ann, bob, cem, dora] = [
      await ask(own, survey, { sentAt: inDays(-100) }),
      await ask(own, survey, { sentAt: inDays(-200) }),
      await ask(own, survey),
      await ask(own, survey, { sentAt: inDays(-200) }),
    ];
    for (const who of [ann, bob]) await choose(who, { often: 'fewer' });
    await choose(cem, { topic: [] });
    await choose(dora, { language: 'de' });
    expect(await asksOf(ann)).toEqual([{ outcome: 'not_invited', reason: 'fatigue', language: null }]);
    expect(await asksOf(bob)).toMatchObject([{ outcome: 'invited' }]);
    expect(await asksOf(cem)).toMatchObject([{ outcome: 'not_invited', reason: 'unsubscribed' }]);
    expect(await asksOf(dora)).toEqual([{ outcome: 'invited', reason: null, language: 'de' }]);
  });

  it('fewer: no reminder of the mail that was too much, but one that was wished for', async () => {
    const [ann, bob] = [await ask(world, surveyId), await ask(world, surveyId)];
    for (const who of [ann, bob])
      await world.run(ctx =>
        planDeliveries(ctx, [{ invitationId: who.invitationId, kind: 'reminder-1', dueAt: inDays(4) }]),
      );
    await post(`${site.url}${bob.path}?later`, [['_later', '3']]);
    for (const who of [ann, bob]) await choose(who, { often: 'fewer' });
    expect((await storedOf(world, ann)).mails).toMatchObject([{ state: 'suppressed' }]);
    expect((await storedOf(world, bob)).mails).toMatchObject([{ state: 'scheduled', wished: true }]);
    // An answer rests as long as an invitation.
    const cem = await ask(world, surveyId, { sentAt: inDays(-300) });
    await fillIn(site.url + cem.path, { recommend: '9' });
    const next = await planned(cem, 20);
    await choose(cem, { often: 'fewer' });
    expect((await storedOf(world, next)).invitation).toMatchObject({
      state: 'suppressed',
      reason: 'fatigue',
    });
  });

  it('wins or loses whole against a mail that leaves at the same moment', async () => {
    for (const choice of [{ often: 'never' }, { often: 'fewer' }]) {
      for (let round = 0; round < 5; round++) {
        const email = `race-${choice.often}-${round}@example.com`;
        const ann = await ask(world, surveyId, { email });
        const next = await planned(ann, -0.01);
        const page = await open(ann);
        await Promise.all([post(page.url, filled(page.html, choice)), sendDueDeliveries()]);
        await sendDueDeliveries();
        const { invitation, mails } = await storedOf(world, next);
        const arrived = sink.received.filter(({ to }) => to.includes(email)).length;
        const sent = { state: invitation.state, mail: mails[0]?.state };
        expect(arrived === 1 ? sent : { ...sent, arrived }).toEqual(
          arrived === 1
            ? { state: 'sent', mail: 'sent' }
            : { state: 'suppressed', mail: 'suppressed', arrived: 0 },
        );
      }
    }
  });
});
