/** A survey with every type of question over four pages, in two languages, with a branch and three endings. */
export const everyQuestion = {
  name: 'Your boots',
  languages: ['en', 'de'],
  pages: [
    {
      id: 'score',
      questions: [
        {
          key: 'recommend',
          type: 'nps',
          required: true,
          title: { en: 'Would you recommend us?', de: 'Würden Sie uns empfehlen?' },
        },
        { key: 'why', type: 'long', title: { en: 'Why?', de: 'Warum?' }, maxLength: 2000 },
      ],
      next: [{ when: { question: 'recommend', op: 'gte', value: 9 }, goto: 'reach' }],
    },
    {
      id: 'details',
      title: 'What happened',
      questions: [
        { key: 'satisfied', type: 'csat', style: 'faces', title: 'How satisfied are you?' },
        { key: 'stars', type: 'csat', style: 'stars', title: 'And with the shop?' },
        { key: 'easy', type: 'ces', title: 'It was easy to order.' },
        { key: 'fit', type: 'rating', points: 10, title: 'How well do they fit?' },
        {
          key: 'parts',
          type: 'matrix',
          required: true,
          title: 'Rate each',
          rows: [
            { id: 'sole', label: 'Sole' },
            { id: 'lace', label: 'Lace' },
          ],
        },
        {
          key: 'reason',
          type: 'single',
          title: 'Main reason',
          choices: [
            { id: 'price', label: 'Price' },
            { id: 'looks', label: 'Looks' },
          ],
          other: {},
        },
        {
          key: 'used',
          type: 'multiple',
          title: 'Used for',
          max: 2,
          choices: [
            { id: 'work', label: 'Work' },
            { id: 'hike', label: 'Hikes' },
            { id: 'town', label: 'Town' },
          ],
        },
        {
          key: 'size',
          type: 'dropdown',
          title: 'Size',
          choices: [
            { id: 's40', label: '40' },
            { id: 's41', label: '41' },
          ],
        },
        {
          key: 'order',
          type: 'ranking',
          title: 'What matters',
          choices: [
            { id: 'a', label: 'Comfort' },
            { id: 'b', label: 'Weight' },
            { id: 'c', label: 'Warmth' },
          ],
        },
      ],
    },
    {
      id: 'reach',
      questions: [
        { key: 'hello', type: 'statement', title: 'Nearly done' },
        { key: 'again', type: 'yesno', title: 'Would you buy again?' },
        { key: 'nick', type: 'short', title: 'Name of your boots' },
        { key: 'pairs', type: 'number', integer: true, min: 0, max: 50, title: 'How many pairs?' },
        { key: 'bought', type: 'date', title: 'Bought on' },
        { key: 'mail', type: 'email', title: 'Your e-mail' },
        { key: 'call', type: 'phone', title: 'Your phone' },
        { key: 'agree', type: 'consent', required: true, title: 'You may quote me' },
      ],
    },
  ],
  endings: [
    {
      id: 'fan',
      title: 'Glad to hear it',
      when: { question: 'recommend', op: 'gte', value: 9 },
      link: { label: 'Tell a friend', url: 'https://example.com/review' },
    },
    { id: 'end', title: { en: 'Thank you', de: 'Danke' } },
  ],
};
