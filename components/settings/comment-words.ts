import type { SentimentQuality } from '@/domain/text/quality';
import type { Outputs } from '../trpc';

type Language = Outputs['comment']['quality']['languages'][number];

const FEELINGS: Record<SentimentQuality['classes'][number]['sentiment'], string> = {
  '-1': 'unhappy',
  0: 'neutral',
  1: 'happy',
};

/** Who tells how comments of a language feel, and what would change that. */
export function readerWords({ language, readBy, scored, model }: Language, fewest: number): string {
  if (model) return `Learnt from ${model.n.toLocaleString('en')} of your scored comments.`;
  if (language === null) return 'Soon: comments are read within seconds.';
  const missing = Math.max(0, fewest - scored);
  const later =
    missing > 0
      ? `${missing.toLocaleString('en')} more with a score and it learns from yours.`
      : 'It learns from yours tonight.';
  return readBy === 'lexicon' ? `By a list of English words. ${later}` : `Not available. ${later}`;
}

/** `Right in 81 of 100; always guessing "unhappy" would be right in 63.` */
export function rightWords({ accuracy, majority, classes }: SentimentQuality): string {
  const usual = [...classes].sort((a, b) => b.n - a.n)[0];
  const [right, guess] = [Math.round(accuracy * 100), Math.round(majority * 100)];
  const said = `Right in ${right} of 100; always guessing "${FEELINGS[usual?.sentiment ?? 0]}" would be right in ${guess}.`;
  return right > guess ? said : `${said} Take single comments with care.`;
}

/** How many of each feeling are found, and on what it was measured: for whoever wants to know more. */
export function foundWords({ n, macroF1, classes }: SentimentQuality): string {
  const found = classes.map(
    one => `${FEELINGS[one.sentiment]} ${one.n === 0 ? 'none' : `${Math.round(one.recall * 100)} %`}`,
  );
  return `Found of each feeling: ${found.join(', ')} (macro-F1 ${macroF1.toFixed(2)}). Measured on ${n.toLocaleString('en')} comments, each judged by what the others taught.`;
}

/** `2,518 comments, 2,516 of them with a score`. */
export const countWords = ({ comments, scored }: Language): string =>
  comments === 1
    ? `1 comment, ${scored === 1 ? 'with' : 'without'} a score`
    : `${comments.toLocaleString('en')} comments, ${scored === comments ? 'all' : scored.toLocaleString('en')} with a score`;
