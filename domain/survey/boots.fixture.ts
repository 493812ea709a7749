import { type SurveyDefinition, type SurveyDefinitionInput, surveyDefinition } from './definition';

/** How was buying boots in Leeds: unhappy people are asked what went wrong, the others what they liked. */
export const bootsInput = {
  name: 'Boots',
  languages: ['en', 'de'],
  pages: [
    {
      id: 'score',
      questions: [
        {
          key: 'recommend',
          type: 'nps',
          title: { en: 'Would you recommend us?', de: 'Würden Sie uns empfehlen?' },
          required: true,
        },
      ],
      next: [
        { when: { question: 'recommend', op: 'lte', value: 6 }, goto: 'wrong' },
        { when: { question: 'recommend', op: 'gte', value: 9 }, goto: 'liked' },
        { goto: 'thanks' },
      ],
    },
    {
      id: 'wrong',
      questions: [
        {
          key: 'causes',
          type: 'multiple',
          title: { en: 'What went wrong?', de: 'Was ging schief?' },
          choices: [
            { id: 'late', label: { en: 'It was late', de: 'Zu spät' } },
            { id: 'rude', label: { en: 'Rude staff', de: 'Unfreundlich' } },
          ],
          other: {},
          required: true,
          max: 2,
        },
        {
          key: 'staff',
          type: 'matrix',
          title: { en: 'Our staff', de: 'Unser Personal' },
          rows: [
            { id: 'listened', label: { en: 'Listened', de: 'Hörte zu' } },
            { id: 'friendly', label: { en: 'Friendly', de: 'Freundlich' } },
          ],
          showIf: { question: 'causes', op: 'eq', value: 'rude' },
        },
      ],
      next: [{ goto: 'sorry' }],
    },
    {
      id: 'liked',
      questions: [
        { key: 'why', type: 'long', title: { en: 'What did you like?', de: 'Was gefiel Ihnen?' } },
        {
          key: 'order',
          type: 'ranking',
          title: { en: 'Rank them', de: 'Ordnen Sie' },
          choices: ['price', 'fit', 'look'].map(id => ({ id, label: { en: id, de: id } })),
        },
      ],
    },
  ],
  endings: [
    { id: 'thanks', title: { en: 'Thank you', de: 'Danke' } },
    { id: 'sorry', title: { en: 'We are sorry', de: 'Es tut uns leid' } },
  ],
} satisfies SurveyDefinitionInput;

export const boots: SurveyDefinition = surveyDefinition.parse(bootsInput);

/** A one-page survey of the given questions, titled by their keys. */
export function surveyOf(
  ...questions: NonNullable<SurveyDefinitionInput['pages']>[number]['questions'] & object
): SurveyDefinition {
  const titled = questions.map(question => ({ ...question, title: question.title ?? { en: question.key } }));
  return surveyDefinition.parse({ name: 'Test', pages: [{ id: 'only', questions: titled }] });
}
