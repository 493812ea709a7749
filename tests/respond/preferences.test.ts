import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill, pageLanguages, wordsFor } from '@/server/respond/words/words';
import { saveTopic } from '@/server/services/topic/save';
import { makeToken } from '@/server/tokens';
import { newWorld, type World } from '../factories/world';
import { boots, storedOf } from './boots';
import { hang } from './doors';
import {
  bootsWithTopics,
  chooseAt,
  preferencesPath as pathOf,
  personOf as personIn,
} from './preference-page';
import { type Ask, ask, filled, look, post, publish, serveSurveys } from './survey';

const inLanguages = (...languages: string[]) => ({
  name: 'Elsewhere',
  languages,
  pages: [{ id: 'one', questions: [{ key: 'fit', type: 'csat', title: '?' }] }],
});

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  surveyId = await bootsWithTopics(world);
});
afterAll(() => site.close());

const change = (statement: ReturnType<typeof sql>) => world.run(({ db }) => db.execute(statement));
const personOf = (who: Ask) => personIn(world, who);
const open = (who: Ask) => look(site.url + pathOf(who));
const choose = (who: Ask, choice: Record<string, string | string[]>) => chooseAt(site.url, who, choice);
const oftenOn = (html: string) => /name="often" value="(\w+)" checked/.exec(html)?.[1];

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
