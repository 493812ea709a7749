import type { Random } from '../metrics/random';
import { chance, normal, pick } from './noise';

/** What a customer would name as the reason for how it was. */
export type Cause =
  | 'late'
  | 'rude'
  | 'waiting'
  | 'unresolved'
  | 'price'
  | 'quality'
  | 'stock'
  | 'hassle'
  | 'friendly'
  | 'advice'
  | 'product'
  | 'fast'
  | 'solved'
  | 'easy';

export type Experience = {
  /** In standard deviations; 0 is an ordinary day, −2 is a bad one. */
  feeling: number;
  cause: Cause;
};

/** Where an experience is made: what may go well, what may go wrong. */
const settings = {
  store: { good: ['friendly', 'advice', 'product'], bad: ['stock', 'waiting', 'price', 'quality'] },
  web: { good: ['easy', 'product', 'fast'], bad: ['price', 'stock', 'quality', 'hassle'] },
  delivery: { good: ['fast', 'product', 'easy'], bad: ['late', 'quality', 'hassle'] },
  desk: { good: ['solved', 'friendly', 'fast'], bad: ['waiting', 'unresolved', 'hassle'] },
  counter: { good: ['easy', 'friendly', 'fast'], bad: ['hassle', 'waiting', 'quality'] },
} as const satisfies Record<string, { good: readonly Cause[]; bad: readonly Cause[] }>;
export type Setting = keyof typeof settings;

/** One planted influence: how strongly it pulls, and what the customer would say it was. */
export type Influence = { experience: number; cause: Cause };

/** Things go wrong by themselves now and then, everywhere and always at the same rate. */
const MISHAP = { share: 0.055, experience: -1.9 };

/** How it was: the person's temper, the day, now and then a mishap, and what was planted. */
export function experienceOf(
  random: Random,
  setting: Setting,
  temper: number,
  planted: Influence | null = null,
): Experience {
  const mishap = chance(random, MISHAP.share);
  const ordinary = temper + 0.75 * normal(random) + (mishap ? MISHAP.experience : 0);
  const feeling = ordinary + (planted?.experience ?? 0);
  if (planted && planted.experience < -0.4 && feeling < 0.2) return { feeling, cause: planted.cause };
  return { feeling, cause: pick(random, feeling < -0.35 ? settings[setting].bad : settings[setting].good) };
}
