import type { Random } from '../metrics/random';
import type { Cause } from './experience';
import { between, chance, pick } from './noise';
import { de } from './phrases/de';
import { en } from './phrases/en';
import { es } from './phrases/es';
import { fr } from './phrases/fr';
import type { Mood, Phrases } from './phrases/phrases';
import type { Language, Product } from './retailer';

const languages: Record<Language, Phrases> = { en, de, fr, es };

/** What a comment may name; what is absent is not talked about. */
export type CommentFacts = { product?: Product; agent?: string; place?: string; courier?: string };

/**
 * What a customer writes about the cause, in one of several tones: a few words, a plain sentence, or the whole story.
 * A reason that fits the mood comes first; those in the middle often add a wish.
 */
export function commentOn(
  random: Random,
  { language, cause, mood, facts }: { language: Language; cause: Cause; mood: Mood; facts: CommentFacts },
): string {
  const phrases = languages[language];
  const words: Record<string, string | undefined> = {
    ...facts,
    product: facts.product && phrases.products[facts.product],
    days: String(Math.round(between(random, 2, 12))),
  };
  const sentencesOn = (about: Cause) =>
    phrases.causes[about].flatMap(sentence => fill(sentence, words) ?? []);
  const own = sentencesOn(cause);
  const sayable = own.length > 0 ? own : sentencesOn(mood === 'low' ? 'hassle' : 'easy');
  const reason = pick(random, sayable);
  const tone = random();
  if (tone < 0.18) return chance(random, 0.5) ? reason.toLowerCase().replace(/[.!]$/, '') : reason;
  const parts = [reason];
  if (mood === 'middle' && chance(random, 0.6)) parts.push(pick(random, phrases.wishes));
  if (tone > 0.42) parts.unshift(pick(random, phrases.openers[mood]));
  if (tone > 0.66) parts.push(pick(random, phrases.closers[mood]));
  if (tone > 0.88) {
    const more = pick(random, sayable);
    if (more !== reason) parts.splice(2, 0, more);
  }
  return parts.join(' ');
}

function fill(sentence: string, words: Record<string, string | undefined>): string | null {
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '');
  if (names.some(name => words[name] === undefined)) return null;
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
}
