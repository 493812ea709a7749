import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './fixtures';

/** A company's own web page, on an origin of its own, with the line of the snippet in it. */
async function openShop(line: string) {
  const server = http.createServer((_, answer) =>
    answer
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(
        `<!doctype html><html lang="en"><head><title>Shop</title>${line}</head><body><h1>Boots</h1></body></html>`,
      ),
  );
  await new Promise<void>(resolve => server.listen(0, resolve));
  // The server was just told to listen on a TCP port.
  const { port } = server.address() as AddressInfo;
  return {
    listed: `http://localhost:${port}`,
    other: `http://127.0.0.1:${port}`,
    close: () => server.close(),
  };
}

test.beforeEach(({ page }) => signIn(page));

/** A survey of the demo with one door, and the row of that door on its Share tab. */
async function hangDoor(page: Page, name: string) {
  await page.goto('/demo/surveys/new?template=store-visit');
  await page.getByRole('button', { name: 'Start with this' }).click();
  await expect(page).toHaveURL(/\/surveys\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(page.getByText(/Published/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Make a door' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Make the door' }).click();
  await expect(page.getByAltText(/^QR code of http/)).toBeVisible();
  await page.keyboard.press('Escape');
  const row = page.getByRole('row', { name: new RegExp(`^${name}`) });
  return {
    row,
    choose: async (item: string) => {
      await row.getByRole('button', { name: `More about ${name}` }).click();
      await page.getByRole('menuitem', { name: item }).click();
    },
    finished: (count: string) =>
      expect(async () => {
        await page.reload();
        await expect(row.getByRole('cell').nth(4)).toHaveText(count, { timeout: 5_000 });
      }).toPass(),
  };
}

/** To the last page: the best of every scale, in `frame` or on the page itself. */
async function answer(inside: Pick<Page, 'locator'>) {
  const main = inside.locator('main');
  await main.waitFor();
  for (let step = 0; step < 10; step++) {
    if ((await main.getAttribute('data-state')) === 'completed') return;
    const before = await main.innerHTML();
    for (const group of await main.locator('fieldset[role=radiogroup]').all())
      await group.locator('[type=radio]').last().check({ force: true });
    await main.locator('button.send').click();
    await expect.poll(() => main.innerHTML()).not.toBe(before);
    await expect(main.locator('[aria-busy]')).toHaveCount(0);
  }
  throw new Error('the survey has no end');
}

test('a survey shows on a web page by its rules, where the company says so and nowhere else', async ({
  page,
  browser,
  accessible,
}) => {
  const door = await hangDoor(page, 'Checkout');
  await door.choose('Web page');
  const line = (await page.getByText(/^<script async/).textContent()) ?? '';
  const shop = await openShop(line);

  await test.step('the rules are set, and say themselves', async () => {
    await expect(page.getByText('No web page may show your surveys yet.')).toBeVisible();
    await page.getByLabel('Seconds on the page').fill('1');
    await page.getByLabel('Days in between').fill('30');
    await expect(page.getByText('Shown after one second to every visitor')).toContainText(
      'at most every 30 days',
    );
    await accessible(page);
    await page.getByRole('button', { name: 'Save the rules' }).click();
    await expect(page.getByText('shows by these rules within five minutes')).toBeVisible();
  });

  await test.step('the website is listed', async () => {
    await page.getByRole('link', { name: 'Settings' }).last().click();
    const websites = page.getByLabel('Websites that may show your surveys');
    await websites.fill('http://[');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('“http://[” is not the address of a website.')).toBeVisible();
    await websites.fill(`${shop.listed}/any/page`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await accessible(page);
  });

  await test.step('it shows, once, and the answer counts', async () => {
    const visitor = await browser.newContext();
    const visit = await visitor.newPage();
    await visit.goto(shop.listed);
    await expect(visit.getByRole('region', { name: /^Survey/ })).toBeVisible();
    await answer(visit.frameLocator('iframe'));
    await visit.getByRole('button', { name: 'Close' }).click();
    await visit.reload();
    await visit.waitForTimeout(3_500);
    await expect(visit.locator('iframe')).toHaveCount(0);
    await visitor.close();
    await page.goBack();
    await door.finished('1');
  });

  await test.step('another origin is refused, and shows nothing', async () => {
    const visitor = await browser.newContext();
    const visit = await visitor.newPage();
    await visit.goto(shop.other);
    await visit.locator('iframe').waitFor({ state: 'attached' });
    await visit.waitForTimeout(2_000);
    await expect(visit.locator('iframe')).not.toBeVisible();
    await visitor.close();
  });

  await test.step('and the list is emptied again', async () => {
    // What is typed before the page's script runs would be gone.
    await page.goto('/demo/settings/workspace', { waitUntil: 'networkidle' });
    await expect(async () => {
      await page.getByLabel('Websites that may show your surveys').fill('');
      await page.getByRole('button', { name: 'Save', exact: true }).click({ timeout: 5_000 });
      await expect(page.getByText('Saved.')).toBeVisible({ timeout: 5_000 });
    }).toPass();
  });
  shop.close();
});

test('a tablet on a counter asks one person after the other, with and without a connection', async ({
  page,
  browser,
  accessible,
}) => {
  const door = await hangDoor(page, 'Counter');
  await door.choose('Tablet');
  await expect(page.getByAltText(/^QR code of .*kiosk=1$/)).toBeVisible();
  await accessible(page);
  const address = (await page.getByText(/\?kiosk=1$/).textContent()) ?? '';
  await page.keyboard.press('Escape');

  const context = await browser.newContext({ viewport: { width: 768, height: 1024 } });
  const tablet = await context.newPage();
  await tablet.goto(address);
  const startAgain = () => tablet.locator('#aw').getByRole('link', { name: 'Start again' }).click();
  await accessible(tablet);
  await answer(tablet);
  await accessible(tablet);
  // It starts again by itself.
  await expect(tablet.locator('main')).toHaveAttribute('data-state', 'question', { timeout: 15_000 });
  await expect(tablet.locator(':checked')).toHaveCount(0);

  await context.setOffline(true);
  for (const waiting of ['One answer waits', '2 answers wait']) {
    await answer(tablet);
    await expect(tablet.getByText(`${waiting} for a connection.`)).toBeVisible();
    await startAgain();
    await expect(tablet.locator('main')).toHaveAttribute('data-state', 'question');
  }
  await context.setOffline(false);
  await expect(tablet.getByText('for a connection.')).toHaveCount(0, { timeout: 40_000 });
  await answer(tablet);
  await context.close();
  // Of a longer survey, what waited is its first page: begun, and not finished.
  await expect(async () => {
    await page.reload();
    await expect(door.row.getByRole('cell').nth(3)).toHaveText('4', { timeout: 5_000 });
  }).toPass();
  await expect(door.row.getByRole('cell').nth(4)).toHaveText('2');
});
