import type { Page } from '@playwright/test';
import { parseDefinition } from '../domain/survey/parse';
import { everyQuestion } from '../tests/respond/every-question';
import { expect, test } from './fixtures';
import { makeKey, type Rest, restWith } from './rest';

/** What its reader needs: every type of question over three pages, in a third language that reads from the right. */
const survey = parseDefinition({ ...everyQuestion, languages: ['en', 'de', 'ar'] });

let key: string;
test.beforeAll(async ({ browser }) => {
  key = await makeKey(browser, 'Answering');
});

/** Publishes the survey and gives its id and a maker of personal links. */
async function published(rest: Rest) {
  if (!survey.ok) throw new Error(JSON.stringify(survey.errors));
  const { definition } = survey;
  const { id } = await rest('POST', '/surveys', { definition });
  await rest('POST', `/surveys/${id}/publications`);
  let people = 0;
  const link = async (): Promise<string> => {
    const customer = { id: `e2e-${id}-${people++}`, name: 'Ann' };
    const { url } = await rest('POST', '/invitations', { survey: id, customer, channel: 'link' });
    return String(url);
  };
  return { id: String(id), link };
}

const main = (page: Page) => page.getByRole('main');
const next = (page: Page) => page.locator('button.send').click();

/** 320 CSS pixels are a small phone, and 1280 at 400 %. */
async function fits(page: Page): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  for (const width of [320, 360, 768]) {
    await page.setViewportSize({ width, height: 640 });
    const spilt = await page.locator('.pts b, .pts svg, button, legend, label > span').evaluateAll(drawn =>
      drawn
        .filter(element => {
          const [inner, outer] = [element, element.parentElement].map(box => box?.getBoundingClientRect());
          return inner && outer && (inner.left < outer.left - 1 || inner.right > outer.right + 1);
        })
        .map(element => element.outerHTML.slice(0, 120)),
    );
    expect(spilt, `out of its box at ${width}`).toEqual([]);
    const whole = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(whole, `${page.url()} at ${width}`).toBeLessThanOrEqual(width);
    const targets = await page
      .locator('main :is(input:not([type=hidden]), select, textarea, button, .box):visible')
      .evaluateAll(found =>
        found
          // What stands in a box is reached by the whole box.
          .filter(target => !target.closest('label.box') || target.matches('.box'))
          .filter(target => !target.closest('.vh'))
          .map(target => [target.getBoundingClientRect(), target.outerHTML.slice(0, 80)] as const)
          .filter(([{ width, height }]) => width < 24 || height < 44)
          .map(([{ width, height }, html]) => `${width} x ${height}: ${html}`),
      );
    expect(targets, `too small to be hit at ${width}`).toEqual([]);
  }
  await page.setViewportSize(size);
}

test('every page state is accessible in light and dark, and fits a small phone', async ({
  page,
  request,
  accessible,
}) => {
  const rest = restWith(request, key);
  const { id, link } = await published(rest);
  for (const language of ['en', 'ar']) {
    await test.step(`answering in ${language}`, async () => {
      const check = async () => {
        await expect(main(page)).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
        await accessible(page);
        await fits(page);
      };
      const url = await link();
      await page.goto(`${url}?lang=${language}`);
      await check();
      await next(page);
      await expect(page.locator('#faults')).toBeFocused();
      await check();
      await page.locator('input[name=recommend][value="2"]').check();
      await next(page);
      await expect(page.locator('#q-parts')).toBeVisible();
      await check();
      await next(page);
      await expect(page.locator('.fault')).toHaveCount(1);
      await check();
      await page.locator('input[name="parts.sole"][value="4"]').check();
      await page.locator('input[name="parts.lace"][value="1"]').check();
      await page.locator('input[name=reason][value=other]').check();
      await check();
      await next(page);
      await expect(page.locator('#q-agree')).toBeVisible();
      await check();
      await page.locator('#f-agree').check();
      await next(page);
      await expect(main(page)).toHaveAttribute('data-state', 'completed');
      await check();
      await page.goto(`${url}?unsubscribe&lang=${language}`);
      await check();
    });
  }
  await test.step('another language, without losing what was typed', async () => {
    await page.goto(await link());
    await page.locator('#f-why').fill('Half a sentence');
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await expect(main(page)).toHaveAttribute('lang', 'de');
    await expect(page.locator('#f-why')).toHaveValue('Half a sentence');
    await accessible(page);
  });
  await test.step('a link that leads nowhere, and one whose survey is closed', async () => {
    const late = await link();
    await page.goto('/s/nonsense');
    await expect(main(page)).toHaveAttribute('data-state', 'unknown');
    await accessible(page);
    await fits(page);
    await rest('POST', `/surveys/${id}/closure`);
    await page.goto(late);
    await expect(main(page)).toHaveAttribute('data-state', 'closed');
    await accessible(page);
    await fits(page);
  });
});

