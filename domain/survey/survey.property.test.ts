import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateAnswers, validatePage } from './answers';
import type { Answers, SurveyDefinition } from './definition';
import { surveyDefinition } from './definition';
import { checkDefinition } from './faults';
import { nextPage, pathOf, routeOf } from './path';
import { narrowAnswers, scoreQuestions, scoresOf } from './scores';
import { anyAnswers, anyContext, anyDefinition, anyForm } from './survey.arbitrary';
import { diffDefinitions, frozenKeys, keyConflicts } from './versions';

const runs = { numRuns: 400 };

/** Stored answers: what validation lets through of anything. */
function stored(def: SurveyDefinition, input: unknown, context: { language: string }): Answers {
  return validateAnswers(def, input, { context }).answers;
}

describe('whatever the survey and the answers', () => {
  test('the walk ends, forwards, each page once, at a known ending', () => {
    fc.assert(
      fc.property(anyDefinition, anyAnswers, anyContext, (def, input, context) => {
        const answers = stored(def, input, context);
        const order = def.pages.map(page => page.id);
        const visited: string[] = [];
        let step = nextPage(def, null, answers, context);
        while (step.kind === 'page') {
          expect(visited.length).toBeLessThan(order.length);
          expect(order.indexOf(step.id)).toBeGreaterThan(order.indexOf(visited.at(-1) ?? ''));
          visited.push(step.id);
          step = nextPage(def, step.id, answers, context);
        }
        expect(def.endings.map(ending => ending.id)).toContain(step.id);
        const path = pathOf(def, answers, context);
        expect(visited.slice(0, path.pages.length)).toEqual(path.pages);
        if (path.ending !== null) expect([path.pages, path.ending]).toEqual([visited, step.id]);
      }),
      runs,
    );
  });

  test('what comes later never changes the way up to here', () => {
    fc.assert(
      fc.property(anyDefinition, anyAnswers, anyContext, fc.nat(4), (def, input, context, cut) => {
        const answers = stored(def, input, context);
        const early = new Set(
          def.pages.slice(0, cut + 1).flatMap(page => page.questions.map(({ key }) => key)),
        );
        const before = Object.fromEntries(
          Object.entries(answers).filter(([name]) => early.has(name.split('.')[0] ?? '')),
        );
        const upTo = (given: Answers) =>
          routeOf(def, given, context)
            .stops.map(stop => def.pages.indexOf(stop.page))
            .filter(index => index <= cut);
        expect(upTo(before)).toEqual(upTo(answers));
      }),
      runs,
    );
  });

  test('no answer off the path survives, and storing twice stores the same', () => {
    fc.assert(
      fc.property(anyDefinition, anyAnswers, anyContext, (def, input, context) => {
        const once = validateAnswers(def, input, { context });
        const shown = new Set(
          routeOf(def, once.answers, context).stops.flatMap(s => s.questions.map(q => q.key)),
        );
        for (const name of Object.keys(once.answers)) expect(shown).toContain(name.split('.')[0]);
        const again = validateAnswers(def, once.answers, { context });
        expect(again).toEqual({ answers: once.answers, faults: [], dropped: [] });
        const handled = [
          ...Object.keys(once.answers),
          ...once.dropped,
          ...once.faults.map(fault => fault.key),
        ];
        for (const [name, value] of Object.entries(input)) {
          const empty = value === null || (typeof value === 'object' && Object.keys(value).length === 0);
          if (!empty && !name.includes('.')) expect(handled.map(one => one.split('.')[0])).toContain(name);
        }
      }),
      runs,
    );
  });

  test('a form filled in properly comes back as it was meant, page after page', () => {
    fc.assert(
      fc.property(anyDefinition, anyContext, fc.gen(), (def, context, gen) => {
        let previous: Answers = {};
        let step = nextPage(def, null, previous, context);
        while (step.kind === 'page') {
          const { id } = step;
          const page = def.pages.find(one => one.id === id);
          if (!page) throw new Error(`no page ${id}`);
          const { fields, expected } = gen(anyForm, page);
          const result = validatePage(def, page, fields, { previous, context });
          expect(result.faults).toEqual([]);
          expect(expected).toMatchObject(result.answers);
          expect(
            Object.keys({ ...result.answers, ...Object.fromEntries(result.dropped.map(key => [key, 0])) }),
          ).toEqual(expect.arrayContaining(Object.keys(expected)));
          // What the page handed back is what JSON validation lets through as well.
          expect(validateAnswers(def, result.merged, { context })).toMatchObject({
            answers: result.merged,
            faults: [],
          });
          previous = result.merged;
          step = nextPage(def, id, previous, context);
        }
        expect(validateAnswers(def, previous, { context, complete: true }).faults).toEqual([]);
        expect(pathOf(def, previous, context).ending).toBe(step.id);
      }),
      runs,
    );
  });

  test('rewording and reordering change the meaning of no stored answer', () => {
    fc.assert(
      fc.property(
        anyDefinition,
        anyAnswers,
        anyContext,
        fc.string({ maxLength: 20 }),
        (def, input, context, word) => {
          const edited = structuredClone(def);
          for (const question of edited.pages.flatMap(page => page.questions)) {
            question.title = { en: word };
            if ('choices' in question) {
              question.choices.reverse();
              for (const choice of question.choices) choice.label = { en: word };
            }
            if (question.type === 'matrix') for (const row of question.rows) row.label = { de: word };
          }
          const answers = stored(def, input, context);
          expect(stored(edited, input, context)).toEqual(answers);
          expect(pathOf(edited, answers, context)).toEqual(pathOf(def, answers, context));
          expect(scoresOf(edited, answers)).toEqual(scoresOf(def, answers));
          expect(narrowAnswers(edited, answers)).toEqual(narrowAnswers(def, answers));
          expect(keyConflicts(frozenKeys([def]), edited)).toEqual([]);
        },
      ),
      runs,
    );
  });

  test('checking never fails, a definition differs from itself in nothing, and JSON keeps it', () => {
    fc.assert(
      fc.property(anyDefinition, def => {
        for (const fault of checkDefinition(def)) expect(fault.path).toMatch(/^[a-zA-Z0-9_.]+$/);
        expect(diffDefinitions(def, def)).toEqual([]);
        expect(surveyDefinition.parse(JSON.parse(JSON.stringify(def)))).toEqual(def);
      }),
      runs,
    );
  });

  test('every score lies on its scale', () => {
    fc.assert(
      fc.property(anyDefinition, anyAnswers, anyContext, (def, input, context) => {
        const scales = new Map(scoreQuestions(def).map(question => [question.key, question]));
        for (const [key, score] of scoresOf(def, stored(def, input, context))) {
          const { min, max } = scales.get(key) ?? { min: Number.NaN, max: Number.NaN };
          expect(Number.isInteger(score) && score >= min && score <= max).toBe(true);
        }
      }),
      runs,
    );
  });
});
