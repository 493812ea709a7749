import { expect, it } from 'vitest';
import type { Match } from '@/domain/match';
import { wholeMatch } from './whole-match';

const leeds: Match = { attribute: 'location', op: 'in', value: ['Leeds'] };
const unhappy: Match = { band: ['detractor'] };

it('joins values, conditions and the saved filter into one tree without needless groups', () => {
  const known = [{ id: 'mine', match: { all: [leeds, { text: 'refund' }] } satisfies Match }];
  expect(wholeMatch({ filter: { product: ['boots'] }, match: unhappy, saved: 'mine' }, known)).toEqual({
    all: [leeds, { text: 'refund' }, { attribute: 'product', op: 'in', value: ['boots'] }, unhappy],
  });
  expect(wholeMatch({ filter: { location: ['Leeds'] } }, [])).toEqual(leeds);
});

it('keeps *or* apart', () => {
  const either: Match = { any: [leeds, unhappy] };
  expect(wholeMatch({ filter: { product: ['boots'] }, match: either }, [])).toEqual({
    all: [{ attribute: 'product', op: 'in', value: ['boots'] }, either],
  });
});

it('refuses to save a part where the filter beneath it is gone', () => {
  expect(() => wholeMatch({ saved: 'gone', match: unhappy }, [])).toThrow('gone');
});
