import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateAnswers, validatePage } from './answers';
import { leavesOf } from './conditions';
import type { Answers, SurveyDefinition } from './definition';
import { surveyDefinition } from './definition';
import { conditionsOf } from './edits/references';
import { checkDefinition, hasErrors } from './faults';
import { nextPage, type PathContext, pathOf, routeOf } from './path';
import { anyWrittenSurvey, dice, fillIn } from './random-survey.arbitrary';
import { routesOf } from './routes';
import { explore } from './ways';

/** Fills in page after page, as a customer would, until an ending is shown. */
function answerToTheEnd(def: SurveyDefinition, context: PathContext, roll: () => number): Answers {
  let answers: Answers = {};
  let step = nextPage(def, null, answers, context);
  for (let pages = 0; step.kind === 'page'; pages += 1) {
    expect(pages).toBeLessThan(def.pages.length);
    const { id } = step;
    const page = def.pages.find(one => one.id === id);
    if (!page) throw new Error(`no page ${id}`);
    const result = validatePage(def, page, fillIn(page, roll), { previous: answers, context });
    expect(result.faults).toEqual([]);
    answers = result.merged;
    step = nextPage(def, id, answers, context);
  }
  expect(def.endings.map(ending => ending.id)).toContain(step.id);
  expect(pathOf(def, answers, context).ending).toBe(step.id);
  expect(validateAnswers(def, answers, { context, complete: true }).faults).toEqual([]);
  return answers;
}

const valuesOf = (def: SurveyDefinition): (string | number | boolean)[] =>
  conditionsOf(def)
    .flatMap(leavesOf)
    .flatMap(leaf => ('attribute' in leaf && leaf.value !== undefined ? [leaf.value].flat() : []));

test('10,000 surveys: each is refused with a fault or can be answered to an end', {
  timeout: 120_000,
}, () => {
  const seen = { unreadable: 0, faulty: 0, answered: 0, exact: 0, routes: 0, unseen: 0 };
  fc.assert(
    fc.property(anyWrittenSurvey, ({ seed, written }) => {
      const parsed = surveyDefinition.safeParse(written);
      if (!parsed.success) {
        seen.unreadable += 1;
        expect(parsed.error.issues.length).toBeGreaterThan(0);
        return;
      }
      const def = parsed.data;
      const faults = checkDefinition(def);
      if (hasErrors(faults)) {
        seen.faulty += 1;
        return;
      }
      seen.answered += 1;
      const { reached } = explore(def, { trails: false });
      // The list of routes is the dearer half: every fifth survey.
      const listed = seed % 5 === 0 ? routesOf(def) : null;
      if (listed?.isComplete) seen.exact += 1;
      const roll = dice(seed + 1);
      for (let visit = 0; visit < 2; visit += 1) {
        const values = ['gold', 2, 5, ...valuesOf(def)];
        const one = () => values[Math.floor(roll() * values.length)] ?? '';
        const context: PathContext = {
          language: def.languages[Math.floor(roll() * def.languages.length)] ?? 'en',
          attributes: visit === 0 ? {} : { tier: one(), visits: one(), 'interaction.type': one() },
        };
        const answers = answerToTheEnd(def, context, roll);
        const { stops, ending } = routeOf(def, answers, context);
        // Nothing that a customer saw is ever called unreachable.
        const met = [
          `endings.${def.endings.findIndex(({ id }) => id === ending)}`,
          ...stops.flatMap(({ page, questions }) =>
            questions.map(one => `pages.${def.pages.indexOf(page)}.questions.${page.questions.indexOf(one)}`),
          ),
        ];
        expect(met.filter(path => !reached.has(path))).toEqual([]);
        if (!listed?.isComplete) continue;
        // A list that calls itself complete has the way that was just taken.
        seen.routes += 1;
        const taken = { pages: stops.map(({ page }) => page.id), ending };
        expect(listed.routes.map(route => ({ pages: route.pages, ending: route.ending }))).toContainEqual(
          taken,
        );
      }
      for (const route of listed?.routes ?? [])
        expect(pathOf(def, route.answers, route.context)).toEqual({
          pages: route.pages,
          ending: route.ending,
        });
    }),
    { numRuns: 10_000 },
  );
  // The generator is worth its name only while it makes enough of each.
  expect(seen.unreadable).toBeGreaterThan(100);
  expect(seen.faulty).toBeGreaterThan(1_000);
  expect(seen.answered).toBeGreaterThan(3_000);
  expect(seen.exact).toBeGreaterThan(300);
  expect(seen.routes).toBeGreaterThan(600);
});
