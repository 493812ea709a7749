import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { agreementEnds, mail, say } from './phrases';

const score = bands.ces('effort');
const end = lastPages(
  'cause',
  [
    {
      key: 'return_reason',
      type: 'single',
      title: say({
        en: 'Why did you send it back?',
        de: 'Warum haben Sie den Artikel zurückgegeben?',
        fr: 'Pourquoi avez-vous renvoyé l’article ?',
        es: '¿Por qué lo devolvió?',
      }),
      choices: [
        {
          id: 'fit',
          label: say({
            en: 'It didn’t fit',
            de: 'Passte nicht',
            fr: 'Il n’était pas à la bonne taille',
            es: 'No era mi talla o medida',
          }),
        },
        {
          id: 'defect',
          label: say({
            en: 'It was faulty',
            de: 'War fehlerhaft',
            fr: 'Il était défectueux',
            es: 'Era defectuoso',
          }),
        },
        {
          id: 'different',
          label: say({
            en: 'It was not as described',
            de: 'Entsprach nicht der Beschreibung',
            fr: 'Il ne correspondait pas à la description',
            es: 'No era como se describía',
          }),
        },
        {
          id: 'late',
          label: say({
            en: 'It came too late',
            de: 'Kam zu spät',
            fr: 'Il est arrivé trop tard',
            es: 'Llegó demasiado tarde',
          }),
        },
        {
          id: 'changed_mind',
          label: say({
            en: 'I changed my mind',
            de: 'Gefiel mir doch nicht',
            fr: 'J’ai changé d’avis',
            es: 'Cambié de opinión',
          }),
        },
      ],
      other: {
        label: say({
          en: 'Another reason',
          de: 'Anderer Grund',
          fr: 'Une autre raison',
          es: 'Otro motivo',
        }),
      },
    },
  ],
  score,
);

export const returnExchange = compose({
  name: 'Return & exchange',
  pages: [
    scorePage({
      key: 'effort',
      type: 'ces',
      required: true,
      title: say({
        en: '“{{company.name}} made my return or exchange easy.” Do you agree?',
        de: '„{{company.name}} hat mir die Rückgabe oder den Umtausch leicht gemacht.“ Stimmen Sie zu?',
        fr: '« Avec {{company.name}}, mon retour ou mon échange a été simple. » Êtes-vous d’accord ?',
        es: '«{{company.name}} me ha puesto fácil la devolución o el cambio». ¿Está de acuerdo?',
      }),
      labels: agreementEnds,
    }),
    { id: 'why', questions: reasons(score) },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say({
      en: 'How did the return of your {{interaction.product|order}} go?',
      de: 'Wie war Ihre Rückgabe bei {{company.name}}?',
      fr: 'Comment s’est passé votre retour chez {{company.name}} ?',
      es: '¿Qué tal su devolución en {{company.name}}?',
    }),
    preheader: mail.fewQuestions,
    intro: say({
      en: 'You recently returned or exchanged something, and we would like to know how easy that was.',
      de: 'Sie haben kürzlich etwas zurückgegeben oder umgetauscht, und wir möchten wissen, wie leicht das ging.',
      fr: 'Vous avez récemment retourné ou échangé un article et nous aimerions savoir si cela a été simple.',
      es: 'Hace poco devolvió o cambió un artículo y nos gustaría saber si le resultó fácil.',
    }),
  },
});
