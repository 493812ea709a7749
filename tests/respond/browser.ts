import fs from 'node:fs';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from '@playwright/test';

/** Chromium on this machine; undefined where there is none, so that its tests are skipped. */
export const chromiumPath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', chromium.executablePath()].find(
  path => path && fs.existsSync(path),
);

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });

export type Visit = {
  page: Page;
  /** Method and kind of everything asked for, `POST fetch`. */
  requests: string[];
  /** The forms posted by script, newest last. */
  posts: URLSearchParams[];
  close: () => Promise<void>;
};

/** Opens an address on a phone, in a profile of its own unless another visit's is given. */
export async function visit(
  browser: Browser,
  url: string,
  { beside, ...options }: BrowserContextOptions & { beside?: Page } = {},
): Promise<Visit> {
  const context =
    beside?.context() ?? (await browser.newContext({ viewport: { width: 360, height: 740 }, ...options }));
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const requests: string[] = [];
  const posts: URLSearchParams[] = [];
  page.on('request', (request: Request) => {
    requests.push(`${request.method()} ${request.resourceType()}`);
    if (request.method() === 'POST') posts.push(new URLSearchParams(request.postData() ?? ''));
  });
  await page.goto(url);
  return { page, requests, posts, close: () => context.close() };
}
