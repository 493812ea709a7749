import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { csatPoints, mail, say } from './phrases';

const score = bands.csat('satisfaction');
const end = lastPages(
  'why',
  [
    {
      key: 'delivery_issues',
      type: 'multiple',
      title: say({
        en: 'Did any of this happen?',
        de: 'Ist etwas davon vorgekommen?',
        fr: 'L’un de ces problèmes s’est-il produit ?',
        es: '¿Ocurrió algo de esto?',
      }),
      showIf: { question: 'satisfaction', op: 'lt', value: score.high },
      choices: [
        {
          id: 'late',
          label: say({
            en: 'It came late',
            de: 'Sie kam zu spät',
            fr: 'Elle est arrivée en retard',
            es: 'Llegó tarde',
          }),
        },
        {
          id: 'damaged',
          label: say({
            en: 'Something was damaged',
            de: 'Etwas war beschädigt',
            fr: 'Un article était abîmé',
            es: 'Algo llegó dañado',
          }),
        },
        {
          id: 'incomplete',
          label: say({
            en: 'Something was missing or wrong',
            de: 'Etwas fehlte oder war falsch',
            fr: 'Il manquait un article ou ce n’était pas le bon',
            es: 'Faltaba algo o no era lo pedido',
          }),
        },
        {
          id: 'uninformed',
          label: say({
            en: 'I didn’t know when it would come',
            de: 'Ich wusste nicht, wann sie kommt',
            fr: 'Je ne savais pas quand elle arriverait',
            es: 'No sabía cuándo llegaría',
          }),
        },
        {
          id: 'handover',
          label: say({
            en: 'The handover went badly',
            de: 'Die Übergabe lief nicht gut',
            fr: 'La remise du colis s’est mal passée',
            es: 'No me lo entregaron bien',
          }),
        },
      ],
    },
    ...reasons(score),
  ],
  score,
);

export const delivery = compose({
  name: 'Delivery',
  pages: [
    scorePage({
      key: 'satisfaction',
      type: 'csat',
      required: true,
      title: say({
        en: 'How satisfied are you with this delivery?',
        de: 'Wie zufrieden sind Sie mit dieser Lieferung?',
        fr: 'Cette livraison vous a-t-elle donné satisfaction ?',
        es: '¿Cuál es su grado de satisfacción con esta entrega?',
      }),
      labels: csatPoints,
    }),
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say({
      en: 'How was the delivery of your {{interaction.product|order}}?',
      de: 'Wie war die Lieferung von {{company.name}}?',
      fr: 'Comment s’est passée votre livraison {{company.name}} ?',
      es: '¿Qué tal la entrega de su pedido de {{company.name}}?',
    }),
    preheader: mail.fewQuestions,
    intro: say({
      en: 'Your order should be with you by now, and we would like to know if it arrived as it should.',
      de: 'Ihre Bestellung müsste inzwischen da sein, und wir möchten wissen, ob alles gut angekommen ist.',
      fr: 'Votre commande devrait être arrivée et nous aimerions savoir si tout s’est passé comme prévu.',
      es: 'Su pedido ya debería haber llegado y nos gustaría saber si todo fue como esperaba.',
    }),
  },
});
