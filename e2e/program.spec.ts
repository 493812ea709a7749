import { makeCompany } from './company';
import { expect, picture, signIn, test } from './fixtures';
import { type Rest, restWith } from './rest';

const owner = { email: 'pam@shoes.example', password: 'six quiet words in a row' };
const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

async function recordPast(rest: Rest): Promise<string> {
  const { id } = await rest('POST', '/surveys', { template: 'post-purchase' });
  await rest('POST', `/surveys/${id}/publications`, {});
  const interactions = Array.from({ length: 30 }, (_, index) => ({
    id: `past-${index}`,
    type: 'purchase',
    occurredAt: ago(2 + index * 0.8),
    customer: {
      id: `c-${index % 20}`,
      email: `c-${index % 20}@customer.example`,
      name: `Customer ${index % 20}`,
    },
    attributes: { location: index % 3 === 0 ? 'York' : 'Leeds' },
    amount: { value: 20 + index, currency: 'EUR' },
  }));
  await rest('POST', '/interactions', { interactions });
  return String(id);
}

test('a program is made by clicks, tried on the past, goes live, and explains itself', async ({
  page,
  request,
  mailTo,
  accessible,
}) => {
  const { slug, apiKey } = makeCompany('Shoes & Co', owner, '--timezone', 'Europe/Berlin');
  const rest = restWith(request, apiKey);
  const survey = await recordPast(rest);
  const words = page.getByRole('region', { name: 'The rule in words' });

  await test.step('signs in and says who is asked, when, and not too often', async () => {
    await signIn(page, owner, new RegExp(slug));
    // What is typed before the page's script runs would be gone.
    await page.goto(`/${slug}/programs/new?survey=${survey}`, { waitUntil: 'networkidle' });
    await expect(words).toContainText('Say below who is asked');
    await page.getByLabel('Name', { exact: true }).fill('After each purchase in Leeds');
    const types = page.getByLabel('Ask after interactions of these types').first();
    await types.fill('purchase');
    await types.press('Enter');
    await page.getByRole('button', { name: 'Add a condition' }).click();
    await page.getByLabel('Attribute of condition 1').first().fill('location');
    const values = page.getByLabel('Values of condition 1').first();
    await values.fill('Leeds');
    await values.press('Enter');
    await page.getByLabel('Delay', { exact: true }).fill('0');
    await page.getByRole('switch', { name: 'Send at any time of the day' }).check();
    await page.getByRole('button', { name: 'Unless something else happens first' }).click();
    const unless = page.getByLabel('Types that call it off').first();
    await unless.fill('return');
    await unless.press('Enter');
    await page.getByRole('button', { name: /^More/ }).click();
    await page.getByLabel('Share that is kept out, percent').fill('1');
    await page.getByLabel('Reminder 1, whom').selectOption('not_visited');
    await page.getByLabel('Days of rest after being asked', { exact: true }).fill('14');
  });

  await test.step('reads the whole rule back as one paragraph', async () => {
    for (const sentence of [
      'After “purchase” where location is one of Leeds, at once.',
      'Nobody is asked if “return” happens before it leaves.',
      '1% of all customers, always the same, are kept out to compare with.',
      'within 14 days of being asked, or 90 days of answering',
      'Whoever has not opened the page is reminded after 4 days.',
    ])
      await expect(words).toContainText(sentence);
    await accessible(page);
    await picture(page, 'program');
    // From here on nobody is left to chance.
    await page.getByLabel('Share that is kept out, percent').fill('0');
    await expect(words).not.toContainText('kept out');
  });

  await test.step('tries it on what happened, before anything is saved', async () => {
    await page.getByRole('button', { name: 'Try it' }).click();
    const result = page.getByRole('region', { name: 'What it would have done' });
    await expect(result).toContainText(
      /In the last 30 days \d+ would have been asked, of 30 such interactions/,
    );
    await expect(result).toContainText('there is no past to go by');
    const refused = page.getByRole('region', { name: 'Not asked' });
    await refused.getByText('10 did not meet a condition of the rule').click();
    await expect(refused.getByRole('link', { name: /^Customer/ }).first()).toBeVisible();
    await expect(refused).toContainText('York');
    const mails = page.getByRole('region', { name: 'Sample mails' });
    await expect(mails).toContainText('It was not sent');
    await expect(mails.frameLocator('iframe').getByRole('link').first()).toBeAttached();
    await accessible(page);
    await result.scrollIntoViewIfNeeded();
    await picture(page, 'dry-run');
    const { data } = (await rest('GET', '/programs')) as { data: unknown[] };
    expect(data).toEqual([]);
  });

  await test.step('goes live, told what is to come', async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page).toHaveURL(/\/programs\/[0-9a-f-]{36}/);
    await page.getByRole('button', { name: 'Go live' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('nothing in the past mails anybody');
    await expect(dialog).toContainText(/mails? in the first seven days/);
    await expect(dialog).toContainText('The first can leave on');
    await accessible(page);
    await dialog.getByRole('button', { name: 'Go live' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
  });

  await test.step('a purchase becomes a mail, and one in York does not', async () => {
    const bought = (id: string, customer: string, location: string) => ({
      id,
      type: 'purchase',
      occurredAt: new Date().toISOString(),
      customer: { id: customer, email: `${customer}@customer.example`, name: customer },
      attributes: { location },
    });
    await rest('POST', '/interactions', {
      interactions: [bought('now-1', 'lea', 'Leeds'), bought('now-2', 'yan', 'York')],
    });
    await page.getByRole('tab', { name: 'Decisions' }).click();
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole('row', { name: /yan/ })).toContainText(/York/, { timeout: 2000 });
      await expect(page.getByRole('row', { name: /lea/ })).toContainText(/asked|invited/i, { timeout: 2000 });
    }).toPass({ timeout: 30_000 });
    const mail = await mailTo('lea@customer.example');
    expect(mail.text).toContain('/s/');
  });

  await test.step('the funnel shows what was sent', async () => {
    await page.getByRole('tab', { name: 'Funnel' }).click();
    await expect(page.getByText('How far they came').first()).toBeVisible();
    await accessible(page);
  });
});
