import type { APIRequestContext, Browser, Locator, Page } from '@playwright/test';
import { expect, picture, signIn, test } from './fixtures';

test.beforeEach(({ page }) => signIn(page));

/** What a marketer does between an idea and two versions of numbers, without ever seeing JSON. */
test('a survey in three languages is built, answered on both ways, reworded, and counted right in both versions', async ({
  page,
  browser,
  request,
  accessible,
}) => {
  await test.step('begins with an empty page in three languages', async () => {
    await page.goto('/demo/surveys/new?from=empty');
    await page.getByLabel('Name', { exact: true }).fill('A trip with us');
    await page.getByLabel('Languages').first().click();
    await page.getByRole('option', { name: 'German' }).click();
    await page.getByRole('option', { name: 'Arabic' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Start with an empty page' }).click();
    await expect(page).toHaveURL(/\/surveys\/[0-9a-f-]{36}/);
  });

  await test.step('adds a score, which comes with its wording in every language', async () => {
    await addQuestion(page, /Recommendation, 0 to 10/);
    await expect(canvas(page).getByRole('heading', { name: /recommend Fjell & Field/ })).toBeVisible();
    await properties(page).getByRole('switch', { name: 'Must be answered' }).check();
  });

  await test.step('adds a page with a matrix, written on the canvas itself', async () => {
    await page.getByRole('button', { name: 'Add page' }).click();
    await addQuestion(page, /Several ratings/);
    await writeTitle(page, 'How was each part?');
    for (const [row, words] of ['The ship', 'The food', 'The crew'].entries())
      await properties(page)
        .getByLabel(`Row ${row + 1}`, { exact: true })
        .fill(words);
  });

  await test.step('adds a page that quotes the score', async () => {
    await page.getByRole('button', { name: 'Add page' }).click();
    await addQuestion(page, /^Comment/);
    await writeTitle(page, 'You gave {{answers.recommend|a score}}. What did you love?');
  });

  await test.step('leads the unhappy past it to an ending of their own', async () => {
    await page.getByRole('button', { name: 'Add thank-you page' }).click();
    await properties(page).getByLabel('Heading').fill('We are sorry');
    await outline(page)
      .getByRole('button', { name: /^Page 2/ })
      .first()
      .click();
    await properties(page).getByRole('button', { name: 'Add a rule' }).click();
    await properties(page).getByLabel('What condition is about').click();
    await page.getByRole('option', { name: /^1\. How likely/ }).click();
    await pick(properties(page).getByLabel('Comparison of condition'), /is unhappy/);
    await pick(properties(page).getByLabel('Where rule 1 leads'), /We are sorry/);
    await outline(page)
      .getByRole('button', { name: /^Page 3/ })
      .first()
      .click();
    await pick(properties(page).getByLabel('Where everybody else goes'), /Thank you/);
    await accessible(page);
    await picture(page, 'builder');
  });

  await test.step('sees both ways in the list of all paths', async () => {
    await page.getByRole('button', { name: 'Try a path' }).click();
    await page.getByText('Every path').click();
    await expect(page.getByText('2 paths through this survey')).toBeVisible();
    await picture(page, 'builder-paths');
    await page.keyboard.press('Escape');
  });

  await test.step('translates what is missing, side by side', async () => {
    await goTo(page, 'Languages');
    for (const [language, texts] of Object.entries(TRANSLATIONS)) {
      await choose(page, 'Into', language);
      await page.getByRole('switch', { name: 'Only what needs work' }).check();
      for (const [english, words] of Object.entries(texts))
        await page
          .getByRole('row')
          .filter({ has: page.getByRole('cell').filter({ hasText: english }) })
          .getByRole('textbox')
          .fill(words);
      await page.getByRole('switch', { name: 'Only what needs work' }).uncheck();
      await expect(page.getByText(`Everything is written in ${language}.`)).toBeVisible();
    }
    await accessible(page);
    await picture(page, 'builder-languages');
  });

  const id = /surveys\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  await test.step('publishes it', async () => {
    await goTo(page, 'Questions');
    await publish(page, 1);
  });

  const key = await apiKey(page);
  await test.step('an unhappy customer and a happy one go their ways, one of them in Arabic', async () => {
    await answer(browser, await linkFor(request, key, id, 'sad'), async survey => {
      await survey.getByRole('radio', { name: /^3/ }).check();
      await next(survey);
      await tick(survey, 'The ship', 2);
      await next(survey);
      await expect(survey.getByRole('heading', { name: 'We are sorry' })).toBeVisible();
    });
    await answer(browser, await linkFor(request, key, id, 'glad', 'ar'), async survey => {
      await expect(survey.locator('html')).toHaveAttribute('dir', 'rtl');
      await survey.getByRole('radio', { name: /^10/ }).check();
      await next(survey);
      await tick(survey, 'السفينة', 5);
      await next(survey);
      await expect(survey.getByRole('heading', { name: /10/ })).toBeVisible();
      await survey.getByRole('textbox').fill('البحر');
      await next(survey);
    });
  });

  await test.step('rewords a row and publishes again; the difference is said in words', async () => {
    await page.getByLabel('Language being written').selectOption('en');
    await outline(page)
      .getByRole('button', { name: /How was each part/ })
      .click();
    await properties(page).getByLabel('Row 1', { exact: true }).fill('The boat');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByRole('dialog')).toContainText('The boat');
    await page.getByRole('button', { name: 'Publish version 2' }).click();
    await expect(page.getByText('Version 2 is published.')).toBeVisible();
    await page.getByRole('button', { name: 'Stay here' }).click();
  });

  await test.step('a third customer reads the new words', async () => {
    await answer(browser, await linkFor(request, key, id, 'third'), async survey => {
      await survey.getByRole('radio', { name: /^9/ }).check();
      await next(survey);
      await tick(survey, 'The boat', 4);
      await next(survey);
      await survey.getByRole('textbox').fill('The sea');
      await next(survey);
    });
  });

  await test.step('reads the numbers, joined and by version', async () => {
    await page.goto(`/demo/surveys/${id}?tab=results`);
    const score = result(page, /^How likely/);
    // 3, 10 and 9.
    await expect(score).toContainText('3 of 3 who saw it answered');
    await expect(score).toContainText('NPS 33');
    const matrix = result(page, /^How was each part/);
    await expect(matrix).toContainText('The boat');
    await expect(matrix).not.toContainText('The ship');
    const comments = result(page, /What did you love/);
    await comments.scrollIntoViewIfNeeded();
    await expect(comments).toContainText('The sea');
    await expect(comments).toContainText('البحر');
    await accessible(page);
    await picture(page, 'survey-results');
    await page.goto(`/demo/surveys/${id}?tab=results&version=1`);
    await expect(result(page, /^How likely/)).toContainText('2 of 2 who saw it answered');
    await expect(result(page, /^How likely/)).toContainText('NPS 0');
    await page.goto(`/demo/surveys/${id}?tab=results&version=2`);
    await expect(result(page, /^How likely/)).toContainText('1 of 1 who saw it answered');
    await expect(result(page, /^How likely/)).toContainText('NPS 100');
  });
});

test('the builder is used by the keyboard alone', async ({ page }) => {
  await makeSurvey(page, 'By keyboard');
  await test.step('adds a question by its first letters', async () => {
    await tabTo(page, /^Add question$/);
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Type of question', { exact: true })).toBeFocused();
    await page.keyboard.type('one choice');
    await page.keyboard.press('Enter');
  });
  await test.step('writes its title where it stands', async () => {
    await expect(page.getByLabel('Question', { exact: true }).first()).toBeFocused();
    await page.keyboard.type('Which colour?');
    await page.keyboard.press('Enter');
    await expect(outline(page).getByRole('button', { name: /^\d+ ?Which colour/ })).toBeVisible();
  });
  await test.step('moves, copies, deletes and takes back in the outline', async () => {
    const row = outline(page).getByRole('button', { name: /^\d+ ?Which colour/ });
    await row.first().focus();
    await page.keyboard.press('Control+d');
    await expect(row).toHaveCount(2);
    await page.keyboard.press('Delete');
    await expect(row).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(row).toHaveCount(2);
    await page.keyboard.press('Control+Shift+z');
    await expect(row).toHaveCount(1);
  });
  await test.step('names the choices, one after the other', async () => {
    await page.getByLabel('Choice 1', { exact: true }).focus();
    await page.keyboard.type('Red');
    await page.getByLabel('Choice 3', { exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Choice 4', { exact: true })).toBeFocused();
    await page.keyboard.type('Blue');
    await expect(page.getByLabel('Choice 4', { exact: true })).toHaveValue('Blue');
  });
  await test.step('picks a question up, carries it to another page and puts it down', async () => {
    await page.getByRole('button', { name: 'Add page' }).focus();
    await page.keyboard.press('Enter');
    const row = outline(page).getByRole('button', { name: /^\d+ ?Which colour/ });
    await row.focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('status').filter({ hasText: 'Picked up “Which colour?”' })).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('status').filter({ hasText: 'At the place of “Page 2”' })).toHaveCount(1);
    await page.keyboard.press('Space');
    await expect(outline(page).getByRole('listitem').nth(1)).toContainText('Page 2');
    await expect(outline(page).getByRole('listitem').nth(2)).toContainText('Which colour?');
    await page.keyboard.press('Control+z');
    await expect(outline(page).getByRole('listitem').nth(1)).toContainText('Which colour?');
  });
  await test.step('writes a condition', async () => {
    await outline(page)
      .getByRole('button', { name: /^Thank you/ })
      .focus();
    await page.keyboard.press('Enter');
    await expect(properties(page).getByLabel('Heading')).toBeFocused();
    await properties(page).getByRole('button', { name: 'Show it only if…' }).focus();
    await page.keyboard.press('Enter');
    const comparison = properties(page).getByLabel('Comparison of condition');
    await comparison.focus();
    const before = await comparison.inputValue();
    await page.keyboard.press('ArrowDown');
    await expect(comparison).not.toHaveValue(before);
  });
  await test.step('finds every room', async () => {
    for (const name of ['Languages', 'Look', 'E-mail', 'Versions', 'Questions']) {
      await room(page, name).focus();
      await page.keyboard.press('Space');
      await expect(room(page, name)).toBeChecked();
    }
  });
});

test('every control of the builder is a stop of the Tab key', async ({ page }) => {
  await page.goto('/demo/surveys');
  await page
    .getByRole('link', { name: /^Post-purchase/ })
    .first()
    .click();
  await outline(page)
    .getByRole('button', { name: /^1 ?After this purchase/ })
    .click();
  for (const name of ['Questions', 'Languages', 'Look', 'E-mail', 'Versions']) {
    await goTo(page, name);
    await page.waitForLoadState('networkidle');
    expect(await unreached(page), `in ${name}`).toEqual([]);
  }
});

test('two people in one survey lose nothing', async ({ page, browser }) => {
  await makeSurvey(page, 'Two at once');
  await addQuestion(page, /^Comment/);
  await writeTitle(page, 'What was good?');
  await saved(page);
  const context = await browser.newContext();
  const other = await context.newPage();
  await signIn(other);
  await other.goto(page.url());
  await outline(other)
    .getByRole('button', { name: /What was good/ })
    .click();

  await test.step('in different places both are kept', async () => {
    await properties(other).getByLabel('Help text (optional)').fill('A few words');
    await saved(other);
    await outline(page)
      .getByRole('button', { name: /What was good/ })
      .click();
    await properties(page).getByLabel('Question', { exact: true }).fill('What was very good?');
    await expect(page.getByText(/Both are kept/)).toBeVisible();
    await expect(properties(page).getByLabel('Help text (optional)')).toHaveValue('A few words');
    await saved(page);
  });

  await test.step('in the same place the second is asked', async () => {
    await properties(other).getByLabel('Help text (optional)').fill('A few plain words');
    await expect(other.getByText(/Both are kept/)).toBeVisible();
    await saved(other);
    await properties(page).getByLabel('Help text (optional)').fill('Some words');
    const choice = page.getByRole('alert').filter({ hasText: 'changed too' });
    await expect(choice).toContainText('A few plain words');
    await expect(choice).toContainText('Some words');
    await picture(page, 'builder-conflict');
    await choice.getByRole('button', { name: 'Save with these choices' }).click();
    await saved(page);
    await expect(properties(page).getByLabel('Help text (optional)')).toHaveValue('Some words');
  });
  await context.close();
});

test('a save whose answer is lost on the way is not taken for somebody else’s', async ({ page }) => {
  await makeSurvey(page, 'A bad line');
  await addQuestion(page, /^Comment/);
  await writeTitle(page, 'What was');
  await saved(page);
  await page.route(
    /survey\.saveDraft/,
    async route => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await writeTitle(page, 'What was good');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await writeTitle(page, 'What was good here?');
  await saved(page);
  await expect(page.getByText('changed too')).toBeHidden();
  await page.reload();
  await expect(outline(page).getByRole('button', { name: /What was good here/ })).toBeVisible();
});

const TRANSLATIONS = {
  German: {
    'How was each part?': 'Wie war jeder Teil?',
    'The ship': 'Das Schiff',
    'The food': 'Das Essen',
    'The crew': 'Die Mannschaft',
    'What did you love?': 'Sie gaben {{answers.recommend|eine Note}}. Was hat Ihnen gefallen?',
    'We are sorry': 'Es tut uns leid',
  },
  Arabic: {
    'How was each part?': 'كيف كان كل جزء؟',
    'The ship': 'السفينة',
    'The food': 'الطعام',
    'The crew': 'الطاقم',
    'What did you love?': 'اخترتم {{answers.recommend|رقمًا}}. ما الذي أعجبكم؟',
    'We are sorry': 'نأسف لذلك',
  },
};

const room = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Part of the survey' }).getByRole('radio', { name, exact: true });
const result = (page: Page, name: RegExp) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name, level: 2 }) })
    .last();
