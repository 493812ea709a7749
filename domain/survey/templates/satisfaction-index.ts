import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { csatPoints, mail } from './phrases';
import { say } from './say';

const score = bands.tenPoints('overall');
const end = lastPages('why', reasons(score), score);

/** The three classic items on ten points (Fornell et al. 1996); all three are needed for a person's index. */
export const satisfactionIndex = compose({
  name: 'Satisfaction index',
  pages: [
    scorePage({
      key: 'overall',
      type: 'rating',
      points: 10,
      metric: 'index',
      role: 'overall',
      required: true,
      title: say('All in all, how satisfied are you with {{company.name}}?'),
      labels: { low: csatPoints.low, high: csatPoints.high },
    }),
    {
      id: 'compared',
      questions: [
        {
          key: 'expectation',
          type: 'rating',
          points: 10,
          metric: 'index',
          role: 'expectation',
          title: say('Compared with what you expected, how did we do?'),
          labels: {
            low: say('Much worse'),
            high: say('Much better'),
          },
        },
        {
          key: 'ideal',
          type: 'rating',
          points: 10,
          metric: 'index',
          role: 'ideal',
          title: say('Imagine the ideal company for this. How close are we to it?'),
          labels: {
            low: say('Very far'),
            high: say('Very close'),
          },
        },
      ],
    },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say('Is {{company.name}} what you expected?'),
    preheader: mail.fewQuestions,
    intro: say('We would like to know whether we are what you hoped for, and three quick scores tell us.'),
  },
});
