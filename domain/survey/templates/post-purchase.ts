import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { npsEnds, say } from './phrases';

const score = bands.nps('recommend');
const end = lastPages('why', reasons(score), score);

export const postPurchase = compose({
  name: 'Post-purchase',
  pages: [
    scorePage({
      key: 'recommend',
      type: 'nps',
      required: true,
      title: say({
        en: 'After this purchase, how likely are you to recommend {{company.name}} to a friend or colleague?',
        de: 'Wie wahrscheinlich ist es, dass Sie {{company.name}} nach diesem Einkauf weiterempfehlen?',
        fr: 'Après cet achat, quelle est la probabilité que vous recommandiez {{company.name}} à un proche ?',
        es: 'Después de esta compra, ¿qué probabilidad hay de que recomiende {{company.name}} a alguien cercano?',
      }),
      labels: npsEnds,
    }),
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say({
      en: 'What do you think of your {{interaction.product|purchase}}?',
      de: 'Wie war Ihr Einkauf bei {{company.name}}?',
      fr: 'Que pensez-vous de votre achat chez {{company.name}} ?',
      es: '¿Qué le ha parecido su compra en {{company.name}}?',
    }),
    intro: say({
      en: 'You recently bought from us, and we would like to know how it went.',
      de: 'Sie haben kürzlich bei uns eingekauft, und wir möchten wissen, wie es war.',
      fr: 'Vous avez récemment acheté chez nous et nous aimerions savoir si tout s’est bien passé.',
      es: 'Hace poco compró con nosotros y nos gustaría saber cómo le fue.',
    }),
  },
});
