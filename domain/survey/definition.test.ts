import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bootsInput } from './boots.fixture';
import { QUESTION_TYPES, surveyDefinition } from './definition';
import { parseDefinition } from './parse';

describe('a survey definition', () => {
  test('fills in everything that may be left out', () => {
    const def = surveyDefinition.parse({
      name: 'Short',
      languages: ['de', 'en'],
      pages: [{ id: 'p1', questions: [{ key: 'recommend', type: 'nps', title: { de: 'Na?' } }] }],
    });
    expect(def.endings).toEqual([{ id: 'thanks', title: { de: 'Vielen Dank', en: 'Thank you' } }]);
    expect(def.theme).toEqual({});
    expect(def.pages[0]?.questions[0]?.required).toBe(false);
  });

  test('parsing twice changes nothing', () => {
    const once = surveyDefinition.parse(bootsInput);
    expect(surveyDefinition.parse(once)).toEqual(once);
  });

  test('knows the eighteen question types of the contract', () => {
    const contract =
      'nps csat ces rating matrix single multiple dropdown ranking yesno short long number date email phone consent statement';
    expect(QUESTION_TYPES).toEqual(contract.split(' '));
  });

  test.each([
    ['Recommend', 'pages.0.questions.0.key'],
    ['9lives', 'pages.0.questions.0.key'],
    ['constructor', 'pages.0.questions.0.key'],
    ['a.b', 'pages.0.questions.0.key'],
  ])('refuses the key %s and says where', (key, path) => {
    const parsed = parseDefinition({ name: 'x', pages: [{ id: 'p', questions: [{ key, type: 'nps' }] }] });
    expect(parsed).toMatchObject({ ok: false, errors: [{ path }] });
  });

  test.each(['javascript:alert(1)', '//evil.example', 'data:text/html,x', 'https://a"onclick=x'])(
    'refuses the address %s',
    url => {
      const parsed = parseDefinition({ name: 'x', endings: [{ id: 'e', link: { label: 'Go', url } }] });
      expect(parsed).toMatchObject({ ok: false, errors: [{ path: 'endings.0.link.url' }] });
    },
  );

  test('takes a plain string as a text in the first language, and names the fields it does not know', () => {
    const parsed = parseDefinition({
      name: 'x',
      languages: ['de'],
      pages: [{ id: 'p', questions: [{ key: 'q', type: 'nps', title: 'Na?', requird: true }] }],
    });
    expect(parsed).toMatchObject({ ok: true, ignored: ['pages.0.questions.0.requird'] });
    if (parsed.ok) expect(parsed.definition.pages[0]?.questions[0]?.title).toEqual({ de: 'Na?' });
  });

  test('bounds the number of questions over all pages', () => {
    const pages = [0, 1, 2].map(page => ({
      id: `p${page}`,
      questions: Array.from({ length: 67 }, (_, index) => ({ key: `q${page}_${index}`, type: 'nps' })),
    }));
    expect(parseDefinition({ name: 'x', pages })).toMatchObject({ ok: false, errors: [{ path: 'pages' }] });
  });

  test('ends a hostile nesting of conditions with an error, not with the stack', () => {
    let when: unknown = { question: 'q', op: 'answered' };
    for (let depth = 0; depth < 20_000; depth += 1) when = { all: [when] };
    expect(parseDefinition({ name: 'x', pages: [{ id: 'p', next: [{ when, goto: 'x' }] }] }).ok).toBe(false);
  });

  test('can be described as JSON Schema of a readable size', () => {
    expect(JSON.stringify(z.toJSONSchema(surveyDefinition, { io: 'input' })).length).toBeLessThan(100_000);
  });
});
