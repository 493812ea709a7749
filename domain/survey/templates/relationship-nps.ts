import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { likelihoodEnds, mail, npsEnds, say } from './phrases';

const score = bands.nps('recommend');
const end = lastPages(
  'future',
  [
    {
      key: 'buy_again',
      type: 'rating',
      points: 5,
      title: say({
        en: 'How likely are you to choose {{company.name}} again?',
        de: 'Wie wahrscheinlich ist es, dass Sie sich wieder für {{company.name}} entscheiden?',
        fr: 'Quelle est la probabilité que vous choisissiez à nouveau {{company.name}} ?',
        es: '¿Qué probabilidad hay de que vuelva a elegir {{company.name}}?',
      }),
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
      title: say({
        en: 'How likely are you to recommend {{company.name}} to a friend or colleague?',
        de: 'Wie wahrscheinlich ist es, dass Sie {{company.name}} im Freundes- oder Kollegenkreis weiterempfehlen?',
        fr: 'Quelle est la probabilité que vous recommandiez {{company.name}} à un proche ou à un collègue ?',
        es: '¿Qué probabilidad hay de que recomiende {{company.name}} a sus amistades o colegas?',
      }),
      labels: npsEnds,
    }),
    {
      id: 'why',
      questions: reasons(score, {
        low: say({
          en: 'What has gone wrong between us?',
          de: 'Was ist bei uns schiefgelaufen?',
          fr: 'Qu’est-ce qui n’a pas été avec nous ?',
          es: '¿En qué le hemos fallado?',
        }),
        middle: say({
          en: 'What should we do better?',
          de: 'Was sollten wir besser machen?',
          fr: 'Que devrions-nous mieux faire ?',
          es: '¿Qué deberíamos hacer mejor?',
        }),
        high: say({
          en: 'What do we do well?',
          de: 'Was machen wir gut?',
          fr: 'Que faisons-nous bien ?',
          es: '¿Qué hacemos bien?',
        }),
      }),
    },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say({
      en: 'How are things between you and {{company.name}}?',
      de: 'Was halten Sie von {{company.name}}?',
      fr: 'Que pensez-vous de {{company.name}} ?',
      es: '¿Qué opina de {{company.name}}?',
    }),
    preheader: mail.fewQuestions,
    intro: say({
      en: 'You have been our customer for some time, and we would like to know what you think of us.',
      de: 'Sie kennen uns nun schon eine Weile, und Ihre Meinung über uns ist uns wichtig.',
      fr: 'Vous nous connaissez depuis un certain temps et votre avis sur nous nous intéresse.',
      es: 'Nos conoce desde hace tiempo y nos gustaría saber qué piensa de nosotros.',
    }),
  },
});
