import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../factories/world';
import { chromiumPath, startBrowser, visit } from './browser';
import { type Ask, ask, publish, responsesOf, serveSurveys } from './survey';

const score = { key: 'recommend', type: 'nps', title: { en: 'Would you recommend us?', ar: 'هل توصي بنا؟' } };
const survey = {
  name: 'Your boots',
  languages: ['en', 'ar'],
  pages: [
    {
      id: 'score',
      questions: [score, { key: 'why', type: 'long', maxLength: 30, title: { en: 'Why?', ar: 'لماذا؟' } }],
    },
    {
      id: 'list',
      questions: [
        {
          key: 'order',
          type: 'ranking',
          title: { en: 'What matters', ar: 'ما المهم' },
          choices: [
            { id: 'a', label: { en: 'Comfort', ar: 'الراحة' } },
            { id: 'b', label: { en: 'Weight', ar: 'الوزن' } },
            { id: 'c', label: { en: 'Warmth', ar: 'الدفء' } },
          ],
        },
        {
          key: 'parts',
          type: 'matrix',
          required: true,
          title: { en: 'Rate each', ar: 'قيّم كل جزء' },
          rows: [
            { id: 'sole', label: { en: 'Sole', ar: 'النعل' } },
            { id: 'lace', label: { en: 'Lace', ar: 'الرباط' } },
          ],
        },
        { key: 'mail', type: 'email', title: { en: 'Your e-mail', ar: 'بريدك' } },
        { key: 'pairs', type: 'number', min: 1, max: 50, title: { en: 'Pairs', ar: 'أزواج' } },
        {
          key: 'reason',
          type: 'single',
          required: true,
          title: { en: 'Main reason', ar: 'السبب' },
          choices: [{ id: 'price', label: { en: 'Price', ar: 'السعر' } }],
          other: {},
        },
      ],
    },
  ],
  endings: [{ id: 'end', title: { en: 'Thank you', ar: 'شكرًا' } }],
};

