import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { expect, picture, test } from './fixtures';
import { restWith } from './rest';

const owner = { email: 'pat@hats.example', password: 'seven quiet words in a row' };

/** A company without a demo's data, made as an operator makes one. */
function makeCompany(): { slug: string; apiKey: string } {
  const told = execFileSync(
    process.execPath,
    [
      'scripts/admin.mjs',
      'workspace:create',
      ...['--name', 'Hats & Co', '--owner-email', owner.email, '--owner-password', owner.password],
    ],
    { env: { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR }, encoding: 'utf8' },
  );
  return JSON.parse(told);
}

async function signInAs(page: Page): Promise<void> {
  await page.goto('/sign-in', { waitUntil: 'networkidle' });
  await page
    .getByLabel(/e-mail/i)
    .first()
    .fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/hats-co/);
}

test('a customer’s page says why they were asked or not, and asks them all the same', async ({
  page,
  request,
  mailTo,
  accessible,
}) => {
  const { slug, apiKey } = makeCompany();
  const rest = restWith(request, apiKey);
  const buy = (id: string, location: string) =>
    rest('POST', '/interactions', {
      id,
      type: 'purchase',
      occurredAt: new Date().toISOString(),
      customer: { id: 'ann', email: 'ann@hats-customer.example', name: 'Ann Archer' },
      attributes: { location },
    });
  const survey = await rest('POST', '/surveys', { template: 'post-purchase' });
  await rest('POST', `/surveys/${survey.id}/publications`, {});
  await rest('POST', '/programs', {
    name: 'After a purchase in Leeds',
    survey: survey.id,
    trigger: { types: ['purchase'], where: [{ attribute: 'location', op: 'in', value: ['Leeds'] }] },
    delay: 'PT0S',
    active: true,
  });

  await test.step('the first purchase is asked about, the second is too soon, the third somewhere else', async () => {
    await buy('hat-1', 'Leeds');
    await mailTo('ann@hats-customer.example');
    await buy('hat-2', 'Leeds');
    await buy('hat-3', 'York');
    await signInAs(page);
    await page.goto(`/${slug}/programs?view=decisions&q=hat-3`);
    await expect(page.getByText('Not asked: location was York, not Leeds.')).toBeVisible();
    await page.goto(`/${slug}/programs?view=decisions&q=hat-2`);
    await expect(page.getByText(/Not asked: asked on .* by “After a purchase in Leeds”\./)).toBeVisible();
    await accessible(page);
  });

  await test.step('the invitation in the way is a link to it', async () => {
    await page.getByRole('link', { name: /asked on .* by “After a purchase in Leeds”/ }).click();
    await expect(page).toHaveURL(/customers\/ann#invitation-/);
    await expect(page.locator('li[data-named]')).toContainText('Invited');
    await expect(page.getByText(/^Asked on .* about hat-1; not answered yet\./)).toBeVisible();
    await accessible(page);
    await picture(page, 'customer');
  });

  await test.step('asking anyway is possible, said before, and mailed once', async () => {
    await page.getByRole('button', { name: 'Ask now' }).click();
    await page.getByRole('combobox', { name: 'Survey' }).click();
    await page.getByRole('option').first().click();
    await expect(
      page.getByText(/Asked .* by “After a purchase in Leeds”\. Programs would let/),
    ).toBeVisible();
    await accessible(page);
    await page.getByRole('button', { name: 'Ask anyway' }).dblclick();
    await expect(page.getByText('Asked. The message leaves now.').first()).toBeVisible();
    await expect(page.getByText(/by hand, although it was soon after the last time/)).toHaveCount(1);
  });

  await test.step('whoever is not to be asked is asked by nobody', async () => {
    await page.getByRole('switch', { name: 'Do not ask' }).check();
    await expect(page.getByText(/Would not be asked today: marked as “do not ask”\./)).toBeVisible();
    await page.getByRole('button', { name: 'Ask now' }).click();
    await page.getByRole('combobox', { name: 'Survey' }).click();
    await page.getByRole('option').first().click();
    await expect(page.getByText('Nobody asks them.')).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Ask now' })).toBeDisabled();
  });
});

test('a segment is written as a sentence and counts its customers', async ({ page, accessible }) => {
  await signInAs(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Segments' }).click();
  await page.getByRole('button', { name: 'New segment' }).click();
  await page.getByLabel('Name').fill('Everybody with a name');
  await expect(page.getByText('1 customer now')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('cell', { name: 'Every customer' })).toBeVisible();
  await accessible(page);
});
