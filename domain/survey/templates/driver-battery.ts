import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { agreementPoints, csatPoints, mail } from './phrases';
import { say } from './say';

const score = bands.csat('satisfaction');
const end = lastPages('why', reasons(score), score);

/** The outcome and seven candidate causes on one scale, for the key-driver analysis. */
export const driverBattery = compose({
  name: 'Driver battery',
  pages: [
    scorePage({
      key: 'satisfaction',
      type: 'csat',
      required: true,
      title: say('All in all, how satisfied are you with {{company.name}}?'),
      labels: csatPoints,
    }),
    {
      id: 'experience',
      questions: [
        {
          key: 'experience',
          type: 'matrix',
          points: 5,
          randomize: true,
          title: say('How did you find your contact with us?'),
          labels: agreementPoints,
          rows: [
            {
              id: 'listened',
              driver: true,
              label: say('They listened to me'),
            },
            {
              id: 'important',
              driver: true,
              label: say('I felt important to them'),
            },
            {
              id: 'friendly',
              driver: true,
              label: say('The staff were friendly'),
            },
            {
              id: 'atmosphere',
              driver: true,
              label: say('The atmosphere was pleasant'),
            },
            {
              id: 'communication',
              driver: true,
              label: say('I was told clearly what would happen'),
            },
            {
              id: 'responsibility',
              driver: true,
              label: say('They took responsibility'),
            },
            {
              id: 'solved',
              driver: true,
              label: say('They solved it'),
            },
          ],
        },
      ],
    },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say('How did you find your contact with {{company.name}}?'),
    preheader: mail.fewQuestions,
    intro: say(
      'You were recently in touch with us, and we would like to know what was good about it and what was not.',
    ),
  },
});
