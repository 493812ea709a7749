import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { agreementEnds, mail } from './phrases';
import { say } from './say';

const score = bands.ces('effort');
const end = lastPages(
  'cause',
  [
    {
      key: 'return_reason',
      type: 'single',
      title: say('Why did you send it back?'),
      choices: [
        {
          id: 'fit',
          label: say('It didn’t fit'),
        },
        {
          id: 'defect',
          label: say('It was faulty'),
        },
        {
          id: 'different',
          label: say('It was not as described'),
        },
        {
          id: 'late',
          label: say('It came too late'),
        },
        {
          id: 'changed_mind',
          label: say('I changed my mind'),
        },
      ],
      other: {
        label: say('Another reason'),
      },
    },
  ],
  score,
);

export const returnExchange = compose({
  name: 'Return & exchange',
  pages: [
    scorePage({
      key: 'effort',
      type: 'ces',
      required: true,
      title: say('“{{company.name}} made my return or exchange easy.” Do you agree?'),
      labels: agreementEnds,
    }),
    { id: 'why', questions: reasons(score) },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say('How did the return of your {{interaction.product|order}} go?'),
    preheader: mail.fewQuestions,
    intro: say('You recently returned or exchanged something, and we would like to know how easy that was.'),
  },
});
