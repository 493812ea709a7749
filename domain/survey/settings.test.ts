import { describe, expect, test } from 'vitest';
import { validatePage } from './answers';
import { surveyOf } from './boots.fixture';
import { checkDefinition } from './faults';

type Input = Parameters<typeof surveyOf>[number];

function post(question: Input, query: string, partial = false) {
  const def = surveyOf(question);
  const page = def.pages[0];
  if (!page) throw new Error('no page');
  const { answers, faults } = validatePage(def, page, new URLSearchParams(query), { partial });
  return { answers, faults };
}
const codesOf = (question: Input) =>
  checkDefinition(surveyOf(question))
    .filter(fault => fault.severity === 'error')
    .map(({ path, code }) => `${path} ${code}`);

const used: Input = {
  key: 'used',
  type: 'multiple',
  title: { en: 'Used for' },
  choices: [
    { id: 'work', label: { en: 'Work' } },
    { id: 'hike', label: { en: 'Hikes' } },
    { id: 'none', label: { en: 'None of these' }, exclusive: true, fixed: true },
  ],
};

describe('a choice that stands alone', () => {
  test('is taken alone, and refused beside others', () => {
    expect(post(used, 'used=none')).toEqual({ answers: { used: ['none'] }, faults: [] });
    expect(post(used, 'used=none&used=work')).toEqual({
      answers: {},
      faults: [{ key: 'used', code: 'alone', params: { id: 'none' } }],
    });
    expect(post({ ...used, other: {} }, 'used=none&used.other=Snow').faults).toMatchObject([
      { code: 'alone' },
    ]);
  });

  test('satisfies a fewest of two, which two others would', () => {
    const two: Input = { ...used, min: 2 };
    expect(post(two, 'used=none').faults).toEqual([]);
    expect(post(two, 'used=work&used=hike').faults).toEqual([]);
    expect(post(two, 'used=work').faults).toMatchObject([{ code: 'too_few' }]);
  });

  test('does not count among the choices that a fewest can be made of', () => {
    expect(codesOf({ ...used, min: 2 })).toEqual([]);
    expect(codesOf({ ...used, min: 3 })).toEqual(['pages.0.questions.0.min range_empty']);
  });
});

describe('a shortest text', () => {
  const why: Input = { key: 'why', type: 'long', title: { en: 'Why?' }, minLength: 10, maxLength: 20 };

  test.each(['short', 'long'] as const)('is asked of %s, without the blanks around it', type => {
    expect(post({ ...why, type }, 'why=+too+short+')).toEqual({
      answers: {},
      faults: [{ key: 'why', code: 'too_short', params: { min: 10, length: 9 } }],
    });
    expect(post({ ...why, type }, 'why=long+enough')).toEqual({
      answers: { why: 'long enough' },
      faults: [],
    });
  });

  test('does not make an optional question required', () => {
    expect(post(why, 'why=').faults).toEqual([]);
  });

  test('is a fault where no text can satisfy it', () => {
    expect(codesOf(why)).toEqual([]);
    expect(codesOf({ ...why, minLength: 21 })).toEqual(['pages.0.questions.0.minLength range_empty']);
  });
});

test('what is only begun is left out of a save on the way, and is no fault there', () => {
  expect(post({ ...used, min: 2 }, 'used=work', true)).toEqual({ answers: {}, faults: [] });
  expect(
    post({ key: 'why', type: 'short', title: { en: 'Why?' }, minLength: 5 }, 'why=abc', true).faults,
  ).toEqual([]);
  expect(post(used, 'used=none&used=work', true).faults).toMatchObject([{ code: 'alone' }]);
});
