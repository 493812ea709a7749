import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { agreementPoints, csatPoints, mail, say } from './phrases';

const score = bands.csat('satisfaction');
const end = lastPages(
  'visit',
  [
    {
      key: 'visit',
      type: 'matrix',
      points: 5,
      title: say({
        en: 'How was it in the store?',
        de: 'Wie war es im Geschäft?',
        fr: 'Comment était-ce en magasin ?',
        es: '¿Cómo fue en la tienda?',
      }),
      labels: agreementPoints,
      rows: [
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
            en: 'I felt comfortable there',
            de: 'Ich habe mich dort wohlgefühlt',
            fr: 'L’ambiance était agréable',
            es: 'El ambiente era agradable',
          }),
        },
        {
          id: 'found',
          driver: true,
          label: say({
            en: 'I found what I was looking for',
            de: 'Ich habe gefunden, was ich suchte',
            fr: 'J’ai trouvé ce que je cherchais',
            es: 'Encontré lo que buscaba',
          }),
        },
        {
          id: 'waiting',
          driver: true,
          label: say({
            en: 'I didn’t have to wait long',
            de: 'Ich musste nicht lange warten',
            fr: 'Je n’ai pas attendu longtemps',
            es: 'No tuve que esperar mucho',
          }),
        },
      ],
    },
  ],
  score,
);

export const storeVisit = compose({
  name: 'Store visit',
  pages: [
    scorePage({
      key: 'satisfaction',
      type: 'csat',
      required: true,
      title: say({
        en: 'How satisfied are you with your visit?',
        de: 'Wie zufrieden sind Sie mit Ihrem Besuch?',
        fr: 'Votre visite vous a-t-elle donné satisfaction ?',
        es: '¿Cuál es su grado de satisfacción con su visita?',
      }),
      labels: csatPoints,
    }),
    { id: 'why', questions: reasons(score) },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say({
      en: 'How was your visit to {{interaction.location|our store}}?',
      de: 'Wie war Ihr Besuch in {{interaction.location|unserem Geschäft}}?',
      fr: 'Comment s’est passée votre visite en magasin ?',
      es: '¿Qué tal su visita a {{interaction.location|nuestra tienda}}?',
    }),
    preheader: mail.fewQuestions,
    intro: say({
      en: 'It was good to have you with us, and we would like to know how your visit was.',
      de: 'schön, dass Sie da waren; wir möchten gern wissen, wie Ihr Besuch war.',
      fr: 'Nous avons eu le plaisir de vous accueillir et nous aimerions savoir comment s’est déroulée votre visite.',
      es: 'Gracias por venir a vernos; nos gustaría saber cómo fue su visita.',
    }),
  },
});
