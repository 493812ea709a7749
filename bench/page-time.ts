import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { findChromium } from '../scripts/lib/chromium.mjs';
import { publishTwelve } from './page-weight';
import { linkFor, median, quantile, type Row, type Subject, spread } from './subject';

/** A middling phone on a slow line: what the goals of others are measured with, too. */
const RTT = 150;
const LINE = { latency: RTT, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const CPU_SLOWDOWN = 4;
const VISITS = 9;
const WALKS = 3;
/** Nobody answers sooner; the page takes a tap just after it came for the second one of two. */
const READING = 500;

/**
 * The survey page in Chromium with a slow processor and a slow line: requests and time until the first words stand on
 * the screen, with nothing cached; and time from a tap on *Next* until the next question does.
 */
export async function pageTime(subject: Subject): Promise<Row[]> {
  const survey = await publishTwelve(subject);
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const link = await linkFor(subject, survey, 'page-time');
    // The first visit also fills the server's caches, as the first of many respondents does.
    await visit(browser, link);
    const visits: Visit[] = [];
    for (let count = 0; count < VISITS; count++) visits.push(await visit(browser, link));
    const taps: number[] = [];
    for (let walk = 0; walk < WALKS; walk++)
      taps.push(...(await walkThrough(browser, await linkFor(subject, survey, `page-time-${walk}`))));
    const paints = visits.map(({ paint }) => paint);
    const requests = Math.max(...visits.map(one => one.requests));
    const goal = RTT + 50;
    return [
      { what: 'survey page, requests', value: String(requests), goal: '1', met: requests === 1 },
      {
        what: 'survey page, first contentful paint, ms',
        value: `${Math.round(median(paints))} (${spread(paints)})`,
        goal: '<= 600',
        met: median(paints) <= 600,
      },
      {
        what: 'survey page, tap to next question, ms',
        value: `${Math.round(median(taps))} (p95 ${Math.round(quantile(taps, 0.95))}, ${taps.length} taps)`,
        goal: `<= ${goal}`,
        met: median(taps) <= goal,
      },
    ];
  } finally {
    await browser.close();
  }
}

type Visit = { requests: number; paint: number };

/** One visit in a browser that has never been here. `paint`: milliseconds from the start of the navigation. */
async function visit(browser: Browser, link: string): Promise<Visit> {
  const page = await slowPage(browser);
  let requests = 0;
  // Also counts what a script asks for; `data:` addresses are not requests.
  page.on('request', request => {
    if (!request.url().startsWith('data:')) requests += 1;
  });
  await page.goto(link);
  const paint = await page.evaluate(
    () =>
      new Promise<number>(resolve => {
        new PerformanceObserver(list => {
          for (const { name, startTime } of list.getEntries())
            if (name === 'first-contentful-paint') resolve(startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  await page.waitForLoadState('networkidle');
  await page.context().close();
  return { requests, paint };
}

/** Answers the survey to its end; milliseconds from each tap on *Next* until another question was painted. */
async function walkThrough(browser: Browser, link: string): Promise<number[]> {
  const page = await slowPage(browser);
  await page.goto(link);
  await watch(page);
  const taps: number[] = [];
  for (let place = 1; place < 12; place++) {
    await page.waitForTimeout(READING);
    const choice = page.locator('label:has(input[type=radio])').last();
    if (await choice.isVisible()) await choice.tap();
    else await page.locator('textarea').fill('Quick and friendly');
    await page.locator('button[type=submit]:not([name])').tap();
    taps.push(await page.evaluate('globalThis.nextQuestion'));
  }
  await page.context().close();
  return taps;
}

/** Sets `globalThis.nextQuestion` at every tap on a button: a promise of the milliseconds until the new words stand. */
async function watch(page: Page): Promise<void> {
  // The loader of this file names functions by a helper that the page does not have.
  await page.evaluate('globalThis.__name = named => named');
  await page.evaluate(() => {
    const heading = () => document.querySelector('h1')?.textContent;
    addEventListener(
      'click',
      ({ target, timeStamp }) => {
        if (!(target instanceof Element && target.closest('button'))) return;
        const before = heading();
        const next = new Promise<number>((resolve, reject) => {
          setTimeout(() => reject(new Error(`no question came after “${before}”`)), 20_000);
          const observer = new MutationObserver(() => {
            if (heading() === before) return;
            observer.disconnect();
            // A task after the next frame: that frame was painted.
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)));
          });
          observer.observe(document.body, { childList: true, subtree: true });
        });
        Object.assign(globalThis, { nextQuestion: next });
      },
      true,
    );
  });
}

async function slowPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...LINE });
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  return page;
}
