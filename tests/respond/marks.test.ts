import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDefinition } from '@/domain/survey/parse';
import { readText } from '@/domain/survey/texts';
import { renderPreview } from '@/server/respond/preview';
import { newWorld, type World } from '../factories/world';
import { everyQuestion } from './every-question';
import { ask, filled, look, post, publish, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
});
afterAll(() => site.close());

const parsed = parseDefinition({ ...everyQuestion, theme: { footer: 'Boots & Co, Leeds' } });
if (!parsed.ok) throw new Error('fixture');
const { definition } = parsed;
const places = [...definition.pages, ...definition.endings];
const drawn = (page: string) =>
  renderPreview(definition, { language: 'en', page, company: 'Boots & Co' }).html;

/** The preview without what only the builder needs. */
const unmarked = (html: string): string =>
  html
    .replace(/<span data-at="[^"]*">([^<]*)<\/span>/g, '$1')
    .replace(/<div data-at="[^"]*">((?:<p>[^<]*<\/p>)*)<\/div>/g, '$1')
    .replace(/ data-(?:at|part)="[^"]*"/g, '')
    .replace(/<(h1|div|span)[^>]* data-none>(?:<span><\/span>)*<\/\1>/g, '');

describe('what the builder needs to know of a page', () => {
  it('is in the preview: each text with its path, each question, page and ending', () => {
    for (const { id } of places) {
      const html = drawn(id);
      const paths = [...html.matchAll(/ data-at="([^"]+)"/g)].map(found => found[1] ?? '');
      expect(paths.length).toBeGreaterThan(1);
      for (const path of paths) {
        const text = readText(definition, path)?.en;
        if (text) expect(html, path).toContain(text.replace('&', '&amp;'));
      }
    }
    const html = drawn('details');
    definition.pages[1]?.questions.forEach((_, index) => {
      expect(html).toContain(`data-part="pages.1.questions.${index}"`);
      expect(html).toContain(`data-at="pages.1.questions.${index}.title"`);
    });
    expect(html).toContain('data-at="pages.1.questions.4.rows.1.label">Lace<');
    expect(html).toContain('data-at="theme.footer"');
  });

  it('costs a customer no byte: the page is the preview without it', async () => {
    const ann = await ask(world, await publish(world, { ...everyQuestion, theme: definition.theme }));
    let page = await look(site.url + ann.path);
    expect(page.html).toContain('Would you recommend us?');
    expect(page.html).not.toMatch(/data-(at|part|none)/);
    expect(mainOf(unmarked(drawn('score')))).toBe(mainOf(page.html));
    page = await post(page.url, filled(page.html, { recommend: '2' }));
    expect(page.html).not.toMatch(/data-(at|part|none)/);
    expect(mainOf(unmarked(drawn('details')))).toBe(mainOf(page.html));
  });
});

/** Apart from what differs because nothing can be sent from a preview. */
const mainOf = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replace(/<nav[\s\S]*?<\/nav>/, '')
    .replace(/type="submit"/g, 'type="button"')
    .replace(/(name="_(?:version|revision)" value=)"\d+"/g, '$1');
