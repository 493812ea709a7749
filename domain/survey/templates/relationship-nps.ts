import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { likelihoodEnds, mail, npsEnds } from './phrases';
import { say } from './say';

const score = bands.nps('recommend');
const end = lastPages(
  'future',
  [
    {
      key: 'buy_again',
      type: 'rating',
      points: 5,
      title: say('How likely are you to choose {{company.name}} again?'),
      labels: likelihoodEnds,
    },
  ],
  score,
);

export const relationshipNps = compose({
  name: 'Relationship NPS',
  pages: [
    scorePage({
      key: 'recommend',
      type: 'nps',
      required: true,
      title: say('How likely are you to recommend {{company.name}} to a friend or colleague?'),
      labels: npsEnds,
    }),
    {
      id: 'why',
      questions: reasons(score, {
        low: say('What has gone wrong between us?'),
        middle: say('What should we do better?'),
        high: say('What do we do well?'),
      }),
    },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say('How are things between you and {{company.name}}?'),
    preheader: mail.fewQuestions,
    intro: say('You have been our customer for some time, and we would like to know what you think of us.'),
  },
});
