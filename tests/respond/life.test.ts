import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../factories/world';
import { answerAll, boots, fillIn } from './boots';
import { type Ask, ask, look, post, publish, responsesOf, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  surveyId = await publish(world, boots);
});
afterAll(() => site.close());

const change = (statement: ReturnType<typeof sql>) => world.run(({ db }) => db.execute(statement));
const set = (settings: object) =>
  change(sql`update workspace set settings = ${JSON.stringify(settings)}::jsonb`);
const end = ({ invitationId }: Ask) =>
  change(sql`update invitation set expires_at = now() where id = ${invitationId}`);

describe('a link that is over', () => {
  it('says that the page can be closed and where to write to, by mail or on the web, in both languages', async () => {
    const ann = await ask(world, surveyId);
    await end(ann);
    const plain = await look(site.url + ann.path);
    expect(plain.html).toContain('You can close this page.');
    expect(plain.html).not.toContain('Write to');

    await set({ companyName: 'Boots <& Co>', contact: 'care@boots.example' });
    const mail = await look(`${site.url}${ann.path}?lang=de`);
    expect(mail.html).toContain(
      '<a href="mailto:care@boots.example" rel="noreferrer noopener">An Boots &lt;&amp; Co> schreiben</a>',
    );
    expect(mail.html).toContain('<a href="?lang=en"');
    await set({ contact: 'https://boots.example/help?a=1&b=2' });
    expect((await look(site.url + ann.path)).html).toContain(
      '<a href="https://boots.example/help?a=1&amp;b=2" rel="noreferrer noopener">Write to Boots &amp; Co</a>',
    );
    await set({});
  });

  it('shows nothing of what was answered to whoever opens it', async () => {
    await set({ editHours: 0 });
    const ann = await ask(world, surveyId);
    await answerAll(site.url + ann.path, 7, 'My secret reason');
    for (const query of ['', '?page=reason', '?page=score', '?v.recommend=7', '?delete', '?later']) {
      const page = await look(site.url + ann.path + query);
      expect(page.status).toBe(200);
      expect(/<main.*<\/main>/s.exec(page.html)?.[0]).not.toMatch(/My secret reason|checked/);
    }
    await set({});
  });

  it('offers what is left to do, and no more', async () => {
    const foot = async ({ path }: Ask) =>
      /<footer>.*<\/footer>/.exec((await look(site.url + path)).html)?.[0] ?? '';
    const ann = await ask(world, surveyId);
    expect(await foot(ann)).toContain('This link is yours alone');
    await end(ann);
    expect(await foot(ann)).not.toContain('This link is yours alone');
    expect(await foot(ann)).toContain('?unsubscribe');
    expect(await foot(ann)).not.toMatch(/\?(later|delete)/);
  });
});

describe('changing an answer', () => {
  const complete = async () => {
    const ann = await ask(world, surveyId);
    await answerAll(site.url + ann.path, 9, 'Good');
    return ann;
  };
  const tryChange = async (ann: Ask) => {
    const { state } = await post(site.url + ann.path, [
      ['_page', 'score'],
      ['recommend', '2'],
    ]);
    const [stored] = await responsesOf(world, ann);
    return [state, stored?.answers.recommend];
  };

  it('ends at once where nothing may be changed', async () => {
    await set({ editHours: 0 });
    const ann = await complete();
    expect((await look(site.url + ann.path)).state).toBe('answered');
    expect(await tryChange(ann)).toEqual(['answered', 9]);
    await set({});
  });

  it.each([
    ['answered', 'the link ends', (ann: Ask) => end(ann)],
    [
      'answered',
      'the survey is closed',
      () => change(sql`update survey set closed_at = now() where id = ${surveyId}`),
    ],
    [
      'withdrawn',
      'the invitation is withdrawn',
      ({ invitationId }: Ask) =>
        change(sql`update invitation set state = 'withdrawn' where id = ${invitationId}`),
    ],
  ] as const)('ends %s when %s after it was given', async (state, _when, happen) => {
    const ann = await complete();
    expect((await look(`${site.url}${ann.path}?page=score`)).html).toMatch(/value="9"[^>]*checked/);
    await happen(ann);
    expect((await look(`${site.url}${ann.path}?page=score`)).state).toBe(state);
    expect(await tryChange(ann)).toEqual([state, 9]);
    await change(sql`update survey set closed_at = null where id = ${surveyId}`);
  });

  it('keeps the moment that it was first given, so that the window does not move', async () => {
    const ann = await complete();
    await change(
      sql`update response set completed_at = now() - interval '23 hours' where invitation_id = ${ann.invitationId}`,
    );
    await fillIn(`${site.url}${ann.path}?page=score`, { recommend: '2' });
    await change(
      sql`update response set completed_at = completed_at - interval '2 hours' where invitation_id = ${ann.invitationId}`,
    );
    expect((await look(site.url + ann.path)).state).toBe('answered');
  });
});

describe('the language', () => {
  it('can be switched on every page without losing what it is about', async () => {
    const ann = await ask(world, surveyId);
    await fillIn(site.url + ann.path, { recommend: '3' });
    for (const [url, german] of [
      [`${ann.path}?later`, 'Wann sollen wir noch einmal fragen?'],
      [`${ann.path}?delete`, 'Ihre Antwort löschen?'],
      [`${ann.path}?unsubscribe`, 'Keine Fragen mehr von Boots &amp; Co?'],
      [ann.unsubscribePath, 'Keine Fragen mehr von Boots &amp; Co?'],
    ] as const) {
      const page = await look(site.url + url);
      const href = /<a href="([^"]*)" lang="de"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const switched = await look(new URL(href, page.url).href);
      expect(switched.html).toContain(german);
    }
    expect((await look(site.url + ann.path)).html).toContain('Why?');
  });
});

describe('unsubscribing by the page', () => {
  it('is a plain form that no script takes over, in the language of the page', async () => {
    const ann = await ask(world, surveyId);
    const page = await look(`${site.url}${ann.path}?unsubscribe&lang=de`);
    expect(page.html).not.toContain('<script');
    const action = /action="([^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const done = await post(site.url + action, [], { follow: false });
    expect(done.status).toBe(200);
    expect(done.html).toContain('Sie sind abgemeldet');
  });
});
