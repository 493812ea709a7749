import type { Question } from '@/domain/survey/definition';
import type { AnswerFault } from '@/domain/survey/value';
import type { Scene } from './view';
import { fill } from './words/words';

/** The sentence for a fault of this question, in the page's words. */
export function faultText({ words, say }: Scene, fault: AnswerFault, question?: Question): string {
  const { key, code, params } = fault;
  const { min, max, id } = params;
  const known = question && 'choices' in question && question.choices.find(choice => choice.id === id);
  const choice = (known && say(known.label)) || String(id);
  const range =
    min !== undefined && max !== undefined
      ? fill(words.range.both, { min, max })
      : min !== undefined
        ? fill(words.range.min, { min })
        : fill(words.range.max, { max: max ?? '' });
  return fill(words.faults[code], { key, range, choice, ...params });
}
