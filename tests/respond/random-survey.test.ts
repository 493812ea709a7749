import fc from 'fast-check';
import { expect, it } from 'vitest';
import { surveyDefinition } from '@/domain/survey/definition';
import { checkDefinition, hasErrors } from '@/domain/survey/faults';
import { anyWrittenSurvey, dice, fillIn } from '@/domain/survey/random-survey.arbitrary';
import { renderPreview } from '@/server/respond/preview';

/** Names of the controls on a page, as a browser would post them. */
function controlsOf(html: string): Set<string> {
  const tags = html.matchAll(/<(?:input|select|textarea)\b[^>]*\sname="([^"]*)"/g);
  return new Set([...tags].flatMap(([, name]) => name ?? []));
}

it('the page offers every control that a sound survey can be answered with, and writes no text as markup', () => {
  let pages = 0;
  fc.assert(
    fc.property(anyWrittenSurvey, ({ seed, written }) => {
      const parsed = surveyDefinition.safeParse(written);
      if (!parsed.success || hasErrors(checkDefinition(parsed.data))) return;
      const def = parsed.data;
      for (const page of def.pages) {
        if (page.questions.length === 0) continue;
        const { html } = renderPreview(def, {
          page: page.id,
          language: 'en',
          company: 'Boots & Co',
          theme: {},
        });
        const names = controlsOf(html);
        pages += 1;
        const posted = fillIn(page, dice(seed)).map(([name]) => name);
        expect(posted.filter(name => !names.has(name))).toEqual([]);
        expect(html).not.toContain('<b>Bold</b>');
      }
    }),
    { numRuns: 400 },
  );
  expect(pages).toBeGreaterThan(200);
});