const goTo = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Part of the survey' }).getByText(name, { exact: true }).click();
const outline = (page: Page) => page.getByRole('region', { name: 'Pages and questions' });
const properties = (page: Page) => page.getByRole('region', { name: 'Properties' });
const canvas = (page: Page) => page.frameLocator('iframe').first();

async function makeSurvey(page: Page, name: string): Promise<void> {
  await page.goto('/demo/surveys/new?from=empty');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Start with an empty page' }).click();
  await expect(page).toHaveURL(/\/surveys\/[0-9a-f-]{36}/);
  await expect(page.getByRole('button', { name: 'Add question' }).first()).toBeVisible();
}

async function addQuestion(page: Page, type: RegExp): Promise<void> {
  await outline(page).getByRole('button', { name: 'Add question' }).click();
  await page.getByRole('option', { name: type }).click();
}

/** The new question waits for its words on the page itself. */
async function writeTitle(page: Page, words: string): Promise<void> {
  await properties(page).getByLabel('Question', { exact: true }).fill(words);
}

const saved = (page: Page) => expect(page.getByText(/^Saved \d/)).toBeVisible();

/** Chooses the option of a native list whose words fit. */
async function pick(list: Locator, words: RegExp): Promise<void> {
  const value = await list.locator('option').filter({ hasText: words }).first().getAttribute('value');
  await list.selectOption(value ?? '');
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function publish(page: Page, version: number): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('button', { name: `Publish version ${version}` }).click();
  await expect(page.getByText('Published. Nobody is asked yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Stay here' }).click();
}

