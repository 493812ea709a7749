import type { Browser } from '@playwright/test';
import { expect, picture, signIn, test } from './fixtures';

test.beforeEach(({ page }) => signIn(page));

/** From a list of stores to a poster on the wall, and from the wall back into the numbers. */
test('doors are made from a list, printed, answered on a phone without script, and counted', async ({
  page,
  browser,
  accessible,
}) => {
  await test.step('a store survey is published', async () => {
    await page.goto('/demo/surveys/new?template=store-visit');
    await page.getByRole('button', { name: 'Start with this' }).click();
    await expect(page).toHaveURL(/\/surveys\/[0-9a-f-]{36}/);
    await page.getByRole('tab', { name: 'Share' }).click();
    await expect(page.getByText('Nothing is published yet')).toBeVisible();
    await accessible(page);
    await page.getByRole('link', { name: 'Go to Design' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('button', { name: 'Publish version 1' }).click();
    await expect(page.getByText(/Published/).first()).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('a pasted list becomes one door each', async () => {
    await page.getByRole('tab', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'One door per location, from a list' }).click();
    await page.getByLabel('One location a line').fill('Leeds\nYork\n\nleeds\nHull');
    await page.getByRole('button', { name: 'Make 3 doors' }).click();
    await expect(page.getByRole('row', { name: /^York/ })).toContainText('location: York');
    await expect(page.getByRole('row')).toHaveCount(4);
    await accessible(page);
    await picture(page, 'share');
  });

  await test.step('a door of its own shows its code at once', async () => {
    await page.getByRole('button', { name: 'New door' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Leeds, till 2');
    await page.getByRole('combobox', { name: 'Name of attribute 1' }).fill('location');
    await page.getByRole('combobox', { name: 'Value of attribute 1' }).fill('Leeds');
    await page.getByRole('button', { name: 'Make the door' }).click();
    const code = page.getByAltText(/^QR code of http/);
    await expect(code).toBeVisible();
    await expect
      .poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await accessible(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download PNG' }).click();
    expect((await download).suggestedFilename()).toBe('Leeds-till-2.png');
    await page.keyboard.press('Escape');
  });

  await test.step('posters are seen before they are printed, and come as a PDF', async () => {
    await page.getByRole('button', { name: 'Posters of all open doors' }).click();
    await page.getByLabel('Headline').fill('How was your visit?');
    const sheets = page.frameLocator('[title="The poster as it is printed"]').locator('.sheet');
    await expect(sheets).toHaveCount(4);
    await expect(sheets.first()).toContainText('How was your visit?');
    await expect(sheets.first()).toContainText('Leeds, till 2');
    await accessible(page);
    await picture(page, 'posters');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download PDF' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
    await page.keyboard.press('Escape');
  });

  const row = page.getByRole('row', { name: /^Leeds, till 2/ });
  const address = (await row.getByRole('link').first().getAttribute('href')) ?? '';

  await test.step('somebody answers at the till', () => answerByPhone(browser, address));

  await test.step('the answer is counted at its door, and read with its name', async () => {
    await page.reload();
    await expect(row.getByRole('cell').nth(2)).toHaveText('1');
    await expect(row.getByRole('cell').nth(4)).toHaveText('1');
    await page.getByRole('tab', { name: 'Responses' }).click();
    await expect(page.getByRole('cell', { name: 'Leeds, till 2' })).toBeVisible();
    await page.getByRole('row').nth(1).click();
    await expect(page.getByText('By the door “Leeds, till 2”, which is open to anybody')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('a door is closed, and opened again by Undo', async () => {
    await page.getByRole('tab', { name: 'Share' }).click();
    await row.getByRole('button', { name: 'More about Leeds, till 2' }).click();
    await page.getByRole('menuitem', { name: 'Close' }).click();
    await expect(row).toContainText('Closed');
    expect((await page.request.get(address)).status()).toBe(410);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row).not.toContainText('Closed');
    expect((await page.request.get(address)).status()).toBe(200);
  });
});

async function answerByPhone(browser: Browser, address: string): Promise<void> {
  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const page = await phone.newPage();
  await page.goto(address);
  for (let step = 0; step < 10; step++) {
    if (await page.locator('main[data-state="completed"]').count()) break;
    for (const group of await page.locator('main fieldset').all()) {
      const radios = group.getByRole('radio');
      if ((await radios.count()) > 0) await radios.last().check({ force: true });
    }
    await page.locator('main button.send').click();
  }
  await expect(page.locator('main[data-state="completed"]')).toBeVisible();
  await phone.close();
}
