import { blackOut } from '@/domain/black-out';
import type { Answers, SurveyDefinition } from '@/domain/survey/definition';
import { questionsOf } from '@/domain/survey/scores';

/** Keys of the questions whose answers say who somebody is. */
export const personalKeys = (definition: SurveyDefinition): string[] =>
  keysOf(definition, ['email', 'phone']);

/** Keys of what people wrote in their own words; an address or a number may stand among them. */
const wordKeys = (definition: SurveyDefinition): string[] => [
  ...keysOf(definition, ['short', 'long']),
  ...questionsOf(definition).map(({ key }) => `${key}.other`),
];

/** Answers for readers who may not see whose they are: without addresses and numbers, also within what was written. */
export function withoutPersonal(answers: Answers, definition: SurveyDefinition): Answers {
  const [hidden, words] = [personalKeys(definition), wordKeys(definition)];
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, value]): [string, Answers[string]][] => {
      if (hidden.includes(key)) return [];
      return [[key, typeof value === 'string' && words.includes(key) ? blackOut(value) : value]];
    }),
  );
}

const keysOf = (definition: SurveyDefinition, types: readonly string[]): string[] =>
  questionsOf(definition).flatMap(({ type, key }) => (types.includes(type) ? [key] : []));
