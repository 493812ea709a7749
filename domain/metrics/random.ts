/** A seeded source of numbers in [0, 1): the same seed gives the same figures on every machine. */
export type Random = () => number;

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for resampling. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An integer 0..n − 1. */
export function randomIndex(random: Random, n: number): number {
  return Math.floor(random() * n);
}
