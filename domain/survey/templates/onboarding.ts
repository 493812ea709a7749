import { bands, compose, lastPages, reasons, scorePage } from './parts';
import { agreementEnds, mail, say } from './phrases';

const score = bands.ces('effort');
const end = lastPages(
  'first_steps',
  [
    {
      key: 'goal_reached',
      type: 'yesno',
      title: say({
        en: 'Have you been able to do what you came for?',
        de: 'Konnten Sie schon tun, was Sie vorhatten?',
        fr: 'Avez-vous pu faire ce que vous vouliez faire ?',
        es: '¿Ha podido hacer lo que quería?',
      }),
    },
    {
      key: 'next_help',
      type: 'single',
      title: say({
        en: 'What would help you most now?',
        de: 'Was würde Ihnen jetzt am meisten helfen?',
        fr: 'Qu’est-ce qui vous aiderait le plus maintenant ?',
        es: '¿Qué le ayudaría más ahora?',
      }),
      choices: [
        {
          id: 'person',
          label: say({
            en: 'Somebody to show me around',
            de: 'Jemand, der mir alles zeigt',
            fr: 'Une personne qui me montre tout',
            es: 'Una persona que me lo enseñe',
          }),
        },
        {
          id: 'guide',
          label: say({
            en: 'A short written guide',
            de: 'Eine kurze Anleitung',
            fr: 'Un petit guide écrit',
            es: 'Una guía breve por escrito',
          }),
        },
        {
          id: 'video',
          label: say({
            en: 'A short film',
            de: 'Ein kurzes Video',
            fr: 'Une courte vidéo',
            es: 'Un vídeo corto',
          }),
        },
        {
          id: 'nothing',
          label: say({
            en: 'Nothing, I’m getting on fine',
            de: 'Nichts, ich komme gut zurecht',
            fr: 'Rien, tout va bien',
            es: 'Nada, me va bien',
          }),
        },
      ],
    },
  ],
  score,
);

export const onboarding = compose({
  name: 'Onboarding',
  pages: [
    scorePage({
      key: 'effort',
      type: 'ces',
      required: true,
      title: say({
        en: '“{{company.name}} made it easy for me to get started.” Do you agree?',
        de: '„{{company.name}} hat mir den Einstieg leicht gemacht.“ Stimmen Sie zu?',
        fr: '« Avec {{company.name}}, la prise en main a été facile. » Êtes-vous d’accord ?',
        es: '«{{company.name}} me ha puesto fáciles los primeros pasos». ¿Está de acuerdo?',
      }),
      labels: agreementEnds,
    }),
    { id: 'why', questions: reasons(score) },
    ...end.pages,
  ],
  endings: end.endings,
  email: {
    subject: say({
      en: 'Your first weeks with {{company.name}}: how is it going?',
      de: 'Ihre ersten Wochen mit {{company.name}}: Wie läuft es?',
      fr: 'Vos débuts avec {{company.name}} : tout va bien ?',
      es: 'Sus primeras semanas con {{company.name}}: ¿qué tal van?',
    }),
    preheader: mail.fewQuestions,
    intro: say({
      en: 'You have been with us for a little while, and we would like to know how you are finding your feet.',
      de: 'Sie sind jetzt seit einer Weile bei uns, und wir möchten wissen, wie Ihnen der Einstieg gelungen ist.',
      fr: 'Vous êtes avec nous depuis quelque temps et nous aimerions savoir comment se passent vos débuts.',
      es: 'Ya lleva un tiempo con nosotros y nos gustaría saber cómo han ido sus primeros pasos.',
    }),
  },
});
