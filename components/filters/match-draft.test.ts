import { expect, it } from 'vitest';
import type { Match } from '@/domain/match';
import { draftOf, emptyRow, faultOf, isIncomplete, matchOf, treeFault } from './match-draft';

const survey = '0190a3e2-0000-7000-8000-000000000001';

const leaves: Match[] = [
  { attribute: 'location', op: 'in', value: ['Leeds', 'York'] },
  { attribute: 'amount', op: 'lt', value: '50' },
  { band: ['detractor', 'hard'] },
  { score: { survey, question: 'recommend', from: 0, to: 6 } },
  { language: ['de'] },
  { survey: [survey] },
  { version: { survey, versions: [1, 3] } },
  { program: [survey] },
  { flag: ['speeder', 'any'] },
  { text: 'late, again' },
];

it('takes every kind of condition, joined in any way, apart and puts it together again', () => {
  const trees: Match[] = [
    { all: leaves },
    { all: [{ any: leaves.slice(0, 2) }, { not: { any: leaves.slice(2, 4) } }] },
    { any: [{ all: leaves.slice(0, 2) }, { not: { text: 'refund' } }] },
    { not: { all: leaves.slice(4, 6) } },
    ...leaves,
  ];
  for (const tree of trees) {
    expect(matchOf(draftOf(tree))).toEqual(tree);
    expect(treeFault(tree)).toBeNull();
  }
});

it('begins with one empty row, which is no condition yet', () => {
  const draft = draftOf(null);
  expect(draft.parts).toEqual([emptyRow('attribute')]);
  expect(isIncomplete(draft)).toBe(true);
  expect(matchOf(draft)).toBeNull();
});

it('leaves out groups without a condition', () => {
  const [leeds] = draftOf(leaves[0] ?? null).parts;
  if (!leeds) throw new Error('a row is missing');
  expect(matchOf({ join: 'any', parts: [leeds, { join: 'none', parts: [] }] })).toEqual(leaves[0]);
});

it('says what is missing in a row', () => {
  expect(faultOf({ of: 'attribute', attribute: 'location', op: 'in', values: [] })).toBe(
    'Choose at least one.',
  );
  expect(faultOf({ of: 'score', survey, question: 'recommend', from: 7, to: 3 })).toContain('above');
  expect(faultOf({ of: 'text', text: '  ' })).toBe('Say which words.');
});

it('refuses what is too deep, in words', () => {
  const deep: Match = { all: [{ any: [{ not: { any: [{ all: [{ text: 'a' }] }] } }] }] };
  expect(treeFault(deep)).toMatch(/deep/);
});
