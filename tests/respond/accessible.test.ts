import fs from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsubscribeByToken } from '@/server/services/suppression/unsubscribe';
import { saveTopic } from '@/server/services/topic/save';
import { newWorld, type World } from '../factories/world';
import { answerAll, boots } from './boots';
import { type Ask, ask, publish, serveSurveys } from './survey';

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', chromium.executablePath()].find(
  path => path && fs.existsSync(path),
);
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What became of a link, as far as only the clock or the company's people can bring it about. */
describe.skipIf(!executablePath)('the pages of a link that asks nothing', () => {
  let site: Awaited<ReturnType<typeof serveSurveys>>;
  let world: World;
  let browser: Browser;
  let surveyId: string;

  beforeAll(async () => {
    site = await serveSurveys();
    world = await newWorld();
    surveyId = await publish(world, { ...boots, languages: ['en', 'ar'] });
    const label = { en: 'Visits to our stores', ar: 'زيارات متاجرنا' };
    await world.run(ctx => saveTopic({ ctx, input: { label } }));
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const change = (statement: ReturnType<typeof sql>) => world.run(({ db }) => db.execute(statement));
  const complete = ({ path }: Ask) => answerAll(site.url + path, 9, 'They fit');

  const states: [state: string, query: string, prepare: (ann: Ask) => Promise<unknown>][] = [
    [
      'expired',
      '',
      ann =>
        change(
          sql`update invitation set expires_at = now() - interval '1 second' where id = ${ann.invitationId}`,
        ),
    ],
    [
      'withdrawn',
      '',
      ann => change(sql`update invitation set state = 'withdrawn' where id = ${ann.invitationId}`),
    ],
    ['completed', '', complete],
    [
      'answered',
      '',
      async ann => {
        await complete(ann);
        await change(
          sql`update response set completed_at = now() - interval '25 hours' where invitation_id = ${ann.invitationId}`,
        );
      },
    ],
    ['question', 'later', async () => undefined],
    ['question', 'delete', complete],
    ['question', 'unsubscribe', async () => undefined],
    ['question', 'preferences', async () => undefined],
    ['question', 'preferences&saved', ann => unsubscribeByToken(ann.unsubscribePath.slice(3, -12))],
  ];

  it.each(states)(
    '%s %s: no accessibility fault by day, by night and from the right, on 320 px',
    { timeout: 120_000 },
    async (state, query, prepare) => {
      const ann = await ask(world, surveyId);
      await prepare(ann);
      for (const language of ['en', 'ar'])
        for (const colorScheme of ['light', 'dark'] as const) {
          const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 } });
          const page = await context.newPage();
          await page.goto(`${site.url}${ann.path}?${query}&lang=${language}`);
          const main = page.locator('main');
          expect(await main.getAttribute('data-state')).toBe(state);
          expect(await main.getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
          const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
          await context.close();
        }
    },
  );
});
