import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { csatPoints, mail } from './phrases';
import { say } from './say';

const score = { ...bands.csat('satisfaction'), settled: 'put_right' };
const wording = {
  low: say('What is still wrong?'),
  middle: say('What would have made it better?'),
  high: say('What made the difference?'),
};
const end = lastPages('why', reasons(score, wording), score);

/** The satisfaction after the repair comes first: the mail carries its scale, and it is what recovery compares. */
export const recoveryCheck = compose({
  name: 'Recovery check',
  pages: [
    scorePage({
      key: 'satisfaction',
      type: 'csat',
      required: true,
      title: say('How satisfied are you with {{company.name}} now?'),
      labels: csatPoints,
    }),
    {
      id: 'outcome',
      questions: [
        {
          key: 'put_right',
          type: 'yesno',
          title: say('Did we put it right?'),
        },
      ],
    },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say('You told us something was wrong. Did we put it right?'),
    preheader: mail.fewQuestions,
    intro: say(
      'We have been in touch about what went wrong, and only you can tell us whether we made up for it.',
    ),
  },
});
