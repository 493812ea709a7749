import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { response, responseRevision } from '@/drizzle/schema/response';
import { newWorld, type World } from '../factories/world';
import { chromiumPath, startBrowser, visit as visitWith } from './browser';
import { everyQuestion } from './every-question';
import { type Ask, ask, publish, serveSurveys } from './survey';

describe.skipIf(!chromiumPath)('in a browser with script', () => {
  let site: Awaited<ReturnType<typeof serveSurveys>>;
  let world: World;
  let surveyId: string;
  let browser: Browser;

  beforeAll(async () => {
    site = await serveSurveys();
    world = await newWorld();
    surveyId = await publish(world, everyQuestion);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const storedOf = ({ invitationId }: Ask) =>
    world.run(({ db }) => db.select().from(response).where(eq(response.invitationId, invitationId)));

  const visit = (path: string, options: BrowserContextOptions = {}) =>
    visitWith(browser, site.url + path, options);

  it('goes on without a reload, back and forth, in one request per page', async () => {
    const ann = await ask(world, surveyId);
    const { page, requests, close } = await visit(ann.path);
    expect(requests).toEqual(['GET document']);
    await page.getByRole('radio', { name: '3 of 10' }).check();
    await page.getByRole('status').getByText('Saved').waitFor();
    expect((await storedOf(ann))[0]?.answers).toEqual({ recommend: 3 });
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('How satisfied are you?').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('What happened');
    await page.goBack();
    await page.getByText('Would you recommend us?').waitFor();
    expect(await page.getByRole('radio', { name: '3 of 10' }).isChecked()).toBe(true);
    await page.goForward();
    await page.getByText('How satisfied are you?').waitFor();
    expect(requests.filter(request => request.endsWith('document'))).toHaveLength(1);
    await close();
  });

  it('keeps an answer while offline, and sends it once when the line is back', async () => {
    const ann = await ask(world, surveyId);
    const { page, close } = await visit(ann.path);
    await page.context().setOffline(true);
    await page.getByRole('radio', { name: '2 of 10' }).check();
    await page.getByLabel('Why?').fill('Written in a tunnel');
    await page.getByRole('button', { name: 'Next' }).dblclick();
    await page.getByText('No connection.').waitFor();
    expect(await storedOf(ann)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText('How satisfied are you?').waitFor();
    const [stored] = await storedOf(ann);
    expect(stored?.answers).toEqual({ recommend: 2, why: 'Written in a tunnel' });
    const revisions = await world.run(({ db }) =>
      db
        .select()
        .from(responseRevision)
        .where(eq(responseRevision.responseId, stored?.id ?? '')),
    );
    expect(revisions).toHaveLength(1);
    await close();
  });

  it('gives back after a reload what was typed and never sent', async () => {
    const ann = await ask(world, surveyId);
    const { page, close } = await visit(ann.path);
    await page.getByLabel('Why?').fill('Half a sentence');
    await page.reload();
    expect(await page.getByLabel('Why?').inputValue()).toBe('Half a sentence');
    await close();
  });

  it('saves nothing for a scanner that only looks, even with a score in the address', async () => {
    const ann = await ask(world, surveyId);
    const { page, close } = await visit(`${ann.path}?v.recommend=9`);
    await page.evaluate(() => {
      // A script that ticks and fires events is no person.
      const box = document.querySelector<HTMLInputElement>('input[value="4"]');
      if (box) box.checked = true;
      box?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.waitForTimeout(2_000);
    expect(await storedOf(ann)).toEqual([]);
    await close();
  });

  it.each(['light', 'dark'] as const)(
    'has no accessibility fault on any page (%s), and fits 360 px',
    async colorScheme => {
      const ann = await ask(world, surveyId);
      const { page, close } = await visit(ann.path, { colorScheme });
      const check = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      };
      await check();
      const tops = await page
        .locator('input[name=recommend]')
        .evaluateAll(inputs => [
          ...new Set(inputs.map(input => Math.round(input.getBoundingClientRect().top))),
        ]);
      expect(tops).toHaveLength(1);
      const small = await page
        .locator('input:visible, textarea, button')
        .evaluateAll(controls =>
          controls
            .filter(control => control.getBoundingClientRect().height < 44)
            .map(control => control.outerHTML),
        );
      expect(small).toEqual([]);
      await page.getByRole('button', { name: 'Next' }).click();
      await page.locator('#faults').waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('faults');
      await check();
      await page.getByRole('radio', { name: '3 of 10' }).check();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('How satisfied are you?').waitFor();
      await check();
      await page.getByRole('radiogroup', { name: 'Sole' }).getByRole('radio', { name: '2 of 5' }).check();
      await page.getByRole('radiogroup', { name: 'Lace' }).getByRole('radio', { name: '5 of 5' }).check();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('Nearly done').waitFor();
      await check();
      await page.getByRole('checkbox', { name: 'You may quote me' }).check();
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('You can change your answer until').waitFor();
      await check();
      await close();
    },
  );
});
