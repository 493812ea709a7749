import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, ownerOf } from './owners';

const now = new Date('2026-11-20T09:00:00Z');
const ids = ['ann', 'ben', 'cas', 'dot'];
const candidate = (id: string, given: Partial<Candidate> = {}): Candidate => ({
  id,
  awayUntil: null,
  lastAt: null,
  ...given,
});

describe('in turns', () => {
  it('gives everybody who is there as many, give or take one', () => {
    const crews = fc.subarray(ids, { minLength: 1 });
    fc.assert(
      fc.property(crews, crews, fc.nat(60), (members, away, cases) => {
        const candidates = ids.map(id =>
          candidate(id, { awayUntil: away.includes(id) ? new Date(now.getTime() + 1) : null }),
        );
        const present = members.filter(id => !away.includes(id));
        const counts = new Map(present.map(id => [id, 0]));
        for (let turn = 0; turn < cases; turn++) {
          const id = ownerOf({ kind: 'rotation', members }, { attributes: {}, candidates, now });
          if (present.length === 0) expect(id).toBeNull();
          if (id === null) continue;
          expect(present).toContain(id);
          counts.set(id, (counts.get(id) ?? 0) + 1);
          const chosen = candidates.find(one => one.id === id);
          if (chosen) chosen.lastAt = new Date(now.getTime() + turn);
        }
        if (present.length > 0)
          expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('passes over whoever left, and gives nobody anything where all did', () => {
    const candidates = [candidate('ben')];
    const give = (members: string[]) =>
      ownerOf({ kind: 'rotation', members }, { attributes: {}, candidates, now });
    expect([give(['ann', 'ben']), give(['ann'])]).toEqual(['ben', null]);
  });
});

it('goes by an attribute, and to somebody else where it says nothing or that person is away', () => {
  const assign = {
    kind: 'attribute' as const,
    attribute: 'store',
    owners: { Leeds: 'ann', '7': 'ben' },
    otherwise: 'cas',
  };
  const candidates = [
    candidate('ann', { awayUntil: new Date(now.getTime() + 1) }),
    candidate('ben'),
    candidate('cas'),
  ];
  const give = (attributes: Record<string, string | number>) =>
    ownerOf(assign, { attributes, candidates, now });
  expect([give({ store: 7 }), give({ store: 'Leeds' }), give({ store: 'York' }), give({})]).toEqual([
    'ben',
    'cas',
    'cas',
    'cas',
  ]);
});
