import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { agreementPoints, csatPoints, mail } from './phrases';
import { say } from './say';

const score = bands.csat('satisfaction');
const end = lastPages(
  'visit',
  [
    {
      key: 'visit',
      type: 'matrix',
      points: 5,
      title: say('How was it in the store?'),
      labels: agreementPoints,
      rows: [
        {
          id: 'friendly',
          driver: true,
          label: say('The staff were friendly'),
        },
        {
          id: 'atmosphere',
          driver: true,
          label: say('I felt comfortable there'),
        },
        {
          id: 'found',
          driver: true,
          label: say('I found what I was looking for'),
        },
        {
          id: 'waiting',
          driver: true,
          label: say('I didn’t have to wait long'),
        },
      ],
    },
  ],
  score,
);

export const storeVisit = compose({
  name: 'Store visit',
  pages: [
    scorePage({
      key: 'satisfaction',
      type: 'csat',
      required: true,
      title: say('How satisfied are you with your visit?'),
      labels: csatPoints,
    }),
    { id: 'why', questions: reasons(score) },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say('How was your visit to {{interaction.location|our store}}?'),
    preheader: mail.fewQuestions,
    intro: say('It was good to have you with us, and we would like to know how your visit was.'),
  },
});
