import { describe, expect, it } from 'vitest';
import type { Ending, Page } from '@/domain/survey/definition';
import { hasPiping } from '@/domain/survey/piping';
import { templates } from '@/domain/survey/templates/catalog';
import { textsOf } from '@/domain/survey/texts';
import { compileInvitation } from '@/server/email/templates/invitation';
import { renderPreview } from '@/server/respond/preview';

describe('the ready surveys in their nine languages', () => {
  it.each(Object.entries(templates))(
    'draws every page of the template %s in its languages, each in its own words',
    (_, { definition }) => {
      for (const language of definition.languages)
        for (const place of [...definition.pages, ...definition.endings]) {
          const { html } = renderPreview(definition, { language, page: place.id, company: 'Boots & Co' });
          const direction = language === 'ar' ? 'rtl' : 'ltr';
          expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
          expect(html).not.toMatch(/undefined|\[object|\{\{/);
          const shown = plainText(html);
          for (const { path, text } of textsOf({
            ...definition,
            pages: [],
            endings: [],
            ...shownAlone(place),
          }))
            if (!path.startsWith('email.') && !hasPiping(text[language] ?? ''))
              expect(shown, path).toContain(text[language]);
        }
    },
  );

  it.each(Object.entries(templates))('leaves no English on the Arabic pages of %s', (_, { definition }) => {
    for (const { id } of [...definition.pages, ...definition.endings]) {
      const arabic = { ...definition, languages: ['ar'] };
      const { html } = renderPreview(arabic, { language: 'ar', page: id, company: 'الشركة' });
      expect(plainText(html)).not.toMatch(/[A-Za-z]/);
      expect(plainText(html)).toMatch(/\p{Script=Arabic}/u);
    }
  });

  it('draws a scale in the reading direction: its points, their ends and their order are the page’s', () => {
    const { html } = renderPreview(templates['post-purchase'].definition, {
      language: 'ar',
      page: 'score',
      company: 'Boots & Co',
    });
    expect([...html.matchAll(/<b[^>]*>(\d+)<\/b>/g)].map(found => Number(found[1]))).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(html).toMatch(/class="ends"[^>]*>.*غير محتمل إطلاقًا.*محتمل للغاية/);
    // Nothing in the style sheet or on an element turns the row back; addresses and telephone numbers alone are typed
    // from the left.
    const elsewhere = html.replace(/\[type=(?:email|tel)\][^{}]*\{[^}]*\}/g, '');
    expect(elsewhere).not.toMatch(
      /dir="ltr"|direction:ltr|(?:margin|padding|border|text-align)[^;}]{0,9}(?:left|right)/,
    );
  });

  it.each(Object.entries(templates))(
    'mails %s in its languages, Arabic from the right',
    (_, { definition }) => {
      for (const language of definition.languages) {
        const company = {
          name: language === 'ar' ? 'الشركة' : 'Boots & Co',
          address: null,
          privacyUrl: null,
        };
        const { html, text, subject } = compileInvitation(definition, language, company)(facts);
        expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
        expect(html).toContain(definition.email.button[language]);
        expect(html).not.toMatch(/undefined|\{\w+\}|\{\{/);
        expect(Buffer.byteLength(html)).toBeLessThan(30_000);
        if (language !== 'ar') continue;
        expect(plainText(html)).not.toMatch(/[A-Za-z]/);
        expect(subject + text.replace(/https:\S+/g, '')).not.toMatch(/[A-Za-z]/);
        expect(html).not.toContain('dir="ltr"');
        // The end of the lowest point is aligned where its row begins.
        expect(html).toMatch(/<td class="mut" align="right"[^>]*>[01] = /);
      }
    },
  );
});

const facts = {
  answerUrl: 'https://ask.example/s/TOKEN',
  unsubscribeUrl: 'https://ask.example/s/TOKEN?unsubscribe',
  preferencesUrl: 'https://ask.example/s/TOKEN?preferences',
  customer: { name: null, attributes: {} },
  interaction: {
    type: 'order',
    class: 'purchase',
    occurredAt: new Date('2026-11-17T23:30:00Z'),
    attributes: {},
  },
  zone: 'Europe/Berlin',
  now: new Date('2026-11-20T09:00:00Z'),
  reminder: false,
  test: false,
} as const;

/** What a reader sees or hears of a preview's body, without the tags and the names of the other languages. */
function plainText(html: string): string {
  return html
    .replace(/^.*<body[^>]*>|<style.*?<\/style>|<nav class="langs".*?<\/nav>/gs, '')
    .replace(/<[^>]*? aria-label="([^"]*)"[^>]*>/g, '$1 ')
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&quot;/g, '"');
}

const shownAlone = (place: Page | Ending) =>
  'questions' in place ? { pages: [place] } : { endings: [place] };
