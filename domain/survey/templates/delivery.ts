import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { csatPoints, mail } from './phrases';
import { say } from './say';

const score = bands.csat('satisfaction');
const end = lastPages(
  'why',
  [
    {
      key: 'delivery_issues',
      type: 'multiple',
      title: say('Did any of this happen?'),
      showIf: { question: 'satisfaction', op: 'lt', value: score.high },
      choices: [
        {
          id: 'late',
          label: say('It came late'),
        },
        {
          id: 'damaged',
          label: say('Something was damaged'),
        },
        {
          id: 'incomplete',
          label: say('Something was missing or wrong'),
        },
        {
          id: 'uninformed',
          label: say('I didn’t know when it would come'),
        },
        {
          id: 'handover',
          label: say('The handover went badly'),
        },
      ],
    },
    ...reasons(score),
  ],
  score,
);

export const delivery = compose({
  name: 'Delivery',
  pages: [
    scorePage({
      key: 'satisfaction',
      type: 'csat',
      required: true,
      title: say('How satisfied are you with this delivery?'),
      labels: csatPoints,
    }),
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say('How was the delivery of your {{interaction.product|order}}?'),
    preheader: mail.fewQuestions,
    intro: say('Your order should be with you by now, and we would like to know if it arrived as it should.'),
  },
});