/** A key for this test, made on a page of its own so that the builder keeps its place. */
async function apiKey(page: Page): Promise<string> {
  const aside = await page.context().newPage();
  await aside.goto('/demo/settings/api-keys');
  await aside.getByLabel('What is it for?').fill('Builder');
  await choose(aside, 'It may', 'Read and change everything');
  await aside.getByRole('button', { name: 'Make a key' }).click();
  const key = await aside.getByText(/^aw_[0-9A-Za-z]{30}$/).textContent();
  await aside.close();
  return key ?? '';
}

async function linkFor(
  request: APIRequestContext,
  key: string,
  survey: string,
  customer: string,
  locale = 'en',
): Promise<string> {
  const response = await request.post('/api/v1/invitations', {
    headers: { authorization: `Bearer ${key}` },
    data: {
      survey,
      customer: { id: `trip-${customer}`, email: `${customer}@trip.example`, name: customer, locale },
      channel: 'link',
    },
  });
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()).url;
}

/** Walks the survey as a customer would, on a phone without JavaScript, to a thank-you page. */
async function answer(browser: Browser, url: string, walk: (survey: Page) => Promise<void>): Promise<void> {
  const phone = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 780 },
    locale: 'en-GB',
  });
  const survey = await phone.newPage();
  await survey.goto(url);
  await walk(survey);
  await expect(survey.getByRole('main')).toHaveAttribute('data-state', 'completed');
  await phone.close();
}

