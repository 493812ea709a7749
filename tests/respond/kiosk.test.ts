import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../factories/world';
import { boots } from './boots';
import { chromiumPath, startBrowser } from './browser';
import { answersAt, type Hung, hang } from './doors';
import { filled, look, post, publish, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let oneId: string;
let twoId: string;

/** One page and one ending, as most counters have it. */
const atTheTill = {
  name: 'At the till',
  languages: ['en', 'de'],
  pages: [
    {
      id: 'only',
      questions: [
        { key: 'happy', type: 'csat', title: { en: 'Happy?', de: 'Zufrieden?' }, required: true },
        { key: 'why', type: 'long', title: { en: 'Why?', de: 'Warum?' } },
      ],
    },
  ],
  endings: [
    {
      id: 'thanks',
      title: { en: 'See you soon', de: 'Bis bald' },
      link: { url: 'https://shop.example/review', label: { en: 'Review us', de: 'Bewerten' } },
    },
  ],
};

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  await world.run(({ db, workspaceId }) =>
    db.execute(
      sql`update workspace set settings = settings || '{"privacyUrl": "https://shop.example/privacy"}' where id = ${workspaceId}`,
    ),
  );
  oneId = await publish(world, atTheTill);
  twoId = await publish(world, boots);
});
afterAll(() => site.close());

describe('a tablet on a counter, without script', () => {
  it('lets the browser remember nothing that was typed, to offer it to the next person', async () => {
    const id = await publish(world, {
      name: 'Call me',
      languages: ['en'],
      pages: [{ id: 'only', questions: [{ key: 'mail', type: 'email', title: 'Your address?' }] }],
    });
    const { path } = await hang(world, id);
    const { html } = await look(`${site.url}${path}?kiosk=1`);
    expect(/<form [^>]*>/.exec(html)?.[0]).toContain('autocomplete="off"');
    expect(/<input [^>]*type="email"[^>]*>/.exec(html)?.[0]).toContain('autocomplete="off"');
    expect((await look(site.url + path)).html).toContain('autocomplete="email"');
  });

  it('goes back to its start after the last page, which offers neither change nor a way out', async () => {
    const door = await hang(world, oneId);
    const start = `${site.url}${door.path}?kiosk=1`;
    const first = await look(start);
    expect(first.headers.get('refresh')).toBeNull();
    const { status, state, html, headers } = await post(start, filled(first.html, { happy: '5' }));
    expect([status, state]).toEqual([200, 'completed']);
    expect(headers.get('refresh')).toBe(`8;url=${door.path}?kiosk=1`);
    expect(html).toContain(`href="${door.path}?kiosk=1">Start again`);
    const links = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href);
    expect(new Set(links)).toEqual(new Set([`${door.path}?kiosk=1`]));
    expect(html).toContain('https://shop.example/privacy');
  });

  it('does not show an answer to whoever comes a quarter of an hour later, and still takes what is sent', async () => {
    const door = await hang(world, twoId);
    const start = `${site.url}${door.path}?kiosk=1`;
    const second = await post(start, filled((await look(start)).html, { recommend: '9' }));
    expect(second.html).toContain('Why?');
    await world.run(({ db }) =>
      db.execute(
        sql`update invitation set created_at = created_at - interval '16 minutes' where door_id = ${door.id}`,
      ),
    );
    const later = await look(`${second.url.split('?')[0]}?kiosk=1&page=score`);
    expect([later.status, later.state]).toEqual([410, 'expired']);
    expect(later.headers.get('refresh')).toBe(`8;url=${door.path}?kiosk=1`);
    await post(second.url, filled(second.html, { why: 'Kind people' }));
    expect(await answersAt(world, door)).toMatchObject([
      { answers: { recommend: 9, why: 'Kind people' }, state: 'completed' },
    ]);
  });

  it('looks for its door again where that is closed', async () => {
    const door = await hang(world, oneId, { closedAt: new Date() });
    const { status, headers } = await look(`${site.url}${door.path}?kiosk=1`);
    expect([status, headers.get('refresh')]).toEqual([410, `60;url=${door.path}?kiosk=1`]);
  });
});

