import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Preferences } from '@/domain/preferences';
import type { Topic } from '@/domain/workspace';
import { closeTransport } from '@/server/email/transport';
import { fill, pageLanguages, wordsFor } from '@/server/respond/words/words';
import { upsertCustomers } from '@/server/services/customer/upsert';
import { decideInteractions } from '@/server/services/decision/decide';
import { planDeliveries } from '@/server/services/delivery/plan';
import { sendDueDeliveries } from '@/server/services/delivery/send-due';
import { createProgram } from '@/server/services/program/create';
import { saveTopic } from '@/server/services/topic/save';
import { makeToken } from '@/server/tokens';
import { addInteractions, askAtOnce } from '../factories/sending';
import { newWorld, type World } from '../factories/world';
import { startSmtpSink } from '../setup/smtp-sink';
import { boots, fillIn, storedOf } from './boots';
import { hang } from './doors';
import { type Ask, ask, filled, look, post, publish, serveSurveys } from './survey';

const sink = await startSmtpSink();
process.env.SMTP_URL = sink.url;
process.env.MAIL_FROM = 'Boots <ask@boots.example>';

const topics: Topic[] = [
  { id: 'orders', label: { en: 'Orders', de: 'Bestellungen' } },
  { id: 'visits', label: { en: 'Visits' } },
];
const inLanguages = (...languages: string[]) => ({
  name: 'Elsewhere',
  languages,
  pages: [{ id: 'one', questions: [{ key: 'fit', type: 'csat', title: '?' }] }],
});
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  surveyId = await publish(world, boots);
  await world.run(({ db }) =>
    db.execute(sql`update workspace set settings = settings || ${JSON.stringify({ topics })}::jsonb`),
  );
});
afterAll(async () => {
  await site.close();
  closeTransport();
  await sink.stop();
});

const change = (statement: ReturnType<typeof sql>) => world.run(({ db }) => db.execute(statement));
const pathOf = ({ invitationId }: Ask) => `/s/${makeToken('unsubscribe', invitationId)}?preferences`;
const open = (who: Ask) => look(site.url + pathOf(who));

/** Opens the page, chooses, and sends the form, as a browser without script does. */
async function choose(who: Ask, choice: Record<string, string | string[]>) {
  const page = await open(who);
  return post(page.url, filled(page.html, choice));
}

type Person = { preferences: Preferences; unsubscribedAt: string | null; reason: string | null };
const personOf = ({ customerId }: Ask) =>
  world.run(async ({ db }) => {
    const { rows } = await db.execute<Person>(sql`
      select c.preferences, c.unsubscribed_at as "unsubscribedAt", x.reason from customer c
      left join suppression x on x.workspace_id = c.workspace_id and x.address_hash = c.address_hash
      where c.id = ${customerId}`);
    const [row] = rows;
    if (!row) throw new Error('there is no such customer');
    return row;
  });
const oftenOn = (html: string) => /name="often" value="(\w+)" checked/.exec(html)?.[1];

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

