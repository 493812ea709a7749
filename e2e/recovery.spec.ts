import type { Browser, Page } from '@playwright/test';
import { makeCompany } from './company';
import { expect, picture, signIn, test } from './fixtures';
import { restWith } from './rest';

/** After the answer: somebody unhappy becomes a case, a case becomes a call, and whether it worked is asked and seen. */

const password = 'eight patient riders rest';
const owner = { email: 'otis@saddles.example', password };
const agents = {
  amy: { email: 'amy@saddles.example', password },
  bo: { email: 'bo@saddles.example', password },
};
const ann = { id: 'ann', email: 'ann@saddles-customer.example', name: 'Ann Archer' };
const carl = { id: 'carl', email: 'carl@saddles-customer.example', name: 'Carl Cook' };

let company: ReturnType<typeof makeCompany>;
const at = (place: string) => `/${company.slug}/${place}`;

test.describe.configure({ mode: 'serial' });

test.beforeAll(() => {
  company = makeCompany('Saddles & Co', owner);
});

/** Signs somebody in and lets their first page come to rest. */
async function enter(page: Page, who: typeof owner): Promise<void> {
  await signIn(page, who, new RegExp(`${company.slug}/`));
  await page.waitForLoadState('networkidle');
}

/** A page of somebody in a browser of their own. */
async function pageOf(browser: Browser, who: typeof owner): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, who);
  return page;
}

/** What is answered within three seconds of the mail passes for a mail scanner's answer, and opens no case. */
const pause = (page: Page) => page.waitForTimeout(3_500);

/** Answers by the link in the mail: a bad score, why, and, where wished, a number to be called at. */
async function complain(browser: Browser, html: string, why: string, phone?: string): Promise<void> {
  const href = [...html.matchAll(/href="([^"]+v\.recommend=2)"/g)][0]?.[1]?.replaceAll('&amp;', '&') ?? '';
  const survey = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await pause(survey);
  await survey.goto(href);
  await expect(survey.getByRole('radio', { name: /^2/ })).toBeChecked();
  // Without script a page cannot know whether it is the last: both words lead on.
  const go = () => survey.getByRole('button', { name: /^(Next|Send)$/ }).click();
  await go();
  await survey.getByRole('textbox').first().fill(why);
  if (phone) await survey.getByRole('radio', { name: 'Yes, call me' }).check();
  await go();
  if (phone) {
    await survey.getByRole('textbox').first().fill(phone);
    await go();
  }
  await expect(survey.getByRole('main')).toHaveAttribute('data-state', 'completed');
  if (phone) await expect(survey.getByText('Thank you. We will call you.')).toBeVisible();
  await survey.context().close();
}

/** Reads the list anew until it has what was done elsewhere: rules are looked at by the worker. */
const eventually = (page: Page, check: () => Promise<void>) =>
  expect(async () => {
    await page.reload();
    await check();
  }).toPass({ timeout: 60_000 });

