import type { Page } from '@playwright/test';
import { expect, picture, signIn, test } from './fixtures';

test.beforeEach(({ page }) => signIn(page));

const places = [
  'overview',
  'cases',
  'responses',
  'customers',
  'surveys',
  'surveys/new',
  'programs',
  'programs/new',
  'settings',
  'settings/workspace',
  'settings/members',
  'settings/api-keys',
  'settings/interaction-types',
  'settings/import',
  'settings/mail',
  'settings/account',
];

test('every screen of the demo is accessible in light and dark', async ({ page, accessible }) => {
  for (const place of places) {
    await page.goto(`/demo/${place}`);
    await settled(page);
    await accessible(page);
  }
});

test('the demo is alive: Overview in light, in dark and on a phone', async ({ page }) => {
  await page.goto('/demo/overview');
  await settled(page);
  await expect(page.getByRole('button', { name: /NPS/ }).first()).toContainText(/\d/);
  await picture(page, 'overview');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'overview-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await settled(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await picture(page, 'overview-phone');
});

/** No skeleton and no request is left. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
}
