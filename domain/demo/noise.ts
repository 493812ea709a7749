import { type Random, seededRandom } from '../metrics/random';

/** A stream of numbers of its own for a thing, whatever happens to the others: FNV-1a over the seed and the thing's name. */
export function randomFor(seed: number, name: string): Random {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < name.length; index++)
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  // Neighbouring names differ in few bits: MurmurHash3's finalizer (Appleby, public domain) spreads them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return seededRandom(hash ^ (hash >>> 16));
}

export const chance = (random: Random, probability: number): boolean => random() < probability;

export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** One of the items, in proportion to its weight. */
export function pickWeighted<T extends { weight: number }>(random: Random, items: readonly T[]): T {
  let left = random() * items.reduce((sum, item) => sum + item.weight, 0);
  for (const item of items) {
    left -= item.weight;
    if (left < 0) return item;
  }
  return pick(random, items);
}

/** Standard normal by Box & Muller 1958. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random());

export const between = (random: Random, low: number, high: number): number => low + random() * (high - low);
