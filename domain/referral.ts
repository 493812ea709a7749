import { type Random, randomIndex } from './metrics/random';

/** Digits and letters that nobody takes for another, without vowels: no code is a word. */
const SIGNS = '23456789bcdfghjkmnpqrstvwxz';
const LENGTH = 8;

/** Eight signs of 27: one guess in 280,000 hits one of a million customers. */
export const newReferralCode = (random: Random): string =>
  Array.from({ length: LENGTH }, () => SIGNS[randomIndex(random, SIGNS.length)] ?? '').join('');

/** A code as it is kept, however it was typed; null for what can be none. */
export function readReferralCode(typed: string): string | null {
  const code = typed.trim().toLowerCase();
  return code.length === LENGTH && [...code].every(sign => SIGNS.includes(sign)) ? code : null;
}

/** Where a recommendation with this code leads: `{code}` in the workspace's address. */
export const referralLink = (referralUrl: string, code: string): string =>
  referralUrl.replaceAll('{code}', code);
