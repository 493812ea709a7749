/** How much the language that was asked in counts against what the words look like: a score's worth per word of text. */
const PRIOR = 0.3;

/** Written forms of one language that a detector does not tell apart. */
const ALIASES: Record<string, string> = { nb: 'no', nn: 'no', iw: 'he', in: 'id' };

/**
 * The language a text is written in, by base tag. `scores`: how much it looks like each language, 0..1; `asked`: the one
 * that its writer was asked in, which decides where few words say little. Measured in decision record 015.
 */
export function languageOf(scores: Record<string, number>, text: string, asked: string): string {
  const expected = baseLanguage(asked);
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  let best = expected;
  let most = (scores[expected] ?? 0) + PRIOR / Math.max(1, words);
  for (const [language, score] of Object.entries(scores)) {
    if (language !== expected && score > most) [best, most] = [language, score];
  }
  return best;
}

/** `de` of `de-AT`; one tag for written forms that are not told apart. */
export function baseLanguage(tag: string): string {
  const base = tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  return ALIASES[base] ?? base;
}
