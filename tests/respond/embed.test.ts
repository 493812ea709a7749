import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbedRules, embedRulesSchema, pathPattern } from '@/domain/door';
import { newWorld, type World } from '../factories/world';
import { boots } from './boots';
import { chromiumPath, startBrowser } from './browser';
import { answersAt, type Hung, hang } from './doors';
import { filled, look, post, publish, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let shop: Awaited<ReturnType<typeof openShop>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  shop = await openShop();
  world = await newWorld();
  surveyId = await publish(world, boots);
  await allow([shop.url, 'https://shop.example/ignored/path']);
});
afterAll(async () => {
  shop.close();
  await site.close();
});

/** A company's own web page, on another origin, with a policy that lets in what the guide says and nothing else. */
async function openShop() {
  const server = http.createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://shop.invalid');
    const snippet = `${site.url}/s/p/${url.searchParams.get('door')}.js`;
    const place = url.searchParams.get('inline');
    res.setHeader('content-type', 'text/html; charset=utf-8');
    res.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${site.url}; frame-src ${site.url}; style-src 'sha256-none'`,
    );
    res.end(`<!doctype html><html lang="en"><head><title>Shop</title><meta name="viewport" content="width=device-width">
      <script async src="${snippet}"></script></head>
      <body><main><h1>Boots</h1>${place ? `<div data-inline="${place}"></div>` : ''}<p>${'Sturdy boots. '.repeat(2_000)}</p>
      <a href="#top">Up</a></main></body></html>`);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  // The server was just told to listen on a TCP port.
  const { port } = server.address() as AddressInfo;
  // Another name of this machine is another site, too.
  return { url: `http://localhost:${port}`, other: `http://127.0.0.1:${port}`, close: () => server.close() };
}

const allow = (origins: string[]) =>
  world.run(({ db, workspaceId }) =>
    db.execute(sql`update workspace set settings = settings || jsonb_build_object('frameOrigins', ${JSON.stringify(origins)}::jsonb)
      where id = ${workspaceId}`),
  );

const rules = (given: Partial<EmbedRules>): { embed: EmbedRules } => ({
  embed: embedRulesSchema.parse({ afterSeconds: 2, ...given }),
});

describe('a survey in a frame', () => {
  it('may be framed by the listed origins alone, on every one of its pages', async () => {
    const door = await hang(world, surveyId);
    const ancestors = ({ headers }: { headers: Headers }) =>
      /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1];
    const listed = `${shop.url} https://shop.example`;
    const first = await look(`${site.url}${door.path}?embed=1`);
    expect(ancestors(first)).toBe(listed);
    expect(first.html).toContain(`data-frames="${listed}"`);
    expect(first.html).not.toContain('<header>');
    const second = await post(first.url, filled(first.html, { recommend: '9' }));
    expect(second.url).toContain('embed=1');
    expect(ancestors(second)).toBe(listed);
    const wish = await look(`${second.url.split('?')[0]}?delete&embed=1`);
    expect(ancestors(wish)).toBe(listed);
    expect((await look(`${site.url}${door.path}`)).html).not.toContain('data-frames');
  });
});

describe('the snippet', () => {
  it('is one small file that everybody shares for five minutes', async () => {
    const door = await hang(world, surveyId, rules({ share: 0.5, position: 'left' }));
    const answer = await fetch(`${site.url}${door.path}.js`);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(text).toContain(
      `{"id":"${door.publicId}","seconds":2,"scroll":0,"share":0.5,"days":90,"paths":"","side":"left"}`,
    );
    expect(text).not.toContain('RULES');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048);
    expect(gzipSync(text).length).toBeLessThanOrEqual(1400);
  });

  it('shows by the defaults where no rules were set, nothing where the door is closed, and is 404 where there is none', async () => {
    const door = await hang(world, surveyId);
    expect(await (await fetch(`${site.url}${door.path}.js`)).text()).toContain('"seconds":10,');
    const closed = await hang(world, surveyId, { closedAt: new Date() });
    const shut = await fetch(`${site.url}${closed.path}.js`);
    expect([shut.status, await shut.text()]).toEqual([200, '']);
    expect((await fetch(`${site.url}/s/p/nothere.js`)).status).toBe(404);
  });

  it.each([
    [[], '/anything', true],
    [['/shop/*'], '/shop/boots', true],
    [['/shop/*'], '/shop', false],
    [['/shop*'], '/shop', true],
    [['/shop'], '/shop/', true],
    [['shop/'], '/shop', true],
    [['/'], '/', true],
    [['/'], '/shop', false],
    [['https://www.shop.example/thanks'], '/thanks', true],
    [['/a', '*/thanks'], '/order/12/thanks', true],
    [['/a.b'], '/axb', false],
    [['/(a|b)+'], '/(a|b)+', true],
  ])('takes %j for %s: %s', (paths, path, isMatch) => {
    expect(new RegExp(pathPattern(paths)).test(path)).toBe(isMatch);
  });
});