test('a company decides how it follows up, and invites who serves', async ({
  page,
  browser,
  mailTo,
  accessible,
}) => {
  await enter(page, owner);
  await page.goto(at('settings/follow-up'), { waitUntil: 'networkidle' });
  await expect(
    page.getByText('Whoever gives a detractor or dissatisfied score: the case waits'),
  ).toBeVisible();
  await accessible(page);

  await test.step('a rule is written as a sentence and tried before it is saved', async () => {
    await page.getByRole('button', { name: 'New rule' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Left alone');
    await dialog.getByRole('radio', { name: /Silence of ours/ }).check();
    await expect(dialog.getByText('None in the last 30 days.')).toBeVisible();
    await accessible(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('hears nothing for 2 business days: the case waits')).toBeVisible();
  });

  await test.step('a rule that was deleted comes back', async () => {
    await page.getByRole('button', { name: 'More about the rule Left alone' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(page.getByText('hears nothing for 2 business days')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('hears nothing for 2 business days: the case waits')).toBeVisible();
  });

  await test.step('whether it worked is asked at once', async () => {
    await page.getByLabel('Business hours after it was resolved').fill('0');
    await page.getByRole('button', { name: 'Save the question' }).click();
    await expect(page.getByText('Saved.').first()).toBeVisible();
  });

  for (const [name, agent] of Object.entries(agents)) {
    await page.goto(at('settings/members'), { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByLabel('E-mail').fill(agent.email);
    await page.getByRole('radio', { name: /Agent/ }).check();
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    const mail = await mailTo(agent.email);
    const link = /https?:\S+\/join#\S+/.exec(mail.text ?? '')?.[0] ?? '';
    const theirs = await (await browser.newContext()).newPage();
    await theirs.goto(link, { waitUntil: 'networkidle' });
    await theirs.getByLabel('Your name').fill(name === 'amy' ? 'Amy Agent' : 'Bo Agent');
    await theirs.getByLabel('Password', { exact: true }).fill(password);
    await theirs.getByRole('button', { name: 'Accept the invitation' }).click();
    await expect(theirs).toHaveURL(/\/cases/);
    await expect(theirs.getByText('Nobody is waiting. New cases appear here.')).toBeVisible();
    await theirs.context().close();
  }

  await test.step('an agent without a scope sees every case', async () => {
    await page.goto(at('settings/follow-up'), { waitUntil: 'networkidle' });
    await expect(page.getByRole('group', { name: 'Cases that Bo Agent sees' })).toContainText('Every case');
  });
});

test('a bad answer becomes a case, a call, a mail, and an answer whether it worked', async ({
  page,
  browser,
  request,
  mailTo,
  accessible,
}) => {
  const rest = restWith(request, company.apiKey);
  const survey = await rest('POST', '/surveys', { template: 'post-purchase' });
  await rest('POST', `/surveys/${survey.id}/publications`, {});
  const check = await rest('POST', '/surveys', { template: 'recovery-check' });
  await rest('POST', `/surveys/${check.id}/publications`, {});
  await rest('POST', '/programs', {
    name: 'After a purchase',
    survey: survey.id,
    trigger: { types: ['purchase'] },
    delay: 'PT0S',
    sendWindow: null,
    active: true,
  });
  const buy = (customer: typeof ann, id: string, location: string) =>
    rest('POST', '/interactions', {
      id,
      type: 'purchase',
      occurredAt: new Date().toISOString(),
      customer: { ...customer, locale: 'en' },
      attributes: { location },
    });
  await buy(ann, 'saddle-1', 'Leeds');
  await buy(carl, 'saddle-2', 'York');
  await complain(browser, (await mailTo(ann.email)).html ?? '', 'The girth broke and nobody answers');
  await complain(browser, (await mailTo(carl.email)).html ?? '', 'Wrong size', '+44 1904 555 017');

  await enter(page, agents.amy);
  await test.step('both wait, the one who asked for a call with the number', async () => {
    await page.goto(at('cases?view=unowned'));
    await eventually(page, async () => {
      await expect(page.getByRole('row', { name: /Ann Archer/ })).toContainText('NPS 2 detractor', {
        timeout: 3_000,
      });
      await expect(page.getByRole('row', { name: /Carl Cook/ })).toContainText('+44 1904 555 017', {
        timeout: 3_000,
      });
      await expect(page.getByRole('row', { name: /Carl Cook/ })).toContainText('First contact in', {
        timeout: 3_000,
      });
    });
    await expect(page.getByRole('row', { name: /Carl Cook/ })).toContainText('High');
    await accessible(page);
    await picture(page, 'cases');
  });

  await test.step('of two who take one case, one wins, and the other is told who', async () => {
    const bo = await pageOf(browser, agents.bo);
    await Promise.all(
      [page, bo].map(async one => {
        await one.goto(at('cases?view=unowned'));
        await one.getByRole('link', { name: 'Ann Archer' }).click();
        await expect(one.getByRole('button', { name: 'Take it' })).toBeVisible();
      }),
    );
    await bo.getByRole('textbox', { name: 'Note' }).fill('I know this customer');
    await page.getByRole('button', { name: 'Take it' }).click();
    // Where the page was read anew in between, the button is gone and the owner stands there already.
    await bo
      .getByRole('button', { name: 'Take it' })
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    await expect(page.getByRole('button', { name: 'Log first contact' })).toBeVisible();
    await expect(bo.getByText(/Amy Agent took this case first|Amy Agent is to call/).first()).toBeVisible();
    await expect(bo.getByRole('combobox', { name: 'Owner' })).toHaveValue(/Amy Agent/);
    await expect(bo.getByRole('textbox', { name: 'Note' })).toHaveValue('I know this customer');
    await bo.context().close();
  });

  await test.step('the first contact is logged, and keeps its promise', async () => {
    await page.getByRole('button', { name: 'Log first contact' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What was said').fill('She gets a new girth tomorrow');
    await accessible(page);
    await dialog.getByRole('button', { name: 'Log contact' }).click();
    await expect(
      page.getByRole('listitem').filter({ hasText: 'She gets a new girth tomorrow' }),
    ).toBeVisible();
    await expect(page.getByText(/in time/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Resolve', exact: true })).toBeVisible();
  });

  await test.step('a mail leaves from the case', async () => {
    await page.getByText('E-mail', { exact: true }).click();
    await page.getByLabel('Subject').fill('Your new girth');
    await page.getByLabel('Mail to the customer').fill('Dear Ann,\n\nit is on its way.\n\nAmy');
    await page.getByLabel('Then wait for the customer').uncheck();
    await accessible(page);
    await page.getByRole('button', { name: 'Send mail' }).click();
    const mail = await mailTo(ann.email, /Your new girth/);
    expect(mail.text).toContain('it is on its way');
    await expect(page.getByRole('listitem').filter({ hasText: 'Your new girth' })).toContainText('Sent');
    await accessible(page);
    await picture(page, 'case');
  });

  await test.step('it is resolved with what came of it', async () => {
    await page.getByRole('button', { name: 'Resolve', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await expect(dialog.getByText('Choose what came of it.')).toBeVisible();
    await dialog.getByRole('radio', { name: 'Put right', exact: true }).check();
    await accessible(page);
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible();
  });

  await test.step('the customer says that it worked, and the case shows it', async () => {
    const mail = await mailTo(ann.email, /put it right/i);
    const href = [...(mail.html ?? '').matchAll(/href="([^"]+v\.satisfaction=5)"/g)][0]?.[1] ?? '';
    const answer = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await pause(answer);
    await answer.goto(href.replaceAll('&amp;', '&'));
    const main = answer.getByRole('main');
    const go = () => answer.getByRole('button', { name: /^(Next|Send)$/ }).click();
    await go();
    await answer.getByRole('radio', { name: 'Yes' }).check();
    await go();
    await answer.getByRole('textbox').first().fill('A new girth the next day');
    await go();
    await expect(main).toHaveAttribute('data-state', 'completed');
    await answer.context().close();
    await eventually(page, () => expect(page.getByText('CSAT 5 satisfied')).toBeVisible({ timeout: 3_000 }));
    await accessible(page);
  });

  await test.step('Insights tells of the two cases, and that one answer says little yet', async () => {
    await page.goto(at('insights/recovery'));
    await expect(page.getByText('Too few answers to say whether contact helps')).toBeVisible();
    await expect(page.getByText('1 customer: too few').first()).toBeVisible();
    await expect(page.getByRole('button', { name: /1 case still open/ })).toBeVisible();
    await accessible(page);
  });
});

test('an agent sees what is theirs, unowned, or in their scope, and nothing else', async ({
  page,
  browser,
}) => {
  await enter(page, owner);
  await test.step('Bo’s scope becomes York', async () => {
    await page.goto(at('settings/follow-up'), { waitUntil: 'networkidle' });
    const scope = page.getByRole('group', { name: 'Cases that Bo Agent sees' });
    await scope.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('checkbox', { name: 'York' }).click();
    await expect(scope).toContainText('location: York');
    await page.keyboard.press('Escape');
  });
  await page.goto(at('cases?view=done'));
  await page.getByRole('link', { name: 'Ann Archer' }).click();
  await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}/);
  const path = new URL(page.url()).pathname;
  const bo = await pageOf(browser, agents.bo);
  await bo.goto(at('cases?view=done'));
  await expect(bo.getByText('No case is done yet.')).toBeVisible();
  await bo.goto(path);
  await expect(bo.getByText('There is no such case, or your role does not show it.')).toBeVisible();
  await bo.goto(at('cases?view=unowned'));
  await expect(bo.getByRole('link', { name: 'Carl Cook' })).toBeVisible();
  await bo.context().close();
});

test('the list is worked by keyboard and in bulk, with a way back', async ({ page }) => {
  await enter(page, agents.amy);
  await page.goto(at('cases?view=unowned'), { waitUntil: 'networkidle' });
  await expect(page.getByRole('link', { name: 'Carl Cook' })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('n');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).fill('Calling after lunch');
  await page.getByRole('dialog').getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('x');
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.getByRole('combobox', { name: 'Priority of the selected' }).click();
  await page.getByRole('option', { name: 'Urgent' }).click();
  await expect(page.getByRole('row', { name: /Carl Cook/ })).toContainText('Urgent');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('row', { name: /Carl Cook/ })).toContainText('High');
  await page.keyboard.press('e');
  await expect(page.getByText('Every case has somebody who is responsible.')).toBeVisible();
  await page.getByRole('tab', { name: /Mine/ }).click();
  await page.getByRole('link', { name: 'Carl Cook' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Calling after lunch' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Call +44 1904 555 017' })).toBeVisible();
});
