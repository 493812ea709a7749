import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { agreementEnds, mail } from './phrases';
import { say } from './say';

const score = bands.ces('effort');
const end = lastPages(
  'first_steps',
  [
    {
      key: 'goal_reached',
      type: 'yesno',
      title: say('Have you been able to do what you came for?'),
    },
    {
      key: 'next_help',
      type: 'single',
      title: say('What would help you most now?'),
      choices: [
        {
          id: 'person',
          label: say('Somebody to show me around'),
        },
        {
          id: 'guide',
          label: say('A short written guide'),
        },
        {
          id: 'video',
          label: say('A short film'),
        },
        {
          id: 'nothing',
          label: say('Nothing, I’m getting on fine'),
        },
      ],
    },
  ],
  score,
);

export const onboarding = compose({
  name: 'Onboarding',
  pages: [
    scorePage({
      key: 'effort',
      type: 'ces',
      required: true,
      title: say('“{{company.name}} made it easy for me to get started.” Do you agree?'),
      labels: agreementEnds,
    }),
    { id: 'why', questions: reasons(score) },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say('Your first weeks with {{company.name}}: how is it going?'),
    preheader: mail.fewQuestions,
    intro: say(
      'You have been with us for a little while, and we would like to know how you are finding your feet.',
    ),
  },
});
