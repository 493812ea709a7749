import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { agreementPoints, csatPoints, mail, say } from './phrases';

const score = bands.csat('satisfaction');
const end = lastPages(
  'listened',
  [
    {
      key: 'listened',
      type: 'rating',
      points: 5,
      title: say({
        en: '“I felt listened to.” Do you agree?',
        de: '„Man hat mir zugehört.“ Stimmen Sie zu?',
        fr: '« J’ai eu une écoute attentive. » Êtes-vous d’accord ?',
        es: '«Me escucharon con atención». ¿Está de acuerdo?',
      }),
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
      title: say({
        en: 'How satisfied are you with the way we handled your complaint?',
        de: 'Wie zufrieden sind Sie damit, wie wir mit Ihrer Beschwerde umgegangen sind?',
        fr: 'Le traitement de votre réclamation vous a-t-il donné satisfaction ?',
        es: '¿Cuál es su grado de satisfacción con la forma en que atendimos su queja?',
      }),
      labels: csatPoints,
    }),
    {
      id: 'why',
      questions: [
        ...reasons(score),
        {
          key: 'solved',
          type: 'yesno',
          title: say({
            en: 'Is the matter settled for you?',
            de: 'Ist die Sache für Sie erledigt?',
            fr: 'Pour vous, l’affaire est-elle réglée ?',
            es: '¿Considera que el asunto está resuelto?',
          }),
        },
      ],
    },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say({
      en: 'Your complaint: did we settle it?',
      de: 'Ihre Beschwerde: Ist sie für Sie erledigt?',
      fr: 'Votre réclamation : est-elle réglée ?',
      es: 'Su queja: ¿la hemos resuelto?',
    }),
    preheader: mail.fewQuestions,
    intro: say({
      en: 'You told us that something was wrong, and we would like to hear from you whether it has been put right.',
      de: 'Sie haben uns gesagt, dass etwas nicht stimmte, und wir möchten von Ihnen hören, ob es jetzt in Ordnung ist.',
      fr: 'Vous nous avez signalé un problème et nous aimerions savoir de vous s’il est réglé.',
      es: 'Nos dijo que algo no iba bien y nos gustaría que nos contara si ya está arreglado.',
    }),
  },
});