describe.skipIf(!chromiumPath)('on a web page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  async function shopper(options: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const requests: string[] = [];
    context.on('request', request => requests.push(request.url()));
    return { context, requests };
  }

  async function visit(
    context: BrowserContext,
    door: Hung,
    { path = '/', origin = shop.url, more = '' } = {},
  ) {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${origin}${path}?door=${door.publicId}${more}`);
    return page;
  }

  const panel = (page: Page) => page.getByRole('region', { name: /^Survey – / });
  const framed = (page: Page) => page.frameLocator('iframe');
  const memory = (page: Page, door: Hung) =>
    page.evaluate(name => JSON.parse(localStorage[`afterword:${name}`] ?? '{}'), door.publicId);

  it('shows by the rules, takes the answer, and does not show again', async () => {
    const door = await hang(world, surveyId, rules({}));
    const { context, requests } = await shopper();
    const page = await visit(context, door);
    await page.waitForTimeout(1_500);
    expect(await page.locator('iframe').count()).toBe(0);
    await panel(page).waitFor();
    // Nobody's reading is interrupted.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    expect(await page.locator('iframe').getAttribute('title')).toMatch(/^Survey – /);
    const box = await panel(page).boundingBox();
    expect([box?.width, (box?.x ?? 0) + (box?.width ?? 0), (box?.y ?? 0) + (box?.height ?? 0)]).toEqual([
      360, 1264, 784,
    ]);
    const before = box?.height;
    await framed(page).getByRole('radio', { name: '9 of 10' }).check();
    await framed(page).getByRole('button', { name: 'Next' }).click();
    await framed(page).getByLabel('Why?').fill('They last');
    await expect.poll(async () => (await panel(page).boundingBox())?.height).not.toBe(before);
    await framed(page).getByRole('button', { name: 'Send' }).click();
    await framed(page).getByText('Thanks a lot').waitFor();
    expect(await answersAt(world, door)).toMatchObject([
      { answers: { recommend: 9, why: 'They last' }, state: 'completed' },
    ]);
    await expect.poll(() => memory(page, door)).toMatchObject({ answered: expect.any(Number) });
    // The web page's own way back is as short as before.
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.locator('iframe').count()).toBe(0);
    const next = await visit(context, door, { path: '/next' });
    await next.waitForTimeout(4_500);
    expect(await next.locator('iframe').count()).toBe(0);
    // Three months later.
    await next.evaluate(name => {
      const known = JSON.parse(localStorage[name]);
      localStorage[name] = JSON.stringify({ ...known, shown: Date.now() - 91 * 86_400_000 });
    }, `afterword:${door.publicId}`);
    await next.reload();
    await panel(next).waitFor();
    expect(await context.cookies()).toEqual([]);
    expect(new Set(requests.map(url => new URL(url).origin))).toEqual(new Set([shop.url, site.url]));
    await context.close();
  });

  it('waits for the scroll, the path and the share that are set', async () => {
    const deep = await hang(world, surveyId, rules({ afterSeconds: 0, afterScroll: 60, paths: ['/shop/*'] }));
    const { context } = await shopper();
    const page = await visit(context, deep, { path: '/shop/boots' });
    await page.waitForTimeout(2_500);
    expect(await page.locator('iframe').count()).toBe(0);
    await page.mouse.wheel(0, 1e6);
    await panel(page).waitFor();
    const elsewhere = await visit(context, deep, { path: '/cart' });
    await elsewhere.evaluate(() => localStorage.clear());
    await elsewhere.mouse.wheel(0, 1e6);
    await elsewhere.waitForTimeout(2_500);
    expect(await elsewhere.locator('iframe').count()).toBe(0);
    // A page that goes on without a reload.
    await elsewhere.evaluate(() => history.pushState(null, '', '/shop/boots'));
    await panel(elsewhere).waitFor();

    const rare = await hang(world, surveyId, rules({ afterSeconds: 0, share: 0.3 }));
    const lucky = await shopper();
    await lucky.context.addInitScript(() => Object.assign(Math, { random: () => 0.29 }));
    await panel(await visit(lucky.context, rare)).waitFor();
    const unlucky = await shopper();
    await unlucky.context.addInitScript(() => Object.assign(Math, { random: () => 0.31 }));
    const none = await visit(unlucky.context, rare);
    await expect.poll(() => memory(none, rare)).toEqual({ lot: 0.31 });
    await none.waitForTimeout(1_500);
    expect(await none.locator('iframe').count()).toBe(0);
    for (const { context: one } of [{ context }, lucky, unlucky]) await one.close();
  });

  it('is refused on an origin that is not listed, and nobody sees an empty frame', async () => {
    const door = await hang(world, surveyId, rules({ afterSeconds: 0 }));
    const { context } = await shopper();
    const page = await visit(context, door, { origin: shop.other });
    await page.locator('iframe').waitFor({ state: 'attached' });
    await page.waitForTimeout(1_500);
    expect(await panel(page).count()).toBe(0);
    expect(await page.locator('iframe').isVisible()).toBe(false);
    expect(await memory(page, door)).toEqual({ lot: expect.any(Number) });
    await expect.poll(() => page.locator('iframe').count(), { timeout: 20_000 }).toBe(0);
    await context.close();
  });

  it('closes by keyboard, from inside and outside, and shows one at a time', async () => {
    const [one, two] = [
      await hang(world, surveyId, rules({ afterSeconds: 0 })),
      await hang(world, surveyId, rules({ afterSeconds: 0 })),
    ];
    const { context } = await shopper({ viewport: { width: 390, height: 844 } });
    const page = await visit(context, one);
    await panel(page).waitFor();
    await page.evaluate(src => {
      document.head.append(Object.assign(document.createElement('script'), { src }));
    }, `${site.url}${two.path}.js`);
    await page.waitForTimeout(2_500);
    expect(await page.locator('iframe').count()).toBe(1);
    expect(await panel(page).boundingBox()).toMatchObject({ x: 0, width: 390 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await framed(page)
      .getByRole('radio', { name: /^0 of 10/ })
      .focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('iframe').count()).toBe(0);
    expect(await memory(page, one)).toMatchObject({ closed: expect.any(Number) });
    await page.waitForTimeout(1_500);
    expect(await page.locator('iframe').count()).toBe(0);

    const again = await visit(context, two);
    await panel(again).waitFor();
    await again.getByRole('button', { name: 'Close' }).focus();
    await again.keyboard.press('Enter');
    expect(await again.locator('iframe').count()).toBe(0);
    await context.close();
  });

  it('stands in place where the page has a place for it', async () => {
    const door = await hang(world, surveyId, rules({ share: 0 }));
    const { context } = await shopper();
    const page = await visit(context, door, { more: `&inline=${door.publicId}` });
    await framed(page).getByText('Recommend us?').waitFor();
    await expect
      .poll(async () => (await page.locator('iframe').boundingBox())?.height ?? 0)
      .toBeGreaterThan(150);
    expect(await page.locator('iframe').getAttribute('title')).toMatch(/^Survey – /);
    expect(await page.getByRole('button', { name: 'Close' }).count()).toBe(0);
    await page.waitForTimeout(3_500);
    expect(await page.locator('iframe').count()).toBe(1);
    await context.close();
  });

  it('shows nowhere where nothing can be remembered', async () => {
    const door = await hang(world, surveyId, rules({ afterSeconds: 0 }));
    const { context } = await shopper();
    await context.addInitScript(() =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new Error('refused');
        },
      }),
    );
    const page = await visit(context, door);
    await page.waitForTimeout(3_000);
    expect(await page.locator('iframe').count()).toBe(0);
    await context.close();
  });
});
