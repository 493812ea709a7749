import { makeCompany } from './company';
import { expect, signIn, test } from './fixtures';
import { restWith } from './rest';

const owner = { email: 'pat@umbrellas.example', password: 'seven quiet words in a row' };

test('a digest is seen before it is sent, read as mail, and stopped by its reader', async ({
  page,
  request,
  mailTo,
  accessible,
}) => {
  const { slug, apiKey } = makeCompany('Umbrellas & Co', owner);
  const rest = restWith(request, apiKey);
  const survey = await rest('POST', '/surveys', { template: 'post-purchase' });
  await rest('POST', `/surveys/${survey.id}/publications`, {});
  await signIn(page, owner, /umbrellas-co/);

  await test.step('it is made where its numbers stand', async () => {
    await page.goto(`/${slug}/overview`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Mail me this' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mail me this' });
    await expect(dialog.getByText('Overview of all answers, by mail')).toBeVisible();
    await dialog.getByText('First of the month', { exact: true }).click();
    await expect(dialog.getByLabel('Name')).toHaveValue('Monthly digest');
    await dialog.getByLabel('Name').fill('Numbers for the board');
    await dialog.getByLabel('Add somebody by e-mail address').fill('Board@outside.example');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByText('board@outside.example')).toBeVisible();
    await dialog.getByRole('button', { name: 'Preview', exact: true }).click();
    await expect(dialog.getByTitle(/^Mail: Umbrellas & Co, Numbers for the board/)).toBeVisible();
    await accessible(page);
  });

  const dialog = page.getByRole('dialog', { name: 'Mail me this' });
  await test.step('one of it comes at once to whoever asks', async () => {
    await dialog.getByRole('button', { name: 'Send one to me now' }).click();
    const mail = await mailTo(owner.email, /Numbers for the board/);
    expect(mail.text).toContain('Umbrellas & Co · Numbers for the board');
    expect(mail.html).toContain(`/${slug}/overview?from=`);
  });

  await test.step('it stands in the list, with who reads it and when', async () => {
    await dialog.getByRole('button', { name: 'Start mailing' }).click();
    const row = dialog.getByRole('article', { name: 'Numbers for the board' });
    await expect(row.getByText(/board@outside\.example: none sent yet, next /)).toBeVisible();
    await accessible(page);
    await row.getByRole('button', { name: 'Pause' }).click();
    await expect(row.getByText('paused', { exact: true })).toBeVisible();
    await row.getByRole('button', { name: 'Resume' }).click();
    await expect(row.getByText('paused', { exact: true })).toBeHidden();
    await row.getByRole('button', { name: 'Stop mailing me' }).click();
    await expect(row.getByText(new RegExp(`${owner.email}: stopped it`))).toBeVisible();
    await row.getByRole('button', { name: 'Mail me again' }).click();
    await expect(row.getByRole('button', { name: 'Stop mailing me' })).toBeVisible();
  });

  await test.step('deleting it can be undone', async () => {
    const row = dialog.getByRole('article', { name: 'Numbers for the board' });
    await row.getByRole('button', { name: 'Delete' }).click();
    await expect(row).toBeHidden();
    const told = page.getByText('“Numbers for the board” is deleted. Nobody gets it any more.');
    await told.locator('..').getByRole('button', { name: 'Undo' }).click();
    await expect(row.getByText(/board@outside\.example: none sent yet/)).toBeVisible();
  });
});
