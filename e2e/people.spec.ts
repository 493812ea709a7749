import { makeCompany } from './company';
import { expect, picture, signIn, test } from './fixtures';
import { restWith } from './rest';

const owner = { email: 'pat@hats.example', password: 'seven quiet words in a row' };

test('a customer’s page says why they were asked or not, and asks them all the same', async ({
  page,
  request,
  mailTo,
  accessible,
}) => {
  const { slug, apiKey } = makeCompany('Hats & Co', owner);
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
    await signIn(page, owner, /hats-co/);
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
    const doNotAsk = page.getByRole('switch', { name: 'Do not ask' });
    await doNotAsk.click();
    await expect(doNotAsk).toBeChecked();
    await expect(page.getByText(/Would not be asked today: marked as “do not ask”\./)).toBeVisible();
    await page.getByRole('button', { name: 'Ask now' }).click();
    await page.getByRole('combobox', { name: 'Survey' }).click();
    await page.getByRole('option').first().click();
    await expect(page.getByText('Nobody asks them.')).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Ask now' })).toBeDisabled();
  });
});

test('a segment is written as a sentence and counts its customers', async ({ page, accessible }) => {
  await signIn(page, owner, /hats-co/);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Segments' }).click();
  await page.getByRole('button', { name: 'New segment' }).click();
  await page.getByLabel('Name').fill('Everybody with a name');
  await expect(page.getByText('1 customer now')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('cell', { name: 'Every customer' })).toBeVisible();
  await accessible(page);
});
