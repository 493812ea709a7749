import { describe, expect, it } from 'vitest';
import { parseDefinition } from '@/domain/survey/parse';
import { countPaths, needsOf, type PathGroup } from '@/server/reports/survey/paths';

function parsed(raw: unknown) {
  const result = parseDefinition(raw);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.definition;
}

const text = (key: string, more: object = {}) => ({ key, type: 'short', title: key, ...more });

/** Ways that depend on a row of a matrix, on a text being there, on an attribute and on the language. */
const branching = parsed({
  name: 'Ways',
  languages: ['en', 'de'],
  pages: [
    {
      id: 'first',
      questions: [
        { key: 'parts', type: 'matrix', title: 'Parts', rows: [{ id: 'sole', label: 'Sole' }] },
        text('why'),
      ],
      next: [{ when: { question: 'parts.sole', op: 'lte', value: 2 }, goto: 'last' }],
    },
    {
      id: 'middle',
      questions: [
        text('more', { showIf: { question: 'why', op: 'answered' } }),
        text('gold', { showIf: { attribute: 'tier', op: 'eq', value: 'gold' } }),
      ],
    },
    { id: 'last', questions: [text('german', { showIf: { language: 'de' } }), text('bye')] },
  ],
});

const needs = needsOf([branching]);
const group = (more: Partial<PathGroup>): PathGroup => ({
  slice: 0,
  version: 1,
  state: 'completed',
  lastPage: 'last',
  answers: [null, null],
  attributes: [null],
  language: 'en',
  n: 1,
  ...more,
});
const count = (...groups: PathGroup[]) => {
  const { pages, asked } = countPaths(groups, [{ version: 1, definition: branching }], needs, 1);
  return {
    reached: Object.fromEntries([...pages].map(([id, page]) => [id, page.reached[0]])),
    left: Object.fromEntries([...pages].map(([id, page]) => [id, page.left[0]])),
    asked: Object.fromEntries([...asked].map(([key, n]) => [key, n[0]])),
  };
};

describe('ways through a survey', () => {
  it('are told apart by what its conditions ask for, and by nothing else', () => {
    expect(needs).toEqual({
      answers: [
        { name: 'parts.sole', isGiven: false },
        { name: 'why', isGiven: true },
      ],
      attributes: ['tier'],
      language: true,
    });
  });

  it('lead past pages by a row of a matrix', () => {
    expect(count(group({ answers: [2, true], n: 5 })).reached).toEqual({ first: 5, last: 5 });
    expect(count(group({ answers: [3, true], n: 5 })).reached).toEqual({ first: 5, middle: 5, last: 5 });
  });

  it('skip a page on which nothing is shown', () => {
    expect(count(group({})).reached).toEqual({ first: 1, last: 1 });
    expect(count(group({ attributes: ['gold'] })).asked).toEqual({ parts: 1, why: 1, gold: 1, bye: 1 });
    expect(count(group({ language: 'de' })).asked).toMatchObject({ german: 1 });
  });

  it('end where somebody stopped, at the page after the last one posted', () => {
    const stopped = { state: 'partial' as const, answers: [4, true] };
    const counted = count(
      group({ ...stopped, lastPage: null, n: 2 }),
      group({ ...stopped, lastPage: 'first', n: 3 }),
      group({ ...stopped, lastPage: 'middle', n: 4 }),
      group({ ...stopped, answers: [1, null], lastPage: 'first', n: 6 }),
      group({ answers: [4, true], n: 10 }),
    );
    expect(counted.reached).toEqual({ first: 25, middle: 17, last: 20 });
    expect(counted.left).toEqual({ first: 2, middle: 3, last: 10 });
  });

  it('of a version that is not known count as begun only', () => {
    const { begun, pages } = countPaths(
      [group({ version: 9 })],
      [{ version: 1, definition: branching }],
      needs,
      1,
    );
    expect([begun, pages.size]).toEqual([[1], 0]);
  });
});
