import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { distinctMails } from '../tests/factories/mails';
import { greenPng } from '../tests/factories/pictures';
import { expect, test } from './fixtures';

/** Every kind of mail as a mail program's window shows it: phone to desktop, day and night, pictures on and off. */

const WIDTHS = [320, 360, 480, 600];
const ADDRESS = 'http://mail.test/';

/** Puts a mail into the page as if a web mailer did; pictures come or do not. */
async function open(page: Page, html: string, pictures: 'on' | 'off' = 'on'): Promise<void> {
  await page.unrouteAll();
  await page.route('**/*', route => route.abort());
  await page.route('**/s/images/**', route =>
    pictures === 'on'
      ? route.fulfill({ contentType: 'image/png', body: Buffer.from(greenPng, 'base64') })
      : route.abort(),
  );
  await page.route(ADDRESS, route => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(ADDRESS);
}

/** What a mail program that throws style elements away leaves, as Gmail does for addresses of others. */
const withoutStyles = (html: string): string => html.replace(/<style>[\s\S]*?<\/style>/g, '');

const boxesOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll(found =>
    found.map(one => {
      const { left, right, width, height } = one.getBoundingClientRect();
      return { left, right, width, height, says: one.textContent };
    }),
  );

async function fits(page: Page, width: number, about: string): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, `${about} scrolls sideways`).toBeLessThanOrEqual(width);
  for (const { says, ...box } of await boxesOf(page, 'a:visible')) {
    expect(box.width, `${about}: ${says}`).toBeGreaterThanOrEqual(24);
    expect(box.height, `${about}: ${says}`).toBeGreaterThanOrEqual(24);
  }
  const cells = await boxesOf(page, '.cell');
  for (const { says, ...box } of cells) {
    expect(box.width, `${about}: point ${says}`).toBeGreaterThanOrEqual(26);
    expect(box.height, `${about}: point ${says}`).toBeGreaterThanOrEqual(44);
    expect(box.left, `${about}: point ${says}`).toBeGreaterThanOrEqual(0);
    expect(box.right, `${about}: point ${says}`).toBeLessThanOrEqual(width);
  }
  // The link fills its cell, so that a thumb need not hit the number.
  const links = await boxesOf(page, '.cell a');
  links.forEach((link, index) => {
    expect(link.width, about).toBeGreaterThanOrEqual((cells[index]?.width ?? 0) - 2.1);
    expect(link.height, about).toBeGreaterThanOrEqual((cells[index]?.height ?? 0) - 2.1);
  });
}

for (const [name, mail] of Object.entries(distinctMails)) {
  test(`the mail ${name} fits its window and can be read and tapped`, async ({ page }) => {
    const { html } = mail();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const pictures of ['on', 'off'] as const) {
        if (pictures === 'off' && !html.includes('<img')) continue;
        await open(page, html, pictures);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          await fits(page, width, `${name} at ${width} px, ${colorScheme}, pictures ${pictures}`);
        }
        const { violations, passes } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze();
        const faults = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html: element }) => element).join(', ')}`,
        );
        expect(faults, `${name}, ${colorScheme}, pictures ${pictures}`).toEqual([]);
        expect(passes.map(({ id }) => id)).toContain('color-contrast');
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page, withoutStyles(html));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await fits(page, width, `${name} at ${width} px without style elements`);
    }
  });
}

test('Outlook.com’s own marks make the same night', async ({ page }) => {
  const colours = async () => [
    await page.locator('body').evaluate(body => getComputedStyle(body).backgroundColor),
    ...(await page
      .locator('.card, .mut, .cell, .ink, .btn, .btn a')
      .evaluateAll(found =>
        found.map(one => getComputedStyle(one)).map(one => [one.color, one.backgroundColor]),
      )),
  ];
  const html = distinctMails.nps?.().html ?? '';
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, html);
  const night = await colours();
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, html);
  expect(await colours()).not.toEqual(night);
  await page.evaluate(() => document.documentElement.toggleAttribute('data-ogsc'));
  await page.evaluate(() => document.documentElement.toggleAttribute('data-ogsb'));
  expect(await colours()).toEqual(night);
});

test('the company is named where pictures are off', async ({ page }) => {
  await open(page, distinctMails.logo?.().html ?? '', 'off');
  await expect(page.getByRole('img', { name: 'Fjell & Field' })).toBeVisible();
});

test('no person sees, hears or reaches the link for scanners', async ({ page }) => {
  await open(page, distinctMails.nps?.().html ?? '');
  const trap = page.locator('a[href$="?trap"]');
  await expect(trap).toHaveCount(1);
  await expect(trap).toBeHidden();
  const heard = await page.locator('body').ariaSnapshot();
  expect(heard).toContain('link "0, Not at all likely"');
  expect(heard).not.toContain('trap');
  const reached: (string | null)[] = [];
  const links = await page.locator('a:visible').count();
  for (let step = 0; step <= links; step++) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement?.getAttribute('href') ?? null));
  }
  expect(reached.filter(Boolean)).toHaveLength(links);
  expect(reached.join(' ')).not.toContain('trap');
});