describe('the preference page', () => {
  it('is linked from the survey, from the page that unsubscribes and from nowhere that nobody is known', async () => {
    const ann = await ask(world, surveyId);
    const survey = await look(site.url + ann.path);
    expect(survey.html).toContain('href="?preferences&amp;lang=en"');
    const out = await look(site.url + ann.unsubscribePath);
    expect(out.html).toContain('Or ask me less often');
    expect(out.html).toContain(`href="${pathOf(ann)}&amp;lang=en"`);
    const door = await hang(world, surveyId);
    expect((await look(site.url + door.path)).html).not.toContain('?preferences');
    for (const url of [
      `/s/${makeToken('share', ann.invitationId)}?preferences`,
      '/s/nonsense?preferences',
      `${door.path}?preferences`,
    ])
      expect((await look(site.url + url)).html).not.toContain('name="often"');
  });

  it('shows how somebody is asked, and changes nothing by a look, whatever the method or the query', async () => {
    const ann = await ask(world, surveyId);
    const before = await personOf(ann);
    const page = await open(ann);
    expect(page).toMatchObject({ status: 200, state: 'question' });
    expect(oftenOn(page.html)).toBe('usual');
    expect(page.html).toContain('How often may Boots &amp; Co ask you?');
    expect(page.html).toMatch(/value="orders" checked/);
    expect(page.html).not.toContain('<script');
    expect(page.headers.get('cache-control')).toBe('no-store');
    for (const query of ['', '&often=never', '&saved', '&_often=usual&often=never', '&topic=orders']) {
      await look(site.url + pathOf(ann) + query);
      await look(site.url + pathOf(ann) + query, { method: 'HEAD' });
      await look(`${site.url}${ann.path}?preferences${query}`);
    }
    expect(await personOf(ann)).toEqual(before);
  });

  it('chooses nothing where a form is sent as it stood, empty, invented or for the tenth time', async () => {
    const ann = await ask(world, surveyId);
    const before = await personOf(ann);
    const page = await open(ann);
    for (const form of [
      filled(page.html, {}),
      [],
      [['often', 'sometimes']],
      [['often', 'usual']],
      [
        ['language', 'tlh'],
        ['_language', 'en'],
      ],
      [
        ['topic', 'invented'],
        ['_off', 'invented'],
        ['_on', 'weather'],
      ],
    ] as [string, string][][])
      for (let times = 0; times < 3; times++)
        expect((await post(page.url, form, { follow: false })).status).toBe(303);
    expect(await personOf(ann)).toEqual(before);
  });

  it('asks less often, and as usual again', async () => {
    const ann = await ask(world, surveyId);
    const done = await choose(ann, { often: 'fewer' });
    expect(done).toMatchObject({ status: 200 });
    expect(done.html).toContain('Saved');
    expect(oftenOn(done.html)).toBe('fewer');
    expect((await personOf(ann)).preferences).toEqual({ fewer: true });
    await choose(ann, { often: 'usual' });
    expect(await personOf(ann)).toEqual({ preferences: {}, unsubscribedAt: null, reason: null });
  });

  it('unsubscribes as one click does, and takes it back; ten repeats leave one state', async () => {
    const ann = await ask(world, surveyId);
    const [out] = await Promise.all(Array.from({ length: 10 }, () => choose(ann, { often: 'never' })));
    expect(out?.html).toContain('You will get no more survey invitations from Boots &amp; Co.');
    expect(await personOf(ann)).toMatchObject({ reason: 'unsubscribed', unsubscribedAt: expect.any(String) });
    expect((await storedOf(world, ann)).invitation.unsubscribed_at).not.toBeNull();
    expect(oftenOn((await open(ann)).html)).toBe('never');
    await choose(ann, { often: 'fewer' });
    expect(await personOf(ann)).toEqual({ preferences: { fewer: true }, unsubscribedAt: null, reason: null });
    // One click, from the mail's own button, and back by the page that it leads to.
    await post(site.url + ann.unsubscribePath, [['List-Unsubscribe', 'One-Click']]);
    expect(oftenOn((await open(ann)).html)).toBe('never');
    await choose(ann, { often: 'usual' });
    expect(await personOf(ann)).toEqual({ preferences: {}, unsubscribedAt: null, reason: null });
  });

  it('does not subscribe anybody by a page that was left open', async () => {
    const ann = await ask(world, surveyId);
    const old = await open(ann);
    await post(site.url + ann.unsubscribePath, []);
    await post(old.url, filled(old.html, { language: 'de' }));
    expect(await personOf(ann)).toMatchObject({ preferences: { language: 'de' }, reason: 'unsubscribed' });
  });

  it.each(['bounced', 'complained', 'manual'] as const)(
    'leaves an address on the list that is there because it %s',
    async reason => {
      const ann = await ask(world, surveyId);
      await change(sql`insert into suppression (workspace_id, address_hash, reason)
        select workspace_id, address_hash, ${reason} from customer where id = ${ann.customerId}`);
      await post(site.url + ann.unsubscribePath, []);
      const page = await open(ann);
      if (reason === 'complained') expect(page.html).not.toContain('name="often"');
      await post(page.url, [
        ['_often', 'never'],
        ['often', 'usual'],
      ]);
      expect(await personOf(ann)).toMatchObject({
        reason,
        unsubscribedAt: reason === 'complained' ? expect.any(String) : null,
      });
    },
  );

  it('holds for everybody at the mailbox', async () => {
    const [ann, bob] = [await ask(world, surveyId), await ask(world, surveyId)];
    await change(
      sql`update customer set address_hash = ${`home-${ann.customerId}`} where id in (${ann.customerId}, ${bob.customerId})`,
    );
    await choose(ann, { often: 'fewer' });
    expect(oftenOn((await open(bob)).html)).toBe('fewer');
    await post(site.url + ann.unsubscribePath, []);
    expect(oftenOn((await open(bob)).html)).toBe('never');
    await choose(bob, { often: 'usual' });
    for (const one of [ann, bob])
      expect(await personOf(one)).toEqual({ preferences: {}, unsubscribedAt: null, reason: null });
  });

  it('switches topics off and on, one by one, and shows none where there are none', async () => {
    const ann = await ask(world, surveyId);
    await choose(ann, { topic: ['visits'] });
    expect((await personOf(ann)).preferences).toEqual({ topicsOff: ['orders'] });
    const page = await open(ann);
    expect(page.html).toMatch(/name="_off" value="orders"/);
    // Somebody adds one while the page is open: what was not shown was not declined.
    await post(page.url, [
      ['_on', 'orders'],
      ['topic', 'orders'],
    ]);
    expect((await personOf(ann)).preferences).toEqual({ topicsOff: ['orders'] });
    await choose(ann, { topic: [] });
    expect((await personOf(ann)).preferences).toEqual({ topicsOff: ['orders', 'visits'] });
    await choose(ann, { topic: ['orders', 'visits'] });
    expect((await personOf(ann)).preferences).toEqual({});

    const bare = await newWorld();
    const bob = await ask(bare, await publish(bare, { ...boots, languages: ['en'] }));
    const plain = await open(bob);
    expect(plain.html).toContain('name="often"');
    expect(plain.html).not.toMatch(/name="topic"|name="language"/);
  });

  it('offers every language that a survey of the workspace speaks, each by its own name', async () => {
    await publish(world, inLanguages('fr', 'ar'));
    const ann = await ask(world, surveyId, { locale: 'de' });
    const page = await open(ann);
    expect(
      [...page.html.matchAll(/<option value="([^"]+)"[^>]*>([^<]+)/g)].map(([, tag, name]) => [tag, name]),
    ).toEqual([
      ['en', 'English'],
      ['de', 'Deutsch'],
      ['fr', 'français'],
      ['ar', 'العربية'],
    ]);
    expect(page.html).toContain('<html lang="de" dir="ltr"');
    const done = await choose(ann, { language: 'ar' });
    expect(done.html).toContain('<html lang="ar" dir="rtl"');
    expect(done.html).toContain('تم الحفظ');
    expect((await open(ann)).html).toContain('<html lang="ar"');
    expect((await personOf(ann)).preferences).toEqual({ language: 'ar' });
  });

  it.each(pageLanguages)('speaks %s', async language => {
    const own = await newWorld();
    const ann = await ask(own, await publish(own, inLanguages(language)));
    const { html } = await open(ann);
    const words = wordsFor(language).preferences;
    const said = [
      words.title,
      fill(words.often, { company: 'Boots & Co' }),
      words.usual,
      words.fewer,
      words.never,
      words.save,
    ];
    for (const text of said) expect(html).toContain(text.replaceAll('&', '&amp;'));
    expect(html).not.toMatch(/\{\w+\}|undefined/);
  });

  it('shows what a topic is called and nothing of what that could do', async () => {
    const own = await newWorld();
    const hostile = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '</legend></form><form action="https://evil.test">',
      "' onmouseover='alert(1)",
      'javascript:alert(1)',
      '{{customer.email}} &amp; {company}',
      '\u202egnp.exe',
    ];
    await own.run(async ctx => {
      for (const text of hostile) await saveTopic({ ctx, input: { label: { en: text } } });
    });
    const ann = await ask(own, await publish(own, boots));
    const { html } = await open(ann);
    expect(html.match(/<script|<img|<form/g)).toEqual(['<form']);
    const shown = [...html.matchAll(/<span dir="auto">([^<]*)<\/span>/g)].map(([, text = '']) =>
      text.replace(
        /&(lt|gt|quot|#39|amp);/g,
        (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
      ),
    );
    expect(shown).toEqual(hostile);
  });

  it('changes nothing for a test that a member sent to themselves', async () => {
    const ann = await ask(world, surveyId, { isTest: true });
    expect((await open(ann)).html).toContain('This is a test.');
    await choose(ann, { often: 'never' });
    await choose(ann, { often: 'fewer', topic: [] });
    expect(await personOf(ann)).toEqual({ preferences: {}, unsubscribedAt: null, reason: null });
  });

  it('leads back to the survey it was opened from, and is kept from whoever posts without end', async () => {
    const ann = await ask(world, surveyId);
    const page = await look(`${site.url}${ann.path}?preferences&lang=de`);
    expect(page.html).toMatch(/<a href="\?lang=de"[^>]*>Zurück/);
    expect((await open(ann)).html).not.toContain('class="go quiet"');
    const saved = await post(page.url, filled(page.html, { often: 'fewer' }));
    expect(saved.url).toContain(`${ann.path}?preferences&lang=de&saved`);
    const answers = await Promise.all(
      Array.from({ length: 65 }, () => post(page.url, [], { follow: false })),
    );
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  });
});

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
