import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { agreementPoints, csatPoints, mail, say } from './phrases';

const score = bands.csat('satisfaction');
const end = lastPages('why', reasons(score), score);

/** The outcome and seven candidate causes on one scale, for the key-driver analysis. */
export const driverBattery = compose({
  name: 'Driver battery',
  pages: [
    scorePage({
      key: 'satisfaction',
      type: 'csat',
      required: true,
      title: say({
        en: 'All in all, how satisfied are you with {{company.name}}?',
        de: 'Wie zufrieden sind Sie alles in allem mit {{company.name}}?',
        fr: 'Dans l’ensemble, le service de {{company.name}} vous donne-t-il satisfaction ?',
        es: 'En conjunto, ¿cuál es su grado de satisfacción con {{company.name}}?',
      }),
      labels: csatPoints,
    }),
    {
      id: 'experience',
      questions: [
        {
          key: 'experience',
          type: 'matrix',
          points: 5,
          randomize: true,
          title: say({
            en: 'How did you find your contact with us?',
            de: 'Wie haben Sie den Kontakt mit uns erlebt?',
            fr: 'Comment avez-vous vécu votre contact avec nous ?',
            es: '¿Cómo fue su trato con nosotros?',
          }),
          labels: agreementPoints,
          rows: [
            {
              id: 'listened',
              driver: true,
              label: say({
                en: 'They listened to me',
                de: 'Man hat mir zugehört',
                fr: 'On a su m’écouter',
                es: 'Me escucharon',
              }),
            },
            {
              id: 'important',
              driver: true,
              label: say({
                en: 'I felt important to them',
                de: 'Ich hatte das Gefühl, wichtig zu sein',
                fr: 'J’ai senti que je comptais',
                es: 'Sentí que les importaba',
              }),
            },
            {
              id: 'friendly',
              driver: true,
              label: say({
                en: 'The staff were friendly',
                de: 'Das Personal war freundlich',
                fr: 'Le personnel était aimable',
                es: 'El personal fue amable',
              }),
            },
            {
              id: 'atmosphere',
              driver: true,
              label: say({
                en: 'The atmosphere was pleasant',
                de: 'Die Atmosphäre war angenehm',
                fr: 'L’ambiance était agréable',
                es: 'El ambiente era agradable',
              }),
            },
            {
              id: 'communication',
              driver: true,
              label: say({
                en: 'I was told clearly what would happen',
                de: 'Mir wurde klar gesagt, wie es weitergeht',
                fr: 'On m’a expliqué clairement la suite',
                es: 'Me explicaron con claridad qué iba a pasar',
              }),
            },
            {
              id: 'responsibility',
              driver: true,
              label: say({
                en: 'They took responsibility',
                de: 'Man hat Verantwortung übernommen',
                fr: 'On a pris ses responsabilités',
                es: 'Asumieron su responsabilidad',
              }),
            },
            {
              id: 'solved',
              driver: true,
              label: say({
                en: 'They solved it',
                de: 'Mein Anliegen wurde gelöst',
                fr: 'Mon problème a été résolu',
                es: 'Me lo resolvieron',
              }),
            },
          ],
        },
      ],
    },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say({
      en: 'How did you find your contact with {{company.name}}?',
      de: 'Wie war Ihr Kontakt mit {{company.name}}?',
      fr: 'Comment s’est passé votre contact avec {{company.name}} ?',
      es: '¿Qué tal su trato con {{company.name}}?',
    }),
    preheader: mail.fewQuestions,
    intro: say({
      en: 'You were recently in touch with us, and we would like to know what was good about it and what was not.',
      de: 'Sie hatten kürzlich mit uns zu tun, und wir möchten wissen, was dabei gut war und was nicht.',
      fr: 'Vous avez récemment eu affaire à nous et nous aimerions savoir ce qui allait et ce qui n’allait pas.',
      es: 'Hace poco tuvo trato con nosotros y nos gustaría saber qué estuvo bien y qué no.',
    }),
  },
});
