import type { Page } from '@playwright/test';
import { expect, picture, signIn, test } from './fixtures';

const PASSWORD = 'four plain words';

/** Makes a link on the demo's Overview and tells its address. */
async function makeLink(page: Page, name: string, fill?: (page: Page) => Promise<void>): Promise<string> {
  await page.goto('/demo/overview');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Read-only link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Read-only link' });
  await dialog.getByLabel('Who is it for?').fill(name);
  await fill?.(page);
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const made = dialog.getByRole('status');
  await expect(made).toContainText(`${name} can open this`);
  const address = (await made.textContent())?.match(/\/share\/[\w-]{50}/)?.[0];
  if (!address) throw new Error('the dialog shows no address');
  return address;
}

test('a link shows the numbers of Overview to whoever has it, and nobody’s name', async ({
  page,
  browser,
  accessible,
}) => {
  await signIn(page);
  const address = await makeLink(page, 'Board', async open => {
    await open.getByRole('checkbox', { name: /newest comments/ }).check();
  });
  await accessible(page);
  await picture(page, 'share-dialog');
  await page.keyboard.press('Escape');
  const nps = await page.getByRole('button', { name: /^NPS/ }).first().textContent();
  // Full names: a first name alone is part of many a word.
  await page.goto('/demo/customers?q=Petersen');
  const people = page.locator('tbody tr td:first-child a').filter({ hasText: /\S \S/ });
  await expect(people.first()).toBeVisible();
  const names = await people.allTextContents();
  expect(names.length).toBeGreaterThan(5);

  const stranger = await (await browser.newContext()).newPage();
  const answer = await stranger.goto(address);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'x-frame-options': 'DENY',
  });
  const html = (await answer?.text()) ?? '';
  for (const name of names) expect(html).not.toContain(name);
  expect(html).not.toMatch(/[\w.]+@[\w-]+\.example/);
  await expect(stranger.getByRole('button', { name: /^NPS/ }).first()).toHaveText(nps ?? '');
  await expect(stranger.getByRole('heading', { name: 'What moved' })).toBeVisible();
  await expect(stranger.getByRole('heading', { name: 'Latest voices' })).toBeVisible();
  await expect(stranger.getByRole('link')).toHaveCount(0);
  await accessible(stranger);
  await picture(stranger, 'share-page');
  await stranger.setViewportSize({ width: 360, height: 740 });
  expect(await stranger.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await stranger.context().close();
});

test('a password is asked for, and a revoked link shows nothing until that is undone', async ({
  page,
  browser,
  accessible,
}) => {
  await signIn(page);
  const address = await makeLink(page, 'Agency', async open => {
    await open.getByRole('textbox', { name: /^Password/ }).fill(PASSWORD);
  });
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(address);
  await expect(stranger.getByRole('heading', { name: 'This page asks for a password' })).toBeVisible();
  await accessible(stranger);
  const password = stranger.getByRole('textbox', { name: 'Password' });
  await password.fill('not this one');
  await password.press('Enter');
  await expect(stranger.getByText('That is not the password of this page.')).toBeVisible();
  await password.fill(PASSWORD);
  await password.press('Enter');
  await expect(stranger.getByRole('button', { name: /^NPS/ }).first()).toContainText(/\d/);

  const row = page.getByRole('article', { name: 'Agency' });
  await row.getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('The link for Agency is revoked.')).toBeVisible();
  const gone = await stranger.goto(address);
  expect(gone?.status()).toBe(404);
  await expect(stranger.getByRole('heading', { name: 'This page is not to be seen any more' })).toBeVisible();
  await accessible(stranger);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The link works again.')).toBeVisible();
  expect((await stranger.goto(address))?.status()).toBe(200);
  await stranger.context().close();
});

test('only listed websites may show a link in a frame', async ({ page, request }) => {
  await signIn(page);
  const address = await makeLink(page, 'Intranet', async open => {
    await open.getByLabel(/^Websites that may show it/).fill('intranet.example.com');
  });
  const answer = await request.get(address);
  expect(answer.headers()['content-security-policy']).toContain(
    'frame-ancestors https://intranet.example.com;',
  );
  expect(answer.headers()['x-frame-options']).toBeUndefined();
  const forged = `${address.slice(0, -10)}${address.at(-10) === 'A' ? 'B' : 'A'}${address.slice(-9)}`;
  expect((await request.get(forged)).status()).toBe(404);
});