const next = (survey: Page) => survey.locator('button.send').click();

const tick = (survey: Page, row: string, point: number) =>
  survey
    .getByRole('radiogroup', { name: row })
    .getByRole('radio')
    .nth(point - 1)
    .check();

/** Presses Tab until the wanted control has the focus: it has to be reachable. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    if (name.test(text)) return;
  }
  throw new Error(`Tab never reached ${name}`);
}

/** The controls on the screen that Tab does not come to, by name. Of a group of radio buttons one is a stop. */
async function unreached(page: Page): Promise<string[]> {
  const wanted = await page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>(
        'main :is(a[href], button, input, select, textarea, summary, [tabindex="0"])',
      ),
    ].filter(
      control =>
        control.tabIndex >= 0 &&
        !control.matches(':disabled, [type=radio]:not(:checked), [type=file], [aria-hidden=true] *') &&
        control.checkVisibility({ visibilityProperty: true }),
    );
    for (const [index, control] of controls.entries()) control.dataset.stop = String(index);
    return controls.map(
      control => control.getAttribute('aria-label') ?? control.textContent?.trim() ?? control.id,
    );
  });
  const seen = new Set<string>();
  await page.evaluate(() => document.body.focus());
  for (let presses = 0; presses < wanted.length + 60 && seen.size < wanted.length; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.stop);
    if (stop !== undefined) seen.add(stop);
  }
  return wanted.filter((_, index) => !seen.has(String(index)));
}
