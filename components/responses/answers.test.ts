import { describe, expect, it } from 'vitest';
import { parseDefinition } from '@/domain/survey/parse';
import { answersInWords } from './answers';

const parsed = parseDefinition({
  name: 'Boots',
  languages: ['en', 'de'],
  pages: [
    {
      id: 'one',
      questions: [
        { key: 'recommend', type: 'nps', title: { en: 'Recommend us?', de: 'Empfehlen?' } },
        { key: 'intro', type: 'statement', title: { en: 'Thank you' } },
        {
          key: 'staff',
          type: 'matrix',
          title: { en: 'Our staff' },
          points: 5,
          rows: [
            { id: 'kind', label: { en: 'Friendly' } },
            { id: 'fast', label: { en: 'Quick' } },
          ],
        },
        {
          key: 'where',
          type: 'multiple',
          title: { en: 'Where?' },
          choices: [{ id: 'a', label: { en: 'Store', de: 'Laden' } }],
          other: { label: { en: 'Elsewhere' } },
        },
        {
          key: 'again',
          type: 'yesno',
          title: { en: 'Buy at {{company.name}} again, {{customer.name|friend}}?' },
        },
        { key: 'why', type: 'long', title: { en: 'Why?' } },
      ],
    },
  ],
  endings: [{ id: 'end', title: { en: 'Bye' } }],
});

const definition = (() => {
  if (!('definition' in parsed)) throw new Error('the fixture is a definition');
  return parsed.definition;
})();

describe('answers in words', () => {
  const answers = {
    recommend: 0,
    staff: { fast: 2 },
    where: ['a', 'other'],
    'where.other': 'On the train',
    again: false,
  };

  it('names scales, choices, rows and refusals, and keeps a zero an answer', () => {
    const words = answersInWords(definition, answers, 'en');
    expect(words.map(({ key, lines }) => [key, lines])).toEqual([
      ['recommend', ['0 of 10']],
      ['staff', ['Quick: 2 of 5']],
      ['where', ['Store', 'Elsewhere: On the train']],
      ['again', ['No']],
      ['why', []],
    ]);
  });

  it('fills in what stood in the question, and leaves a hidden name to its fallback', () => {
    const words = answersInWords(definition, answers, 'en', { company: { name: 'Boots & Co' } });
    expect(words[3]?.title).toBe('Buy at Boots & Co again, friend?');
  });

  it('speaks the language of the answer where the survey has it', () => {
    const words = answersInWords(definition, answers, 'de-AT');
    expect(words[0]?.title).toBe('Empfehlen?');
    expect(words[2]?.lines[0]).toBe('Laden');
    expect(words[1]?.title).toBe('Our staff');
  });
});
