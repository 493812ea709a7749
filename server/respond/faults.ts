import type { AnswerFault } from '@/domain/survey/value';
import type { Words } from './words/type';
import { fill } from './words/words';

/** The sentence for a fault, in the page's words. */
export function faultText(words: Words, { key, code, params }: AnswerFault): string {
  const { min, max } = params;
  const range =
    min !== undefined && max !== undefined
      ? fill(words.range.both, { min, max })
      : min !== undefined
        ? fill(words.range.min, { min })
        : fill(words.range.max, { max: max ?? '' });
  return fill(words.faults[code], { key, range, ...params });
}