describe.skipIf(!chromiumPath)('a tablet on a counter', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  /** A tablet whose clock the test turns. */
  async function tablet(door: Hung, language = 'en') {
    const context = await browser.newContext({ viewport: { width: 768, height: 1024 }, locale: language });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.clock.install();
    await page.goto(`${site.url}${door.path}?kiosk=1`);
    return { page, context };
  }

  const asked = (page: Page) => page.getByRole('heading', { name: 'Happy?' });
  const over = (page: Page) => page.getByText('This page starts again in a moment.');
  const send = (page: Page) => page.locator('#aw .send').click();
  const point = (page: Page, value: number) => page.locator(`#aw [type=radio][value="${value}"]`).check();

  async function give(page: Page, happy: number, why: string) {
    await asked(page).waitFor();
    await point(page, happy);
    await page.getByLabel('Why?').fill(why);
    await send(page);
    await over(page).waitFor();
  }

  it('starts again by itself and on demand, one answer a person, nothing of the one before in sight', async () => {
    const door = await hang(world, oneId);
    const { page, context } = await tablet(door);
    await give(page, 5, 'First');
    await page.getByText('See you soon').waitFor();
    await page.clock.runFor(10_000);
    await asked(page).waitFor();
    expect(page.url()).toBe(`${site.url}${door.path}?kiosk=1`);
    expect(await page.locator(':checked').count()).toBe(0);
    expect(await page.getByLabel('Why?').inputValue()).toBe('');
    await give(page, 2, 'Second');
    await page.getByRole('link', { name: 'Start again' }).click();
    await give(page, 3, 'Third');
    await page.goBack({ timeout: 2_000 }).catch(() => null);
    expect(page.url()).not.toContain(site.url);
    await page.goForward();
    await asked(page).waitFor();
    expect(await page.getByLabel('Why?').inputValue()).toBe('');
    expect((await answersAt(world, door)).map(({ answers }) => answers)).toEqual([
      { happy: 5, why: 'First' },
      { happy: 2, why: 'Second' },
      { happy: 3, why: 'Third' },
    ]);
    await context.close();
  });

  it('asks whether anybody is still there, and starts again when nobody answers', async () => {
    const door = await hang(world, oneId);
    const { page, context } = await tablet(door);
    // Nothing was begun: nothing to ask about.
    await page.clock.runFor(120_000);
    const question = page.getByRole('dialog', { name: /Are you still there/ });
    expect(await question.isVisible()).toBe(false);
    await point(page, 4);
    await page.getByLabel('Why?').fill('Let me think');
    await page.clock.runFor(62_000);
    await question.waitFor();
    expect(await question.innerText()).toMatch(/in 1[34] seconds/);
    await page.getByRole('button', { name: 'I am still here' }).click();
    expect(await question.isVisible()).toBe(false);
    expect(await page.getByLabel('Why?').inputValue()).toBe('Let me think');
    await page.clock.runFor(62_000);
    await question.waitFor();
    await page.clock.runFor(16_000);
    await asked(page).waitFor();
    expect(await question.isVisible()).toBe(false);
    expect(await page.getByLabel('Why?').inputValue()).toBe('');
    expect(await page.locator(':checked').count()).toBe(0);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['aw-sequence']);
    await context.close();
  });

  it('begins at its door again even from a document of somebody who was led on without script', async () => {
    const door = await hang(world, twoId);
    const { page, context } = await tablet(door);
    await point(page, 9);
    await page.evaluate(() => HTMLFormElement.prototype.submit.call(document.querySelector('#aw form')));
    await page.getByLabel('Why?').fill('A secret');
    expect(page.url()).not.toContain(door.path);
    await page.clock.runFor(62_000);
    await page.getByRole('dialog').waitFor();
    let wanted = 0;
    let answer = () => {};
    const held = new Promise<void>(resolve => {
      answer = resolve;
    });
    await page.route(`**${door.path}?kiosk=1`, async route => {
      wanted += 1;
      await held;
      await route.continue();
    });
    await page.clock.runFor(20_000);
    answer();
    await page.getByText('Recommend us?').waitFor();
    expect(page.url()).toBe(`${site.url}${door.path}?kiosk=1`);
    // Each one more would start again once more, under the hands of the next person.
    expect(wanted).toBe(1);
    expect(await page.locator(':checked').count()).toBe(0);
    expect(await page.locator('[name=_submission]').count()).toBe(1);
    await context.close();
  });

  it('takes a whole queue of people without a connection, and sends each once when it is back', async () => {
    const door = await hang(world, oneId);
    const { page, context } = await tablet(door);
    await give(page, 5, 'With a connection');
    await page.clock.runFor(10_000);
    await asked(page).waitFor();
    await context.setOffline(true);
    for (const n of [1, 2, 3, 4]) {
      await give(page, n, `Without ${n}`);
      await page.getByText('See you soon').waitFor();
      await page
        .getByText(n === 1 ? 'One answer waits' : `${n} answers wait for a connection.`)
        .first()
        .waitFor();
      await page.clock.runFor(10_000);
    }
    expect(await answersAt(world, door)).toHaveLength(1);
    await context.setOffline(false);
    await expect.poll(() => answersAt(world, door), { timeout: 20_000 }).toHaveLength(5);
    await page.getByText('for a connection').waitFor({ state: 'hidden' });
    const given = await answersAt(world, door);
    expect(given.map(({ answers }) => answers.why).sort()).toEqual([
      'With a connection',
      ...[1, 2, 3, 4].map(n => `Without ${n}`),
    ]);
    expect(given.every(({ state }) => state === 'completed')).toBe(true);
    await context.close();
  });

  it('loses no queue when the tablet goes off, and takes no number twice', async () => {
    const door = await hang(world, oneId);
    const { page, context } = await tablet(door);
    // The network is there and the server is not: as behind a dead line.
    await context.route('**/s/**', route =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await give(page, 1, 'Before');
    await context.unroute('**/s/**');
    await page.close();
    const again = await context.newPage();
    await again.goto(`${site.url}${door.path}?kiosk=1`);
    await expect.poll(() => answersAt(world, door), { timeout: 10_000 }).toHaveLength(1);
    await give(again, 2, 'After');
    const given = await answersAt(world, door);
    expect(given.map(({ answers }) => answers.why)).toEqual(['Before', 'After']);
    expect(await again.evaluate(() => Object.keys(localStorage))).toEqual(['aw-sequence']);
    await context.close();
  });

  it('keeps the first page of a longer survey where the second cannot be fetched, and later ones too', async () => {
    const door = await hang(world, twoId);
    const { page, context } = await tablet(door);
    await context.setOffline(true);
    await point(page, 9);
    await send(page);
    await over(page).waitFor();
    // Which ending it would be hangs on answers that were not judged yet.
    expect(await page.locator('#aw h1').innerText()).toBe('Thank you');
    await page.clock.runFor(10_000);
    await page.getByRole('heading', { name: 'Recommend us?' }).waitFor();
    await context.setOffline(false);
    await expect.poll(() => answersAt(world, door), { timeout: 10_000 }).toHaveLength(1);
    await point(page, 3);
    await send(page);
    await page.getByLabel('Why?').fill('The line went dead');
    await context.setOffline(true);
    await send(page);
    await over(page).waitFor();
    await context.setOffline(false);
    await expect
      .poll(() => answersAt(world, door), { timeout: 10_000 })
      .toMatchObject([
        { answers: { recommend: 9 }, state: 'partial' },
        { answers: { recommend: 3, why: 'The line went dead' }, state: 'completed' },
      ]);
    await context.close();
  });

  it('does not wait for a line that swallows everything', async () => {
    const door = await hang(world, oneId);
    const { page, context } = await tablet(door);
    await context.route('**/s/**', () => {});
    await point(page, 4);
    await send(page);
    await page.clock.runFor(12_000);
    await over(page).waitFor();
    await context.unroute('**/s/**');
    // The next try comes by itself; a longer leap would count as the patience of one that is under way.
    await page.clock.runFor(5_000);
    await expect
      .poll(() => answersAt(world, door), { timeout: 10_000 })
      .toMatchObject([{ answers: { happy: 4 }, state: 'completed' }]);
    await context.close();
  });

  it('speaks another language for one person, and its own for the next', async () => {
    const door = await hang(world, oneId);
    const { page, context } = await tablet(door);
    await point(page, 4);
    await page.getByLabel('Why?').fill('Gut');
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Zufrieden?' }).waitFor();
    expect(await page.getByLabel('Warum?').inputValue()).toBe('Gut');
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await send(page);
    await page.getByText('Bis bald').waitFor();
    await page.locator('#aw .go').click();
    await asked(page).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByText('No connection.').waitFor();
    await asked(page).waitFor();
    await context.close();
  });

  it('goes back to the start when it is reloaded in the middle', async () => {
    const door = await hang(world, twoId);
    // The clock of the tests would hide how a document came about.
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.url}${door.path}?kiosk=1`);
    await point(page, 9);
    await send(page);
    await page.getByLabel('Why?').fill('A secret');
    await page.reload();
    await page.getByRole('heading', { name: 'Recommend us?' }).waitFor();
    expect(await page.locator(':checked').count()).toBe(0);
    expect(await page.content()).not.toContain('A secret');
    await context.close();
  });

  it('shows the next person what was changed since', async () => {
    const door = await hang(world, oneId);
    const { page, context } = await tablet(door);
    const rename = (name: string) =>
      world.run(({ db, workspaceId }) =>
        db.execute(sql`update workspace set settings = settings || jsonb_build_object('companyName', ${name}::text)
          where id = ${workspaceId}`),
      );
    await rename('Boots and more');
    const fetched = page.waitForResponse(answer => answer.url().endsWith('?kiosk=1'));
    await give(page, 5, 'Fine');
    await (await fetched).finished();
    await page.clock.runFor(10_000);
    await asked(page).waitFor();
    expect(await page.getByRole('banner').innerText()).toBe('Boots and more');
    await context.close();
  });

  it('stays awake, fills the screen at a tap, and has no fault for a screen reader', async () => {
    const door = await hang(world, oneId);
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
    await context.addInitScript(() => {
      const held: string[] = [];
      Object.assign(window, { held });
      Object.defineProperty(navigator, 'wakeLock', {
        value: { request: async (type: string) => void held.push(type) },
      });
    });
    const page = await context.newPage();
    await page.goto(`${site.url}${door.path}?kiosk=1`);
    expect(await page.evaluate('held')).toEqual(['screen']);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(await page.evaluate('held')).toEqual(['screen', 'screen']);
    await page.getByRole('button', { name: 'Full screen' }).click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML');
    expect(await page.getByRole('button', { name: 'Full screen' }).isVisible()).toBe(false);
    await page.evaluate(() => document.exitFullscreen());
    const faults = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
        id,
        nodes.map(({ html }) => html),
      ]);
    expect(await faults()).toEqual([]);
    await give(page, 5, 'Fine');
    expect(await faults()).toEqual([]);
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('dialog')?.showModal());
    expect(await faults()).toEqual([]);
    await context.close();
  });
});
