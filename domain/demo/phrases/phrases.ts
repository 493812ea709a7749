import type { Cause } from '../experience';
import type { Product } from '../retailer';

export type Mood = 'low' | 'middle' | 'high';

/**
 * What customers write, in parts that are put together. In `causes` the words `{product}`, `{agent}`, `{place}`,
 * `{courier}` and `{days}` are filled in; a sentence whose word is not known is not used.
 */
export type Phrases = {
  openers: Record<Mood, readonly string[]>;
  causes: Record<Cause, readonly string[]>;
  /** What those write who were content but see something to improve. */
  wishes: readonly string[];
  closers: Record<Mood, readonly string[]>;
  products: Record<Product, string>;
};
