import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { agreementPoints, csatPoints, mail } from './phrases';
import { say } from './say';

const score = bands.csat('satisfaction');
const end = lastPages(
  'listened',
  [
    {
      key: 'listened',
      type: 'rating',
      points: 5,
      title: say('“I felt listened to.” Do you agree?'),
      labels: agreementPoints,
    },
  ],
  { ...score, settled: 'solved' },
);

export const complaintResolved = compose({
  name: 'Complaint resolved',
  pages: [
    scorePage({
      key: 'satisfaction',
      type: 'csat',
      required: true,
      title: say('How satisfied are you with the way we handled your complaint?'),
      labels: csatPoints,
    }),
    {
      id: 'why',
      questions: [
        ...reasons(score),
        {
          key: 'solved',
          type: 'yesno',
          title: say('Is the matter settled for you?'),
        },
      ],
    },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say('Your complaint: did we settle it?'),
    preheader: mail.fewQuestions,
    intro: say(
      'You told us that something was wrong, and we would like to hear from you whether it has been put right.',
    ),
  },
});
