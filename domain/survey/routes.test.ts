import { describe, expect, test } from 'vitest';
import { boots } from './boots.fixture';
import { surveyDefinition } from './definition';
import { pathOf, routeOf } from './path';
import { routesOf } from './routes';
import { templates } from './templates/catalog';

describe('every path of a survey', () => {
  test('the boots survey has three, each with the fewest answers that lead there', () => {
    expect(routesOf(boots)).toEqual({
      routes: [
        {
          pages: ['score'],
          ending: 'thanks',
          answers: { recommend: 7 },
          context: { language: 'en', attributes: {} },
        },
        {
          pages: ['score', 'wrong'],
          ending: 'sorry',
          answers: { recommend: 0, causes: ['late'] },
          context: { language: 'en', attributes: {} },
        },
        {
          pages: ['score', 'liked'],
          ending: 'thanks',
          answers: { recommend: 9 },
          context: { language: 'en', attributes: {} },
        },
      ],
      isComplete: true,
      unseen: { pages: [], endings: [] },
    });
  });

  test('a fork on language and on an attribute is found by its values', () => {
    const def = structuredClone(boots);
    const [first] = def.pages;
    if (first)
      first.next = [
        { when: { language: 'de' }, goto: 'liked' },
        { when: { attribute: 'visits', op: 'gt', value: 3 }, goto: 'sorry' },
        { goto: 'thanks' },
      ];
    const found = routesOf(def);
    expect(found.isComplete).toBe(true);
    expect(found.unseen).toEqual({ pages: ['wrong'], endings: [] });
    expect(found.routes.map(({ pages, ending, context }) => [pages, ending, context])).toEqual([
      [['score'], 'thanks', { language: 'en', attributes: {} }],
      [['score'], 'sorry', { language: 'en', attributes: { visits: 4 } }],
      [['score', 'liked'], 'thanks', { language: 'de', attributes: {} }],
    ]);
  });

  test('a page that only contradicting answers would open is on no path', () => {
    const def = structuredClone(boots);
    const [first] = def.pages;
    if (first)
      first.next = [
        {
          when: {
            all: [
              { question: 'recommend', op: 'lte', value: 3 },
              { question: 'recommend', op: 'gte', value: 9 },
            ],
          },
          goto: 'wrong',
        },
        { goto: 'liked' },
      ];
    expect(routesOf(def).unseen).toEqual({ pages: ['wrong'], endings: ['sorry'] });
  });

  test('more than can be listed are cut off, and it says so', () => {
    const fork = (index: number) => ({
      id: `p${index}`,
      questions: [{ key: `q${index}`, type: 'yesno' as const, title: { en: 'Yes?' } }],
      next: [{ when: { question: `q${index}`, op: 'eq' as const, value: true }, goto: `p${index + 2}` }],
    });
    const pages = Array.from({ length: 40 }, (_, index) => fork(index));
    const started = performance.now();
    const found = routesOf(
      surveyDefinition.parse({ name: 'Forks', pages: [...pages, { id: 'p40' }, { id: 'p41' }] }),
    );
    expect(found.isComplete).toBe(false);
    expect(found.routes).toHaveLength(100);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test.each(Object.entries(templates).map(([name, { definition }]) => [name, definition] as const))(
    '%s: each path leads where it says',
    (_, def) => {
      const { routes, isComplete, unseen } = routesOf(def);
      expect(isComplete).toBe(true);
      expect(unseen).toEqual({ pages: [], endings: [] });
      for (const { pages, ending, answers, context } of routes) {
        expect(pathOf(def, answers, context)).toEqual({ pages, ending });
        expect(routeOf(def, answers, context).answers).toEqual(answers);
      }
    },
  );
});
