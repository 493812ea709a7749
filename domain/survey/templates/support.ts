import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { agreementEnds, csatPoints, mail, say } from './phrases';

const score = bands.csat('satisfaction');
const end = lastPages(
  'effort',
  [
    {
      key: 'effort',
      type: 'ces',
      title: say({
        en: '“{{company.name}} made it easy for me to get help.” Do you agree?',
        de: '„{{company.name}} hat es mir leicht gemacht, Hilfe zu bekommen.“ Stimmen Sie zu?',
        fr: '« Avec {{company.name}}, il m’a été facile d’obtenir de l’aide. » Êtes-vous d’accord ?',
        es: '«{{company.name}} me ha puesto fácil recibir ayuda». ¿Está de acuerdo?',
      }),
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
      title: say({
        en: 'How satisfied are you with the help you received?',
        de: 'Wie zufrieden sind Sie mit der Hilfe, die Sie erhalten haben?',
        fr: 'L’aide que vous avez reçue vous a-t-elle donné satisfaction ?',
        es: '¿Cuál es su grado de satisfacción con la ayuda que recibió?',
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
            en: 'Has your question been settled?',
            de: 'Ist Ihr Anliegen erledigt?',
            fr: 'Votre demande est-elle réglée ?',
            es: '¿Ha quedado resuelta su consulta?',
          }),
        },
      ],
    },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say({
      en: 'Your support request: did we help?',
      de: 'Ihre Anfrage: Konnten wir Ihnen helfen?',
      fr: 'Votre demande : avons-nous pu vous aider ?',
      es: 'Su consulta: ¿le hemos ayudado?',
    }),
    preheader: mail.fewQuestions,
    intro: say({
      en: 'You contacted us recently, and we would like to know whether it helped.',
      de: 'Sie haben sich kürzlich an uns gewandt, und wir möchten wissen, ob es geholfen hat.',
      fr: 'Vous nous avez contactés récemment et nous aimerions savoir si nous vous avons été utiles.',
      es: 'Hace poco se puso en contacto con nosotros y nos gustaría saber si le fue útil.',
    }),
  },
});