describe.skipIf(!chromiumPath)('controls with script', () => {
  let site: Awaited<ReturnType<typeof serveSurveys>>;
  let world: World;
  let surveyId: string;
  let browser: Browser;

  beforeAll(async () => {
    site = await serveSurveys();
    world = await newWorld();
    surveyId = await publish(world, survey);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const answersOf = async (asked: Ask) => (await responsesOf(world, asked))[0]?.answers;
  const statusOf = (page: Page) => page.getByRole('status').textContent();

  /** Ann on the second page. */
  async function onList(options = {}) {
    const ann = await ask(world, surveyId);
    const visited = await visit(browser, site.url + ann.path, options);
    await visited.page.getByRole('button', { name: 'Next' }).click();
    await visited.page.getByText('What matters').waitFor();
    return { ann, ...visited };
  }

  it('choose a point by its digit, ten by one and nought, on the only scale of the page', async () => {
    const ann = await ask(world, surveyId);
    const { page, close } = await visit(browser, site.url + ann.path);
    const chosen = () =>
      page.evaluate(() => document.querySelector<HTMLInputElement>('[name=recommend]:checked')?.value);
    await page.keyboard.press('7');
    expect(await chosen()).toBe('7');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('7');
    await page.keyboard.press('1');
    await page.keyboard.press('0');
    expect(await chosen()).toBe('10');
    await page.waitForTimeout(800);
    await page.keyboard.press('0');
    expect(await chosen()).toBe('0');
    await page.keyboard.press('Control+5');
    await page.getByLabel('Why?').pressSequentially('9 of 10');
    expect(await chosen()).toBe('0');
    await expect.poll(() => answersOf(ann)).toEqual({ recommend: 0, why: '9 of 10' });
    await close();
  });

  it('choose by digit on the row in focus, and on none where there are several', async () => {
    const { page, close } = await onList();
    await page.keyboard.press('4');
    expect(await page.locator('input:checked').count()).toBe(0);
    await page.getByRole('radiogroup', { name: 'Lace' }).getByRole('radio').first().focus();
    await page.keyboard.press('4');
    expect(await page.locator('[name="parts.lace"]:checked').getAttribute('value')).toBe('4');
    // What the scale does not have.
    await page.keyboard.press('9');
    expect(await page.locator('[name="parts.lace"]:checked').getAttribute('value')).toBe('4');
    await close();
  });

  it('take the digits of an Arabic keyboard, right to left', async () => {
    const ann = await ask(world, surveyId, { locale: 'ar' });
    const { page, close } = await visit(browser, site.url + ann.path);
    const client = await page.context().newCDPSession(page);
    for (const type of ['keyDown', 'keyUp'] as const)
      await client.send('Input.dispatchKeyEvent', { type, key: '٣', text: '٣', code: 'Digit3' });
    expect(await page.locator('[name=recommend]:checked').getAttribute('value')).toBe('3');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('[name=recommend]:checked').getAttribute('value')).toBe('4');
    await close();
  });

  const places = (page: Page) =>
    page
      .locator('.ranks li')
      .evaluateAll(items =>
        items.map(item => ['.grip', 'span'].map(part => item.querySelector(part)?.textContent).join(' ')),
      );

  it('rank by buttons that keep the focus, told aloud', async () => {
    const { ann, page, close } = await onList();
    expect(await places(page)).toEqual(['– Comfort', '– Weight', '– Warmth']);
    expect(await page.locator('.ranks select:visible').count()).toBe(0);
    await page.getByRole('button', { name: 'Move Warmth up' }).focus();
    await page.keyboard.press('Enter');
    expect(await statusOf(page)).toBe('Warmth is now number 2 of 3.');
    await page.keyboard.press('Enter');
    expect(await places(page)).toEqual(['1 Warmth', '2 Comfort', '3 Weight']);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Move Warmth up',
    );
    await page.getByRole('button', { name: 'Move Comfort down' }).click();
    await expect.poll(() => answersOf(ann)).toEqual({ order: ['c', 'b', 'a'] });
    await page.reload();
    expect(await places(page)).toEqual(['1 Warmth', '2 Weight', '3 Comfort']);
    await close();
  });

  it('rank by dragging with the mouse', async () => {
    const { ann, page, close } = await onList();
    const box = async (name: string) => {
      const found = await page.locator('.ranks li', { hasText: name }).boundingBox();
      return { x: (found?.x ?? 0) + 90, y: (found?.y ?? 0) + (found?.height ?? 0) / 2 };
    };
    const [from, to] = [await box('Comfort'), await box('Warmth')];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y + 6, { steps: 12 });
    await page.mouse.up();
    expect(await places(page)).toEqual(['1 Weight', '2 Warmth', '3 Comfort']);
    expect(await statusOf(page)).toBe('Comfort is now number 3 of 3.');
    await expect.poll(() => answersOf(ann)).toEqual({ order: ['b', 'c', 'a'] });
    await close();
  });

  it('rank by a finger on the number, while a finger elsewhere scrolls', async () => {
    const { ann, page, close } = await onList({ hasTouch: true, isMobile: true });
    const client = await page.context().newCDPSession(page);
    const drag = async (selector: string, dy: number) => {
      const found = await page.locator(selector).boundingBox();
      const x = (found?.x ?? 0) + (found?.width ?? 0) / 2;
      const y = (found?.y ?? 0) + (found?.height ?? 0) / 2;
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', way: number) =>
        client.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: type === 'touchEnd' ? [] : [{ x, y: y + way }],
        });
      await touch('touchStart', 0);
      for (let step = 1; step <= 10; step++) await touch('touchMove', (dy * step) / 10);
      await touch('touchEnd', dy);
    };
    await drag('.ranks li:last-child span', -120);
    expect(await places(page)).toEqual(['– Comfort', '– Weight', '– Warmth']);
    await page.evaluate(() => scrollTo(0, 0));
    await drag('.ranks li:last-child .grip', -130);
    expect(await places(page)).toEqual(['1 Warmth', '2 Comfort', '3 Weight']);
    await expect.poll(() => answersOf(ann)).toEqual({ order: ['c', 'a', 'b'] });
    await close();
  });

  it('count characters in the plural of the language, aloud near the limit once typing pauses', async () => {
    const ann = await ask(world, surveyId);
    const { page, close } = await visit(browser, site.url + ann.path);
    const count = page.locator('.count');
    expect(await count.textContent()).toBe('30 characters left');
    await page.getByLabel('Why?').pressSequentially('Nine more');
    expect(await count.textContent()).toBe('21 characters left');
    await page.waitForTimeout(1_200);
    expect(await statusOf(page)).toBe('');
    await page.getByLabel('Why?').fill('x'.repeat(29));
    expect(await count.textContent()).toBe('One character left');
    expect(await statusOf(page)).toBe('');
    await expect.poll(() => statusOf(page), { timeout: 5_000 }).toBe('One character left');
    await page.getByLabel('Why?').fill('x'.repeat(32));
    expect(await count.textContent()).toBe('2 characters too many');
    expect(await count.getAttribute('class')).toContain('over');
    await close();
  });

  it('tell a fault in the server’s words once the question is left, and take it back when it is mended', async () => {
    const { ann, page, close } = await onList();
    const mail = page.getByLabel('Your e-mail');
    await mail.pressSequentially('ann');
    await page.waitForTimeout(1_000);
    expect(await page.locator('.fault').count()).toBe(0);
    await page.getByLabel('Pairs').focus();
    await page.locator('#q-mail .fault').waitFor();
    expect(await page.locator('.fault').allTextContents()).toEqual([
      'Please write an address like name@example.com.',
    ]);
    expect(await mail.getAttribute('aria-invalid')).toBe('true');
    expect(await mail.getAttribute('aria-describedby')).toContain('e-mail');
    expect(await statusOf(page)).toBe('Please write an address like name@example.com.');
    await page.getByRole('button', { name: 'Move Warmth up' }).click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    // Nothing was asked of what is merely not answered yet.
    expect(await page.locator('#faults').count()).toBe(0);
    await page.getByLabel('Pairs').pressSequentially('99');
    await page.keyboard.press('Tab');
    await page.locator('#q-pairs .fault').waitFor();
    await mail.fill('ann@example.com');
    await page.getByLabel('Pairs').focus();
    await page.locator('#q-mail .fault').waitFor({ state: 'detached' });
    expect(await mail.getAttribute('aria-invalid')).toBeNull();
    await page.getByLabel('Pairs').fill('9');
    await page.getByRole('radiogroup', { name: 'Lace' }).getByRole('radio').first().focus();
    await page.locator('.fault').waitFor({ state: 'detached' });
    await expect
      .poll(() => answersOf(ann))
      .toEqual({
        order: ['a', 'c', 'b'],
        mail: 'ann@example.com',
        pairs: 9,
      });
    await close();
  });

  it('take back what was owed when it is given, row by row, and the summary with the last', async () => {
    const { page, close } = await onList();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('#faults').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('faults');
    await page.getByRole('link', { name: /Rate each – Lace/ }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('parts.lace');
    await page.keyboard.press('2');
    await page.getByText('Saved').waitFor();
    expect(await page.locator('#q-parts .fault').count()).toBe(1);
    expect(await page.locator('[name="parts.lace"][aria-invalid]').count()).toBe(0);
    expect(await page.locator('[name="parts.sole"][aria-invalid]').count()).toBe(5);
    await page.getByRole('radiogroup', { name: 'Sole' }).getByRole('radio', { name: '1 of 5' }).check();
    await page.locator('#q-parts .fault').waitFor({ state: 'detached' });
    expect(await page.locator('#faults').count()).toBe(1);
    await page.getByRole('radio', { name: 'Price' }).check();
    await page.locator('#faults').waitFor({ state: 'detached' });
    expect(await page.locator('.fault, [aria-invalid]').count()).toBe(0);
    await close();
  });
});
