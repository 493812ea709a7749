import type { Browser } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { surveyDoor } from '@/drizzle/schema/door';
import { response, responseRevision } from '@/drizzle/schema/response';
import { newWorld, type World } from '../factories/world';
import { chromiumPath, startBrowser, visit } from './browser';
import { type Ask, ask, publish, responsesOf, serveSurveys } from './survey';

const survey = {
  name: 'Your boots',
  languages: ['en'],
  pages: [
    {
      id: 'first',
      questions: [
        { key: 'recommend', type: 'nps', required: true, title: 'Would you recommend us?' },
        { key: 'why', type: 'long', title: 'Why?' },
      ],
    },
    // Named as a property of a form: the script must not ask the form for it.
    { id: 'second', questions: [{ key: 'elements', type: 'short', title: 'What do you like?' }] },
    { id: 'third', questions: [{ key: 'dataset', type: 'short', title: 'Anything else?' }] },
  ],
  endings: [{ id: 'end', title: 'Thank you' }],
};

describe.skipIf(!chromiumPath)('nothing is lost', () => {
  let site: Awaited<ReturnType<typeof serveSurveys>>;
  let world: World;
  let surveyId: string;
  let browser: Browser;

  beforeAll(async () => {
    site = await serveSurveys();
    world = await newWorld();
    surveyId = await publish(world, survey);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const storedOf = async (asked: Ask) => (await responsesOf(world, asked))[0];
  const kept = (page: Awaited<ReturnType<typeof visit>>['page']) =>
    page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('aw:')));

  it('when the tab is closed before the line is back: the next visit sends it and goes on', async () => {
    const ann = await ask(world, surveyId);
    const { page, close } = await visit(browser, site.url + ann.path);
    await page.context().setOffline(true);
    await page.getByRole('radio', { name: '2 of 10' }).check();
    await page.getByLabel('Why?').fill('Written in a tunnel');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('No connection.').waitFor();
    // Mended before it could be sent: the newer one is what waits.
    await page.getByLabel('Why?').fill('Written in a long tunnel');
    await page.context().setOffline(false);
    const closed = page.close();
    await closed;
    const again = await visit(browser, site.url + ann.path, { beside: page });
    await again.page.getByText('What do you like?').waitFor();
    expect(await storedOf(ann)).toMatchObject({
      answers: { recommend: 2, why: 'Written in a long tunnel' },
      lastPage: 'first',
    });
    expect(await kept(again.page)).toEqual([]);
    await close();
  });

  it('when only another link is ever opened again', async () => {
    const [ann, bob] = [await ask(world, surveyId), await ask(world, surveyId)];
    const { page, close } = await visit(browser, site.url + ann.path);
    await page.route('**', route => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await page.getByRole('radio', { name: '3 of 10' }).check();
    const queued = page.evaluate(
      () =>
        new Promise(heard =>
          document.addEventListener('aw:queued', event => heard((event as CustomEvent).detail)),
        ),
    );
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await queued).toEqual({ waiting: 1 });
    await page.close();
    const other = await visit(browser, site.url + bob.path, { beside: page });
    await expect.poll(() => storedOf(ann)).toMatchObject({ answers: { recommend: 3 }, lastPage: 'first' });
    await expect.poll(() => kept(other.page)).toEqual([]);
    expect(await storedOf(bob)).toBeUndefined();
    await close();
  });

  it('when the server took it and its answer was lost: one response, one revision', async () => {
    const ann = await ask(world, surveyId);
    const { page, posts, close } = await visit(browser, site.url + ann.path);
    let lost = 0;
    await page.route('**', async route => {
      if (route.request().method() !== 'POST' || lost > 1) return route.continue();
      lost++;
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('radio', { name: '4 of 10' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('What do you like?').waitFor();
    expect(posts.length).toBeGreaterThanOrEqual(3);
    const stored = await storedOf(ann);
    expect(stored).toMatchObject({ revision: 1, answers: { recommend: 4 } });
    expect(
      await world.run(({ db }) =>
        db.$count(responseRevision, eq(responseRevision.responseId, stored?.id ?? '')),
      ),
    ).toBe(1);
    await close();
  });

  it('at a door: a retry and a reload are the same person', async () => {
    const doorId = newId();
    const publicId = `till${doorId.slice(-8)}`;
    await world.run(({ db, workspaceId }) =>
      db.insert(surveyDoor).values({ workspaceId, id: doorId, surveyId, name: 'Till', publicId }),
    );
    const before = await world.run(({ db }) => db.$count(response));
    const { page, close } = await visit(browser, `${site.url}/s/p/${publicId}`);
    await page.route('**', async route => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('radio', { name: '5 of 10' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('No connection.').waitFor();
    await page.unroute('**');
    await page.reload();
    await page.getByText('What do you like?').waitFor();
    expect(new URL(page.url()).pathname).not.toContain('/s/p/');
    await page.goBack();
    await page.getByText('Would you recommend us?').waitFor();
    expect(await page.getByRole('radio', { name: '5 of 10' }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: '6 of 10' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('What do you like?').waitFor();
    expect(await world.run(({ db }) => db.$count(response))).toBe(before + 1);
    await close();
  });

  it('at a door: reloaded just before the answer to the first page comes in', async () => {
    const doorId = newId();
    const publicId = `desk${doorId.slice(-8)}`;
    await world.run(({ db, workspaceId }) =>
      db.insert(surveyDoor).values({ workspaceId, id: doorId, surveyId, name: 'Desk', publicId }),
    );
    const before = await world.run(({ db }) => db.$count(response));
    const { page, close } = await visit(browser, `${site.url}/s/p/${publicId}`);
    await page.route('**', async route => {
      const delay = route.request().method() === 'POST' ? 400 : 1_200;
      await new Promise(done => setTimeout(done, delay));
      await route.continue();
    });
    await page.getByRole('radio', { name: '5 of 10' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.reload();
    await page.getByText('What do you like?').waitFor();
    expect(await world.run(({ db }) => db.$count(response))).toBe(before + 1);
    await close();
  });

  it('of what is typed while the page is on its way', async () => {
    const ann = await ask(world, surveyId);
    const { page, posts, close } = await visit(browser, site.url + ann.path);
    await page.route('**', async route => {
      await new Promise(done => setTimeout(done, 800));
      await route.continue();
    });
    await page.getByRole('radio', { name: '1 of 10', exact: true }).check();
    await page.getByLabel('Why?').fill('One');
    const next = page.getByRole('button', { name: 'Next' });
    await next.click();
    expect(await next.getAttribute('aria-busy')).toBeNull();
    await page.getByLabel('Why?').fill('One and two');
    await page.waitForFunction(() => document.querySelector('.send')?.getAttribute('aria-busy') === 'true');
    expect(await next.isEnabled()).toBe(true);
    // Impatience changes nothing.
    await next.click();
    await page.getByText('What do you like?').waitFor();
    expect(posts.filter(post => !post.has('_partial'))).toHaveLength(2);
    expect(await storedOf(ann)).toMatchObject({ answers: { recommend: 1, why: 'One and two' } });
    await close();
  });

  it('when an older state is still on its way: the newer one follows it', async () => {
    const ann = await ask(world, surveyId);
    const { page, close } = await visit(browser, site.url + ann.path);
    await page.route('**', async route => {
      const isPartial = route.request().postData()?.includes('_partial');
      await new Promise(done => setTimeout(done, isPartial ? 1_500 : 0));
      await route.continue();
    });
    const partial = page.waitForRequest(request => request.method() === 'POST');
    await page.getByRole('radio', { name: '7 of 10' }).check();
    await partial;
    await page.getByRole('radio', { name: '8 of 10' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('What do you like?').waitFor();
    expect((await storedOf(ann))?.answers).toEqual({ recommend: 8 });
    await close();
  });

  it('where the server is away, too busy, or something else answers in its place', async () => {
    const ann = await ask(world, surveyId);
    const { page, close } = await visit(browser, site.url + ann.path);
    const answers = [
      { status: 503, headers: { 'retry-after': '5' }, body: '<main>away</main>' },
      { status: 200, body: '<html>Welcome to the hotel</html>' },
      { status: 429, headers: { 'retry-after': '1' }, body: '<main>busy</main>' },
    ];
    await page.route('**', route => {
      const answer = route.request().method() === 'POST' && answers.shift();
      return answer ? route.fulfill(answer) : route.continue();
    });
    await page.getByRole('radio', { name: '9 of 10' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('What do you like?').waitFor({ timeout: 15_000 });
    expect(answers).toEqual([]);
    expect((await storedOf(ann))?.answers).toEqual({ recommend: 9 });
    await close();
  });

  it('by a double click: the page that comes is not passed over', async () => {
    const ann = await ask(world, surveyId);
    const { page, close } = await visit(browser, site.url + ann.path);
    await page.getByRole('radio', { name: '6 of 10' }).check();
    await page.getByRole('button', { name: 'Next' }).dblclick({ delay: 60 });
    await page.getByText('What do you like?').waitFor();
    await page.waitForTimeout(700);
    expect(await page.getByText('What do you like?').isVisible()).toBe(true);
    expect(await storedOf(ann)).toMatchObject({ lastPage: 'first' });
    await close();
  });

  it('with the browser’s buttons: focus on the heading, and what was typed saved before', async () => {
    const ann = await ask(world, surveyId);
    const { page, requests, close } = await visit(browser, site.url + ann.path);
    await page.getByRole('radio', { name: '6 of 10' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('What do you like?').fill('The sole');
    await page.goBack();
    await page.getByText('Would you recommend us?').waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toContain('Would you recommend us?');
    await page.goForward();
    await expect.poll(focused).toContain('What do you like?');
    expect(await page.getByLabel('What do you like?').inputValue()).toBe('The sole');
    expect((await storedOf(ann))?.answers).toMatchObject({ elements: 'The sole' });
    expect(requests.filter(request => request.endsWith('document'))).toHaveLength(1);
    await close();
  });

  it('counts the time that a page was to be seen, with the whole page alone', async () => {
    const ann = await ask(world, surveyId);
    const { page, posts, close } = await visit(browser, site.url + ann.path);
    await page.getByRole('radio', { name: '6 of 10' }).check();
    await page.getByText('Saved').waitFor();
    const hide = (isHidden: boolean) =>
      page.evaluate(hidden => {
        Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden);
    await hide(true);
    await page.waitForTimeout(3_000);
    await hide(false);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('What do you like?').waitFor();
    expect(posts.filter(post => post.has('_partial')).map(post => post.has('_ms'))).toEqual([false]);
    const ms = Number(posts.at(-1)?.get('_ms'));
    expect(ms).toBeGreaterThan(800);
    expect(ms).toBeLessThan(3_000);
    expect((await storedOf(ann))?.pageTimes).toEqual({ first: ms });
    await close();
  });

  it('and sends nothing that no person asked for', async () => {
    const ann = await ask(world, surveyId);
    const { page, posts, close } = await visit(browser, `${site.url}${ann.path}?v.recommend=9`);
    await page.evaluate(() => {
      document.querySelector<HTMLButtonElement>('.send')?.click();
      document.querySelector<HTMLInputElement>('[value="4"]')?.click();
      document.querySelector<HTMLFormElement>('form')?.requestSubmit();
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.waitForTimeout(1_500);
    expect(posts).toEqual([]);
    expect(await storedOf(ann)).toBeUndefined();
    await close();
  });

  it.each([
    [
      'storage',
      () =>
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new Error('refused');
          },
        }),
    ],
    ['Intl', () => Reflect.deleteProperty(window, 'Intl')],
    ['URLSearchParams', () => Reflect.deleteProperty(window, 'URLSearchParams')],
    ['CustomEvent', () => Reflect.deleteProperty(window, 'CustomEvent')],
  ])('in a browser without %s', async (_, take) => {
    const ann = await ask(world, surveyId);
    const context = await browser.newContext();
    await context.addInitScript(take);
    const page = await context.newPage();
    await page.goto(site.url + ann.path);
    await page.getByRole('radio', { name: '6 of 10' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('What do you like?').waitFor({ timeout: 10_000 });
    expect((await storedOf(ann))?.answers).toEqual({ recommend: 6 });
    await context.close();
  });

  it('for the next person at a counter: nothing of the one before is seen, and theirs is sent', async () => {
    const [ann, bob] = [await ask(world, surveyId), await ask(world, surveyId)];
    const { page, close } = await visit(browser, site.url + ann.path);
    await page.context().setOffline(true);
    await page.getByRole('radio', { name: '2 of 10' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('No connection.').waitFor();
    const first = await page.evaluate(() => document.querySelector('#aw')?.innerHTML ?? '');
    await page.evaluate(
      ([html, url]) => document.dispatchEvent(new CustomEvent('aw:start', { detail: { html, url } })),
      [first.replace(/checked(="")?/g, ''), bob.path],
    );
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe(bob.path);
    await page.context().setOffline(false);
    await expect.poll(() => storedOf(ann), { timeout: 10_000 }).toMatchObject({ answers: { recommend: 2 } });
    expect(await page.getByText('Would you recommend us?').isVisible()).toBe(true);
    expect(await storedOf(bob)).toBeUndefined();
    await expect.poll(() => kept(page)).toEqual([]);
    await close();
  });
});
