import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { csatPoints, mail, say } from './phrases';

const score = { ...bands.csat('satisfaction'), settled: 'put_right' };
const wording = {
  low: say({
    en: 'What is still wrong?',
    de: 'Was stimmt noch nicht?',
    fr: 'Qu’est-ce qui ne va toujours pas ?',
    es: '¿Qué sigue sin estar bien?',
  }),
  middle: say({
    en: 'What would have made it better?',
    de: 'Was hätte es besser gemacht?',
    fr: 'Qu’est-ce qui aurait été mieux ?',
    es: '¿Qué lo habría mejorado?',
  }),
  high: say({
    en: 'What made the difference?',
    de: 'Was hat den Ausschlag gegeben?',
    fr: 'Qu’est-ce qui a fait la différence ?',
    es: '¿Qué fue lo decisivo?',
  }),
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
      title: say({
        en: 'How satisfied are you with {{company.name}} now?',
        de: 'Wie zufrieden sind Sie jetzt mit {{company.name}}?',
        fr: 'À présent, le service de {{company.name}} vous donne-t-il satisfaction ?',
        es: '¿Cuál es ahora su grado de satisfacción con {{company.name}}?',
      }),
      labels: csatPoints,
    }),
    {
      id: 'outcome',
      questions: [
        {
          key: 'put_right',
          type: 'yesno',
          title: say({
            en: 'Did we put it right?',
            de: 'Haben wir es in Ordnung gebracht?',
            fr: 'Avons-nous réparé les choses ?',
            es: '¿Lo hemos solucionado?',
          }),
        },
      ],
    },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say({
      en: 'You told us something was wrong. Did we put it right?',
      de: 'Sie hatten Ärger mit uns. Ist es jetzt in Ordnung?',
      fr: 'Vous aviez un problème. Est-il réglé ?',
      es: 'Nos contó un problema. ¿Está ya resuelto?',
    }),
    preheader: mail.fewQuestions,
    intro: say({
      en: 'We have been in touch about what went wrong, and only you can tell us whether we made up for it.',
      de: 'wir haben uns wegen Ihres Anliegens gemeldet, und nur Sie können uns sagen, ob es jetzt gut ist.',
      fr: 'Nous avons échangé avec vous au sujet de ce problème et personne ne peut dire mieux que vous s’il est réglé.',
      es: 'Hablamos con usted sobre lo que había pasado y solo usted puede decirnos si ya está bien.',
    }),
  },
});
