import { expect, picture, test } from './fixtures';

const owner = { email: 'olive@boots.example', password: 'four unrelated words here' };
const ann = 'ann@boots-customer.example';

/** From nothing to a number: what a newcomer does on the first evening, with real mail in between. */
test('a newcomer sets up, asks a customer, and sees the answer on Overview', async ({
  page,
  browser,
  request,
  mailTo,
  accessible,
}) => {
  await test.step('sets up the company by the link that the start printed', async () => {
    await page.goto(process.env.E2E_SETUP_URL ?? '');
    await accessible(page);
    await page.getByLabel('Company').fill('Boots & Co');
    await page.getByLabel('Your name').fill('Olive Owner');
    await page.getByLabel('Your e-mail').fill(owner.email);
    await page.getByLabel('Password', { exact: true }).fill(owner.password);
    await picture(page, 'set-up');
    await page.getByRole('button', { name: 'Set up' }).click();
    await expect(page).toHaveURL(/\/boots-co\//);
  });

  await test.step('makes a survey from a template and publishes it', async () => {
    await page.goto('/boots-co/surveys');
    await accessible(page);
    await page.getByRole('link', { name: 'New survey' }).first().click();
    await page.getByRole('radio', { name: /Post-purchase/ }).check();
    await page.getByRole('combobox', { name: 'Languages' }).click();
    await page.getByRole('option', { name: 'German' }).click();
    await picture(page, 'templates');
    await page.getByRole('button', { name: 'Start with this' }).click();
    await expect(page).toHaveURL(/\/surveys\/[0-9a-f-]{36}/);
    await expect(page.frameLocator('iframe').first().getByRole('radio').first()).toBeAttached();
    await accessible(page);
    await picture(page, 'survey-design');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('button', { name: 'Publish version 1' }).click();
    await expect(page.getByText('Published. Nobody is asked yet.')).toBeVisible();
    await page.getByRole('link', { name: 'Choose who to ask' }).click();
  });

  await test.step('decides who is asked, and goes live', async () => {
    await expect(page).toHaveURL(/\/programs\/new/);
    await page.getByLabel('Name', { exact: true }).fill('After each purchase');
    const types = page.getByLabel('Ask after interactions of these types').first();
    await types.fill('purchase');
    await types.press('Enter');
    await page.getByLabel('Delay', { exact: true }).fill('0');
    await page.getByRole('switch', { name: 'Send at any time of the day' }).check();
    await accessible(page);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page).toHaveURL(/\/programs\/[0-9a-f-]{36}/);
    await page.getByRole('button', { name: 'Go live' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Go live' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  const key = await test.step('makes an API key, shown once', async () => {
    await page.goto('/boots-co/settings/api-keys');
    await page.getByLabel('What is it for?').fill('Web shop');
    await page.getByRole('button', { name: 'Make a key' }).click();
    const made = await page.getByText(/^aw_[0-9A-Za-z]{30}$/).textContent();
    await page.getByRole('button', { name: 'I have it' }).click();
    await expect(page.getByText(made ?? '')).toHaveCount(0);
    return made ?? '';
  });

  const sentAt = await test.step('the shop sends a purchase', async () => {
    const response = await request.post('/api/v1/interactions', {
      headers: { authorization: `Bearer ${key}` },
      data: {
        id: 'order-1001',
        type: 'purchase',
        occurredAt: new Date().toISOString(),
        customer: { id: 'c-17', email: ann, name: 'Ann', locale: 'de', timezone: 'Europe/Berlin' },
        attributes: { product: 'boots', location: 'Leeds' },
      },
    });
    expect(await response.json()).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
    return Date.now();
  });

  const link = await test.step('the customer gets a mail in her language within seconds', async () => {
    const mail = await mailTo(ann);
    expect(Date.now() - sentAt).toBeLessThan(5000);
    expect(mail.html).toContain('lang="de"');
    expect(mail.text).toContain('/s/');
    expect(mail.raw.match(/^List-Unsubscribe: <https?:[^>\r\n]+>\r?$/gm)).toHaveLength(1);
    const href = [...(mail.html ?? '').matchAll(/href="([^"]+v\.recommend=9)"/g)][0]?.[1] ?? '';
    expect(href).toContain('/s/');
    return href.replaceAll('&amp;', '&');
  });

  await test.step('she answers on a phone without JavaScript; the tap in the mail alone counts for nothing', async () => {
    const phone = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 780 },
      locale: 'de-DE',
    });
    const survey = await phone.newPage();
    await survey.goto(link);
    await expect(survey.getByRole('main')).toHaveAttribute('data-state', 'question');
    await expect(survey.getByRole('radio', { name: /^9/ })).toBeChecked();
    await picture(survey, 'survey-phone');
    await page.goto('/boots-co/responses', { waitUntil: 'networkidle' });
    await expect(page.getByText(/NPS 9/)).toHaveCount(0);
    await survey.getByRole('button', { name: 'Weiter' }).click();
    await survey.getByRole('textbox').first().fill('Passen wie angegossen, danke für die Beratung');
    await survey.getByRole('button', { name: 'Senden' }).click();
    await expect(survey.getByRole('main')).toHaveAttribute('data-state', 'completed');
    await picture(survey, 'survey-thanks');
    await phone.close();
  });

  await test.step('the number and the comment are on Overview at once', async () => {
    const answeredAt = Date.now();
    await page.goto('/boots-co/overview');
    await expect(page.getByText('Passen wie angegossen, danke für die Beratung')).toBeVisible();
    expect(Date.now() - answeredAt).toBeLessThan(8000);
    await expect(page.getByRole('button', { name: /NPS/ }).first()).toContainText('100');
    await accessible(page);
    await picture(page, 'first-answer');
  });

  await test.step('reads a file of history in, and is told which row was not taken', async () => {
    await page.goto('/boots-co/settings/import');
    const file = [
      'Order number;Type;Date;Customer;E-mail;Shop',
      'h-1;purchase;2026-01-05T10:00:00Z;c-1;bob@boots-customer.example;Leeds',
      'h-2;purchase;2026-01-06T10:00:00Z;c-2;not an address;York',
    ].join('\n');
    // A file handed to the bare control before the page's script runs would reach nobody; a person cannot do that.
    await expect(async () => {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'history.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
      await expect(page.getByLabel('Shop means')).toHaveValue('attributes.Shop', { timeout: 3000 });
    }).toPass({ timeout: 20_000 });
    await expect(page.getByLabel('Customer means')).toHaveValue('customer.id');
    await page.getByLabel('Order number means').selectOption('id');
    await accessible(page);
    await picture(page, 'import');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByText('1 taken, 1 not taken').first()).toBeVisible();
    await expect(page.getByRole('cell', { name: /mail/ }).first()).toBeVisible();
  });

  await test.step('the decision can be explained', async () => {
    await page.goto('/boots-co/customers');
    await page.getByText('Ann').first().click();
    await expect(page.getByText('purchase').first()).toBeVisible();
    await accessible(page);
  });
});

test('signing out, a mailed link, and signing in with it', async ({ page, mailTo }) => {
  await page.goto('/sign-in');
  await page
    .getByLabel(/e-mail/i)
    .first()
    .fill(owner.email);
  await page.getByRole('button', { name: /link/i }).click();
  const mail = await mailTo(owner.email, /sign/i);
  const link = /https?:\/\/\S+sign-in\/link\S*/.exec(mail.text ?? '')?.[0] ?? '';
  await page.goto(link);
  await page.getByRole('button').first().click();
  await expect(page).toHaveURL(/boots-co/);
});
