import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { csatPoints, mail, say } from './phrases';

const score = bands.tenPoints('overall');
const end = lastPages('why', reasons(score), score);

/** The three classic items on ten points (Fornell et al. 1996); all three are needed for a person's index. */
export const satisfactionIndex = compose({
  name: 'Satisfaction index',
  pages: [
    scorePage({
      key: 'overall',
      type: 'rating',
      points: 10,
      metric: 'index',
      role: 'overall',
      required: true,
      title: say({
        en: 'All in all, how satisfied are you with {{company.name}}?',
        de: 'Wie zufrieden sind Sie alles in allem mit {{company.name}}?',
        fr: 'Dans l’ensemble, le service de {{company.name}} vous donne-t-il satisfaction ?',
        es: 'En conjunto, ¿cuál es su grado de satisfacción con {{company.name}}?',
      }),
      labels: { low: csatPoints.low, high: csatPoints.high },
    }),
    {
      id: 'compared',
      questions: [
        {
          key: 'expectation',
          type: 'rating',
          points: 10,
          metric: 'index',
          role: 'expectation',
          title: say({
            en: 'Compared with what you expected, how did we do?',
            de: 'Verglichen mit Ihren Erwartungen: Wie waren wir?',
            fr: 'Par rapport à vos attentes, comment étions-nous ?',
            es: 'En comparación con lo que esperaba, ¿qué tal lo hicimos?',
          }),
          labels: {
            low: say({
              en: 'Much worse',
              de: 'Viel schlechter',
              fr: 'Bien en dessous',
              es: 'Mucho peor',
            }),
            high: say({
              en: 'Much better',
              de: 'Viel besser',
              fr: 'Bien au-dessus',
              es: 'Mucho mejor',
            }),
          },
        },
        {
          key: 'ideal',
          type: 'rating',
          points: 10,
          metric: 'index',
          role: 'ideal',
          title: say({
            en: 'Imagine the ideal company for this. How close are we to it?',
            de: 'Stellen Sie sich das ideale Unternehmen dafür vor. Wie nah kommen wir ihm?',
            fr: 'Imaginez l’entreprise idéale dans ce domaine. En sommes-nous proches ?',
            es: 'Imagine la empresa ideal en este terreno. ¿Cuánto nos acercamos a ella?',
          }),
          labels: {
            low: say({ en: 'Very far', de: 'Weit entfernt', fr: 'Très loin', es: 'Muy lejos' }),
            high: say({ en: 'Very close', de: 'Sehr nah', fr: 'Très proche', es: 'Muy cerca' }),
          },
        },
      ],
    },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say({
      en: 'Is {{company.name}} what you expected?',
      de: 'Ist {{company.name}} so, wie Sie es erwartet haben?',
      fr: '{{company.name}} : à la hauteur de vos attentes ?',
      es: '¿Es {{company.name}} lo que usted esperaba?',
    }),
    preheader: mail.fewQuestions,
    intro: say({
      en: 'We would like to know whether we are what you hoped for, and three quick scores tell us.',
      de: 'wir möchten wissen, ob wir halten, was Sie sich versprochen haben: Drei kurze Antworten genügen.',
      fr: 'Nous aimerions savoir si nous répondons à vos attentes : trois notes rapides suffisent.',
      es: 'Nos gustaría saber si estamos a la altura de lo que esperaba: bastan tres notas rápidas.',
    }),
  },
});
