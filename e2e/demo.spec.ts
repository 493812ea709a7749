import type { Page } from '@playwright/test';
import { expect, picture, signIn, test } from './fixtures';

test.beforeEach(({ page }) => signIn(page));

const places = [
  'overview',
  'insights',
  'insights/segments',
  'insights/drivers',
  'insights/themes',
  'insights/improvements',
  'insights/loyalty',
  'insights/recovery',
  'insights/team',
  'insights/quality',
  'cases',
  'responses',
  'customers',
  'surveys',
  'surveys/new',
  'programs',
  'programs?view=calendar',
  'programs?view=decisions',
  'programs/new',
  'programs/ask',
  'settings',
  'settings/workspace',
  'settings/members',
  'settings/api-keys',
  'settings/interaction-types',
  'settings/alerts',
  'settings/segments',
  'settings/topics',
  'settings/comments',
  'settings/import',
  'settings/mail',
  'settings/channels',
  'settings/do-not-mail',
  'settings/account',
];

test('every screen of the demo is accessible in light and dark', async ({ page, accessible }) => {
  test.setTimeout(480_000);
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

test('the demo shows who is asked: the coming sends, how far a program came, why somebody was not', async ({
  page,
  accessible,
}) => {
  await page.goto('/demo/programs?view=calendar');
  await settled(page);
  await expect(page.getByText(/invitations?/).first()).toBeVisible();
  await picture(page, 'calendar');
  await page.goto('/demo/programs');
  await page.getByRole('link', { name: 'After a delivery' }).click();
  await page.getByRole('tab', { name: 'Funnel' }).click();
  await settled(page);
  await expect(page.getByText(/Response rate|response rate/).first()).toBeVisible();
  await accessible(page);
  await picture(page, 'funnel');
  await page.getByRole('tab', { name: 'Decisions' }).click();
  await settled(page);
  await expect(page.getByText(/Not asked: /).first()).toBeVisible();
  await accessible(page);
});

test('the demo’s trend tells what is more than chance', async ({ page }) => {
  await page.goto('/demo/insights');
  await settled(page);
  await expect(page.getByRole('region', { name: 'More than chance' })).toContainText(/instead of the usual/);
  await picture(page, 'trends');
});

/** No skeleton and no request is left. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
}