test('every type is answered by keyboard alone, and the focus is always to be seen', async ({
  page,
  request,
}) => {
  const rest = restWith(request, key);
  const { id, link } = await published(rest);
  await page.goto(await link());

  await tabTo(page, 'input[name=recommend]');
  await page.keyboard.type('10');
  await expect(page.locator('input[name=recommend][value="10"]')).toBeChecked();
  await page.waitForTimeout(800);
  await page.keyboard.press('2');
  await expect(page.locator('input[name=recommend][value="2"]')).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('input[name=recommend][value="3"]')).toBeChecked();
  await tabTo(page, '#f-why');
  await page.keyboard.type('They leak');
  await tabTo(page, 'button.send');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'What happened' })).toBeFocused();
  await tabTo(page, 'input[name=satisfied]');
  await page.keyboard.press('4');
  await tabTo(page, 'input[name=stars]');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, 'input[name=easy]');
  await page.keyboard.press('7');
  await tabTo(page, 'input[name=fit]');
  await page.keyboard.type('10');
  await tabTo(page, 'input[name="parts.sole"]');
  await page.keyboard.press('5');
  await tabTo(page, 'input[name="parts.lace"]');
  await page.keyboard.press('1');
  await tabTo(page, 'input[name=reason]');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('input[name=reason][value=other]')).toBeChecked();
  await tabTo(page, 'input[name="reason.other"]');
  await page.keyboard.type('A gift');
  await tabTo(page, 'input[name=used][value=work]');
  await page.keyboard.press('Space');
  await tabTo(page, 'input[name=used][value=town]');
  await page.keyboard.press('Space');
  await tabTo(page, '#f-size');
  await page.keyboard.type('41');
  await tabTo(page, 'button[aria-label="Move Warmth up"]');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Warmth is now number 1 of 3.');
  await expect(page.locator('button[aria-label="Move Warmth up"]')).toBeFocused();
  await tabTo(page, 'button.send');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Nearly done' })).toBeFocused();
  await tabTo(page, 'input[name=again]');
  await page.keyboard.press('Space');
  await tabTo(page, '#f-nick');
  await page.keyboard.type('Bella');
  await tabTo(page, '#f-pairs');
  await page.keyboard.type('3');
  await tabTo(page, '#f-bought');
  await page.keyboard.type('03032026');
  await tabTo(page, '#f-mail');
  await page.keyboard.type('ann@example.com');
  await tabTo(page, '#f-call');
  await page.keyboard.type('+44 20 7946 0000');
  await tabTo(page, '#f-agree');
  await page.keyboard.press('Space');
  await tabTo(page, 'button.send');
  await page.keyboard.press('Enter');
  await expect(main(page)).toHaveAttribute('data-state', 'completed');

  const { data } = await rest('GET', `/responses?survey=${id}`);
  expect(data).toMatchObject([
    {
      state: 'completed',
      answers: {
        recommend: 3,
        why: 'They leak',
        satisfied: 4,
        stars: 2,
        easy: 7,
        fit: 10,
        parts: { sole: 5, lace: 1 },
        reason: 'other',
        'reason.other': 'A gift',
        used: ['work', 'town'],
        size: 's41',
        order: ['c', 'a', 'b'],
        again: true,
        nick: 'Bella',
        pairs: 3,
        bought: '2026-03-03',
        mail: 'ann@example.com',
        agree: true,
      },
    },
  ]);
});

/** Goes on by the tab key until the control has the focus; wherever it stops on the way, the focus is drawn. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(wanted => {
      const focused = document.activeElement;
      const drawn = [focused, focused?.nextElementSibling].some(
        element => element && getComputedStyle(element).outlineStyle !== 'none',
      );
      return {
        isThere: focused?.matches(wanted) ?? false,
        isInPage: focused !== document.body && focused !== null,
        unseen: drawn ? '' : (focused?.outerHTML ?? ''),
      };
    }, selector);
    if (stop.isInPage) expect(stop.unseen, 'a focus that cannot be seen').toBe('');
    if (stop.isThere) return;
  }
  throw new Error(`The tab key does not lead to ${selector}`);
}
