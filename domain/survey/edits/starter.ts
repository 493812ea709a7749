import { type Question, type QuestionType, questionSchema } from '../definition';
import { say } from '../templates/say';

/** A new question of a type, with what it needs to be answerable: three empty choices or rows, known wordings. */
export function starterQuestion(type: QuestionType, key: string, languages: readonly string[]): Question {
  const spoken = (words: Record<string, string>) =>
    Object.fromEntries(languages.flatMap(tag => (words[tag] ? [[tag, words[tag]]] : [])));
  const wording = WORDINGS[type];
  return questionSchema.parse({
    type,
    key,
    title: wording ? spoken(wording) : {},
    ...(type === 'matrix' ? { rows: threeOf('row') } : {}),
    ...(HAS_CHOICES.has(type) ? { choices: threeOf('choice') } : {}),
  });
}

/** Questions whose wording is settled: asked otherwise, their scores could not be compared with anybody's. */
const WORDINGS: Partial<Record<QuestionType, Record<string, string>>> = {
  nps: say('How likely are you to recommend {{company.name}} to a friend or colleague?'),
  csat: say('All in all, how satisfied are you with {{company.name}}?'),
  ces: say('“{{company.name}} made it easy for me to get help.” Do you agree?'),
};

const HAS_CHOICES = new Set<QuestionType>(['single', 'multiple', 'dropdown', 'ranking']);

const threeOf = (noun: string) => [1, 2, 3].map(number => ({ id: `${noun}_${number}`, label: {} }));
