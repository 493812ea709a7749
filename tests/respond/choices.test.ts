import fs from 'node:fs';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../factories/world';
import { ask, look, post, publish, serveSurveys } from './survey';

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', chromium.executablePath()].find(
  path => path && fs.existsSync(path),
);

const used = {
  name: 'Boots',
  languages: ['en', 'de'],
  pages: [
    {
      id: 'only',
      questions: [
        {
          key: 'used',
          type: 'multiple',
          randomize: true,
          title: { en: 'Used for', de: 'Benutzt für' },
          choices: [
            { id: 'work', label: { en: 'Work', de: 'Arbeit' } },
            { id: 'hike', label: { en: 'Hikes', de: 'Wandern' } },
            { id: 'town', label: { en: 'Town', de: 'Stadt' } },
            { id: 'none', label: { en: 'None of these', de: 'Nichts davon' }, exclusive: true, fixed: true },
          ],
          other: {},
        },
        { key: 'why', type: 'long', title: { en: 'Why?', de: 'Warum?' }, minLength: 10 },
      ],
    },
  ],
};

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  surveyId = await publish(world, used);
});
afterAll(() => site.close());

describe('“None of these”', () => {
  it('stays after the shuffled choices, before the one with a text field, for every reader', async () => {
    const orders = new Set<string>();
    for (let reader = 0; reader < 8; reader += 1) {
      const { html } = await look(site.url + (await ask(world, surveyId)).path);
      const ids = [...html.matchAll(/name="used" value="(\w+)"/g)].map(found => found[1]);
      expect(ids.slice(3)).toEqual(['none', 'other']);
      orders.add(ids.join());
    }
    expect(orders.size).toBeGreaterThan(1);
  });

  it('is refused beside another choice without script, in words, with everything still ticked', async () => {
    const ann = await ask(world, surveyId, { locale: 'de' });
    const form: [string, string][] = [
      ['used', 'work'],
      ['used', 'none'],
      ['why', 'zu kurz'],
    ];
    const again = await post(site.url + ann.path, form, { follow: false });
    expect(again.status).toBe(422);
    expect(again.html).toContain('„Nichts davon“ lässt sich nicht mit anderen Antworten verbinden.');
    expect(again.html).toContain('Das sind 7 Zeichen; bitte schreiben Sie mindestens 10.');
    expect(again.html.match(/ checked/g)).toHaveLength(2);
    const done = await post(site.url + ann.path, [['used', 'none']]);
    expect(done.state).toBe('completed');
  });

  it.skipIf(!executablePath)('and the other choices untick each other where there is a script', async () => {
    const browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      await page.goto(site.url + (await ask(world, surveyId)).path);
      const ticked = () => page.locator('input[name=used]:checked').evaluateAll(boxes => boxes.length);
      await page.getByRole('checkbox', { name: 'Work' }).check();
      await page.getByRole('checkbox', { name: 'Hikes' }).check();
      expect(await ticked()).toBe(2);
      await page.getByRole('checkbox', { name: 'None of these' }).check();
      expect(await ticked()).toBe(1);
      await page.getByRole('checkbox', { name: 'Town' }).check();
      expect(await page.getByRole('checkbox', { name: 'None of these' }).isChecked()).toBe(false);
      expect(await ticked()).toBe(1);
    } finally {
      await browser.close();
    }
  });
});

it.skipIf(!executablePath)(
  '“Other” asks for words once it is chosen, and hides none that were written',
  async () => {
    const browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage({ javaScriptEnabled: false });
      await page.goto(site.url + (await ask(world, surveyId)).path);
      const words = page.locator('input[name="used.other"]');
      expect(await words.isVisible()).toBe(false);
      await page.getByRole('checkbox', { name: 'Other' }).check();
      await words.fill('Dancing');
      await page.getByRole('checkbox', { name: 'Other' }).uncheck();
      expect(await words.isVisible()).toBe(true);
      await words.fill('');
      await page.getByRole('checkbox', { name: 'Town' }).focus();
      expect(await words.isVisible()).toBe(false);
    } finally {
      await browser.close();
    }
  },
);
