import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { agreementEnds, csatPoints, mail } from './phrases';
import { say } from './say';

const score = bands.csat('satisfaction');
const end = lastPages(
  'effort',
  [
    {
      key: 'effort',
      type: 'ces',
      title: say('“{{company.name}} made it easy for me to get help.” Do you agree?'),
      labels: agreementEnds,
    },
  ],
  { ...score, settled: 'solved' },
);

export const support = compose({
  name: 'Support',
  pages: [
    scorePage({
      key: 'satisfaction',
      type: 'csat',
      required: true,
      title: say('How satisfied are you with the help you received?'),
      labels: csatPoints,
    }),
    {
      id: 'why',
      questions: [
        ...reasons(score),
        {
          key: 'solved',
          type: 'yesno',
          title: say('Has your question been settled?'),
        },
      ],
    },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say('Your support request: did we help?'),
    preheader: mail.fewQuestions,
    intro: say('You contacted us recently, and we would like to know whether it helped.'),
  },
});
