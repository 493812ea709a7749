import { describe, expect, it } from 'vitest';
import { shuffled } from './view';

const items = ['first', 'a', 'b', 'c', 'd', 'none'].map(id => ({
  id,
  fixed: id === 'first' || id === 'none' ? true : undefined,
}));
const orderFor = (seed: string) => shuffled(items, seed).map(({ id }) => id);

describe('shuffled choices', () => {
  it('keep the fixed ones where they stand, and lose none', () => {
    for (let reader = 0; reader < 50; reader += 1) {
      const order = orderFor(`reader ${reader}`);
      expect([order[0], order[5]]).toEqual(['first', 'none']);
      expect([...order].sort()).toEqual(['a', 'b', 'c', 'd', 'first', 'none']);
    }
  });

  it('come in every order about equally often, and in the same at every visit of one reader', () => {
    const counts = new Map<string, number>();
    for (let reader = 0; reader < 2400; reader += 1) {
      const order = orderFor(`reader ${reader}`).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    // 4! orders, 100 each expected; a standard deviation is about 10.
    expect(counts.size).toBe(24);
    expect(Math.min(...counts.values())).toBeGreaterThan(60);
    expect(Math.max(...counts.values())).toBeLessThan(140);
    expect(orderFor('ann')).toEqual(orderFor('ann'));
  });
});
