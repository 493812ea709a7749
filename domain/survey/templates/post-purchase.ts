import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { npsEnds } from './phrases';
import { say } from './say';

const score = bands.nps('recommend');
const end = lastPages('why', reasons(score), score);

export const postPurchase = compose({
  name: 'Post-purchase',
  pages: [
    scorePage({
      key: 'recommend',
      type: 'nps',
      required: true,
      title: say(
        'After this purchase, how likely are you to recommend {{company.name}} to a friend or colleague?',
      ),
      labels: npsEnds,
    }),
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say('What do you think of your {{interaction.product|purchase}}?'),
    intro: say('You recently bought from us, and we would like to know how it went.'),
  },
});
