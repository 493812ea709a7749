import { readFile } from 'node:fs/promises';
import { expect, signIn, test } from './fixtures';

const rows = [
  'Order ID;Type;Date;E-mail;Name;Tier;Total',
  '9001;purchase;2024-11-20;nora@imports.example;Nora Vance;gold;49,90',
  '9002;purchase;2024-11-21;omar@imports.example;Omar Idris;basic;12,00',
  '9003;tasting;2024-11-21;pia@imports.example;Pia Lund;basic;5',
  '9004;purchase;someday;quin@imports.example;Quin;basic;"=1+1"',
  '9002;purchase;2024-11-21;omar@imports.example;Omar Idris;basic;12,00',
].join('\n');

test('a file is tried, read, reported and undone', async ({ page, accessible }) => {
  await signIn(page);
  await page.goto('/demo/settings/import', { waitUntil: 'networkidle' });
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await expect(page.getByLabel('Order ID means')).toHaveValue('id');
  await page.getByRole('button', { name: 'Try it first' }).click();
  await expect(page.getByText('3 interactions would be taken')).toBeVisible();
  await expect(page.getByText('types never seen before: tasting')).toBeVisible();
  await accessible(page);

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('3 taken, 1 known already, 1 not taken').first()).toBeVisible();
  // Left and come back to.
  await page.reload();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download what was not taken' }).click();
  const report = await readFile(await (await download).path(), 'utf8');
  expect(report.split('\r\n')[1]).toMatch(
    /^5,.*,9004,purchase,someday,quin@imports\.example,Quin,basic,'=1\+1$/,
  );
  await accessible(page);

  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByText('3 interactions and 3 customers removed.')).toBeVisible();
  await accessible(page);
});

test('a pasted list is asked, after a look at who is on it', async ({ page, accessible }) => {
  await signIn(page);
  await page.goto('/demo/programs/ask', { waitUntil: 'networkidle' });
  await page.getByText('Paste rows').click();
  await page
    .getByRole('textbox', { name: 'Rows' })
    .fill('guest-one@imports.example\nguest-two@imports.example\nnobody\n');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByLabel('email means')).toHaveValue('email');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('2 taken, 1 not taken')).toBeVisible();
  await page.getByRole('combobox', { name: 'Ask with the survey' }).click();
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.getByLabel('Hours').selectOption('any');
  await expect(page.getByText('2 of 2 people will be asked')).toBeVisible();
  await accessible(page);
  await page.getByRole('button', { name: 'Ask 2 people' }).click();
  const list = page.getByRole('region', { name: 'Lists so far' });
  await expect(list.getByText('Pasted rows')).toBeVisible();
  await accessible(page);
  // The demo's mail is kept, never sent by SMTP; the list says how many left.
  const sent = list
    .getByRole('row', { name: /Pasted rows/ })
    .getByRole('cell')
    .nth(2);
  await expect(async () => {
    await page.reload({ waitUntil: 'networkidle' });
    await expect(sent).toHaveText('2', { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
});
