import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, picture, signIn, test } from './fixtures';

test.beforeEach(({ page }) => signIn(page));

/** From a filtered chart to the people behind one of its points, and with them into a file. */
test('a point of a chart leads to as many answers as it counts, and they leave as a file', async ({
  page,
  accessible,
}) => {
  let count = 0;

  await test.step('a filter is chosen: Leeds, and not in German', async () => {
    await page.goto('/demo/overview?range=90d&interval=month', { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Leeds' }).check();
    await page.getByRole('button', { name: 'More conditions' }).click();
    const dialog = page.getByRole('dialog', { name: 'Conditions' });
    await dialog.getByLabel('How the conditions are joined').selectOption('none');
    await dialog.getByLabel('Condition 1: about').selectOption('language');
    await dialog.getByLabel('Condition 1: languages').first().click();
    await page.getByRole('option', { name: 'German', exact: true }).click();
    await page.keyboard.press('Tab');
    await expect(dialog.getByText('Not in German')).toBeVisible();
    await accessible(page);
    await picture(page, 'conditions');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await expect(page).toHaveURL(/where=location:Leeds/);
    await expect(page).toHaveURL(/match=/);
    await expect(page.getByText('location: Leeds')).toBeVisible();
    await expect(page.getByText('Not in German')).toBeVisible();
    await shown(page);
  });

  await test.step('the address alone brings it back', async () => {
    await page.reload();
    await expect(page.getByText('Not in German')).toBeVisible();
    await shown(page);
    await accessible(page);
  });

  await test.step('a point of the trend leads to its answers', async () => {
    await page.getByRole('button', { name: 'Show the numbers as a table' }).click();
    // The second month: a whole one, which no answer is added to meanwhile.
    const row = page.getByRole('region', { name: /^NPS/ }).locator('tbody tr').nth(1);
    count = Number(await row.getByRole('cell').nth(3).textContent());
    expect(count).toBeGreaterThan(5);
    await row.getByRole('link').click();
    await expect(page).toHaveURL(/\/demo\/responses\?/);
    await expect(page.getByText(`${count} answers behind: NPS`)).toBeVisible();
    await expect(page.getByText(/behind: NPS, .*Leeds, not in German/)).toBeVisible();
    expect(await listed(page)).toBe(count);
    await accessible(page);
    await picture(page, 'drill-down');
  });

  await test.step('the file has the same rows', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    // Each row begins with the id of its response.
    expect(csv.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12},/gm)).toHaveLength(
      count,
    );
  });

  await test.step('one answer is read beside the list, which stays as it was', async () => {
    await page.locator('tbody tr').first().getByRole('link').click();
    await expect(page.getByRole('dialog', { name: 'Response' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText(`${count} answers behind: NPS`)).toBeVisible();
  });

  await test.step('and back to the chart, where the keyboard leads to the same list', async () => {
    await page.getByRole('link', { name: 'Back to the chart' }).click();
    await expect(page).toHaveURL(/\/demo\/overview\?/);
    await shown(page);
    const chart = page.getByRole('figure', { name: /Press T for the numbers/ });
    await chart.locator('.recharts-surface').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(chart.getByText(`${count} answers`)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(`${count} answers behind: NPS`)).toBeVisible();
  });
});

test('a filter is saved, reports begin with it, and it goes again', async ({ page, accessible }) => {
  await test.step('it is saved under a name and made one’s default', async () => {
    await page.goto('/demo/overview?where=location:Leeds', { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Save filter' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save filter' });
    await dialog.getByLabel('Name').fill('Leeds store');
    await dialog.getByLabel('My reports begin with it').check();
    await accessible(page);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page).toHaveURL(/saved=[0-9a-f-]{36}/);
    await expect(page.getByText('Your default: Leeds store')).toBeVisible();
  });

  await test.step('pages that are asked for nothing begin with it, and their address says so', async () => {
    for (const place of ['overview', 'insights', 'responses']) {
      await page.goto(`/demo/${place}`);
      await expect(page.getByText('Your default: Leeds store')).toBeVisible();
      await expect(page).toHaveURL(/saved=[0-9a-f-]{36}/);
    }
    await accessible(page);
  });

  await test.step('it can be left out of one page', async () => {
    await page.getByRole('button', { name: 'Remove the filter Leeds store' }).click();
    await expect(page).toHaveURL(/saved=none/);
    await expect(page.getByText('Your default: Leeds store')).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeVisible();
    await expect(page.getByText('Your default: Leeds store')).toHaveCount(0);
  });

  await test.step('it is deleted, comes back by Undo, and is deleted for good', async () => {
    await page.getByRole('button', { name: 'Saved', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Manage saved filters' }).click();
    const more = page.getByRole('button', { name: 'More about Leeds store' });
    await expect(page.getByText('Leeds · your default')).toBeVisible();
    await accessible(page);
    await more.click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(more).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(more).toBeVisible();
    await expect(page.getByText('Leeds · your default')).toBeVisible();
    await more.click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(more).toHaveCount(0);
    await page.goto('/demo/overview');
    await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeVisible();
    await expect(page).not.toHaveURL(/saved=/);
  });
});

/** The numbers that were asked for are there, not those before them. */
async function shown(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** How many responses the list has, to its end. */
async function listed(page: Page): Promise<number> {
  const more = page.getByRole('button', { name: 'Load more' });
  const rows = page.locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  while (await more.isVisible()) {
    const before = await rows.count();
    await more.click();
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
  }
  return rows.count();
}
