import { describe, expect, test } from 'vitest';
import { type Condition, holds } from './conditions';

const facts = {
  answers: { recommend: 4, causes: ['late', 'rude'], staff: { friendly: 2 }, on: '2026-03-03', again: false },
  attributes: { tier: 'gold', visits: 3 },
  language: 'de-AT',
};

describe('conditions', () => {
  test.each<[string, boolean, Condition]>([
    ['a score at the boundary', true, { question: 'recommend', op: 'lte', value: 4 }],
    ['a score just past it', false, { question: 'recommend', op: 'lt', value: 4 }],
    [
      'numbers compare as numbers, written as text too',
      true,
      { question: 'recommend', op: 'lt', value: '10' },
    ],
    ['one among several choices', true, { question: 'causes', op: 'eq', value: 'rude' }],
    ['none of several choices', false, { question: 'causes', op: 'notIn', value: ['late'] }],
    ['a matrix row', true, { question: 'staff.friendly', op: 'in', value: [1, 2] }],
    ['a row not answered', false, { question: 'staff.listened', op: 'gte', value: 1 }],
    ['a date before another', true, { question: 'on', op: 'lt', value: '2026-10-01' }],
    ['a no is an answer', true, { question: 'again', op: 'answered' }],
    ['a no equals false', true, { question: 'again', op: 'eq', value: false }],
    ['nothing given is not equal', true, { question: 'why', op: 'ne', value: 'x' }],
    ['nothing given is not below', false, { question: 'why', op: 'lt', value: 5 }],
    ['nothing given, asked for', true, { question: 'why', op: 'answered', value: false }],
    ['an inherited property is no answer', false, { question: 'constructor', op: 'answered' }],
    ['an attribute', true, { attribute: 'tier', op: 'in', value: ['gold', 'silver'] }],
    ['a number attribute', false, { attribute: 'visits', op: 'gt', value: 3 }],
    ['the base language covers the region', true, { language: 'de' }],
    ['another region does not', false, { language: ['de-CH', 'fr'] }],
    ['all of nothing', true, { all: [] }],
    ['any of nothing', false, { any: [] }],
    [
      'groups',
      true,
      {
        all: [
          { any: [{ language: 'fr' }, { attribute: 'tier', op: 'eq', value: 'gold' }] },
          { language: 'de' },
        ],
      },
    ],
  ])('%s: %s', (_, expected, condition) => {
    expect(holds(condition, facts)).toBe(expected);
  });
});
