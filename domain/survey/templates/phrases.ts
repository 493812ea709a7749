import type { ScaleLabels } from '../definition';

/** The languages every template is written in; the first is the default. */
export const templateLanguages = ['en', 'de', 'fr', 'es'] as const;

/** One text in every template language. German says Sie, French vous, Spanish usted. */
export type Words = Record<(typeof templateLanguages)[number], string>;

/** A text in four languages; French gets the no-break space its typography puts before `?`, `:` and `;`. */
export const say = (words: Words): Words => ({ ...words, fr: words.fr.replace(/ ([?:;])/g, '\u00a0$1') });

const nothing: Words = { en: '', de: '', fr: '', es: '' };

export const npsEnds: ScaleLabels = {
  low: say({
    en: 'Not at all likely',
    de: 'Sehr unwahrscheinlich',
    fr: 'Pas du tout probable',
    es: 'Nada probable',
  }),
  high: say({
    en: 'Extremely likely',
    de: 'Sehr wahrscheinlich',
    fr: 'Tout à fait probable',
    es: 'Muy probable',
  }),
};

/** French asks whether something gave satisfaction, Spanish for its degree: no word has to agree with a gender. */
export const csatPoints = everyPoint([
  say({ en: 'Very dissatisfied', de: 'Sehr unzufrieden', fr: 'Pas du tout', es: 'Muy bajo' }),
  say({ en: 'Dissatisfied', de: 'Unzufrieden', fr: 'Plutôt non', es: 'Bajo' }),
  say({ en: 'Neither', de: 'Teils, teils', fr: 'Moyennement', es: 'Medio' }),
  say({ en: 'Satisfied', de: 'Zufrieden', fr: 'Plutôt oui', es: 'Alto' }),
  say({ en: 'Very satisfied', de: 'Sehr zufrieden', fr: 'Tout à fait', es: 'Muy alto' }),
]);

export const agreementPoints = everyPoint([
  say({
    en: 'Strongly disagree',
    de: 'Stimme gar nicht zu',
    fr: 'Pas du tout d’accord',
    es: 'Muy en desacuerdo',
  }),
  say({ en: 'Disagree', de: 'Stimme eher nicht zu', fr: 'Plutôt pas d’accord', es: 'En desacuerdo' }),
  say({ en: 'Neither', de: 'Teils, teils', fr: 'Ni l’un ni l’autre', es: 'Ni una cosa ni la otra' }),
  say({ en: 'Agree', de: 'Stimme eher zu', fr: 'Plutôt d’accord', es: 'De acuerdo' }),
  say({ en: 'Strongly agree', de: 'Stimme voll zu', fr: 'Tout à fait d’accord', es: 'Muy de acuerdo' }),
]);

/** The effort scale (CES 2.0) has seven points; only its ends are named. */
export const agreementEnds: ScaleLabels = { low: agreementPoints.low, high: agreementPoints.high };

export const likelihoodEnds: ScaleLabels = {
  low: say({ en: 'Very unlikely', de: 'Sehr unwahrscheinlich', fr: 'Peu probable', es: 'Poco probable' }),
  high: say({ en: 'Very likely', de: 'Sehr wahrscheinlich', fr: 'Très probable', es: 'Muy probable' }),
};

export const why = {
  low: say({
    en: 'What went wrong?',
    de: 'Was ist schiefgelaufen?',
    fr: 'Que s’est-il mal passé ?',
    es: '¿Qué ha fallado?',
  }),
  middle: say({
    en: 'What could we have done better?',
    de: 'Was hätten wir besser machen können?',
    fr: 'Qu’aurions-nous pu mieux faire ?',
    es: '¿Qué podríamos haber hecho mejor?',
  }),
  high: say({
    en: 'What did we do well?',
    de: 'Was haben wir gut gemacht?',
    fr: 'Qu’avons-nous bien fait ?',
    es: '¿Qué hemos hecho bien?',
  }),
};

/** Under the "why" question of a low score. */
export const whyHelp = say({
  en: 'A few words are enough. A person reads every answer.',
  de: 'Ein paar Worte genügen. Jede Antwort wird von einem Menschen gelesen.',
  fr: 'Quelques mots suffisent. Chaque réponse est lue par une personne.',
  es: 'Bastan unas palabras. Una persona lee cada respuesta.',
});

export const callMeBack = {
  title: say({
    en: 'May we call you about this?',
    de: 'Dürfen wir Sie dazu anrufen?',
    fr: 'Souhaitez-vous que nous vous rappelions à ce sujet ?',
    es: '¿Quiere que le llamemos para hablar de ello?',
  }),
  yes: say({ en: 'Yes, call me', de: 'Ja, bitte anrufen', fr: 'Oui, rappelez-moi', es: 'Sí, llámenme' }),
  no: say({ en: 'No, thank you', de: 'Nein, danke', fr: 'Non, merci', es: 'No, gracias' }),
};

export const phoneNumber = {
  title: say({
    en: 'Which number should we call?',
    de: 'Unter welcher Nummer erreichen wir Sie?',
    fr: 'À quel numéro pouvons-nous vous joindre ?',
    es: '¿A qué número podemos llamarle?',
  }),
  help: say({
    en: 'Leave this empty if we already have it.',
    de: 'Lassen Sie das Feld leer, wenn wir Ihre Nummer schon haben.',
    fr: 'Laissez ce champ vide si nous l’avons déjà.',
    es: 'Déjelo en blanco si ya lo tenemos.',
  }),
};

export const endings = {
  callback: {
    title: say({
      en: 'Thank you. We will call you.',
      de: 'Danke. Wir rufen Sie an.',
      fr: 'Merci. Nous vous rappelons.',
      es: 'Gracias. Le llamaremos.',
    }),
    text: say({
      en: 'Someone at {{company.name}} will read what you wrote before calling, so you won’t have to explain it twice.',
      de: 'Bei {{company.name}} liest vor dem Anruf jemand, was Sie geschrieben haben. Sie müssen es also nicht zweimal erklären.',
      fr: 'Chez {{company.name}}, la personne qui vous appellera aura lu votre réponse : vous n’aurez pas à tout réexpliquer.',
      es: 'Quien le llame de {{company.name}} habrá leído su respuesta, así que no tendrá que explicarlo dos veces.',
    }),
  },
  sorry: {
    title: say({
      en: 'Thank you for telling us',
      de: 'Danke, dass Sie es uns gesagt haben',
      fr: 'Merci de nous l’avoir dit',
      es: 'Gracias por contárnoslo',
    }),
    text: say({
      en: 'We are sorry we let you down. Your answer is on its way to the people who can change this.',
      de: 'Es tut uns leid, dass wir Sie enttäuscht haben. Ihre Antwort geht an die Menschen, die etwas daran ändern können.',
      fr: 'Nous regrettons de ne pas avoir été à la hauteur. Votre réponse parvient aux personnes qui peuvent y changer quelque chose.',
      es: 'Sentimos no haber estado a la altura. Su respuesta llega a las personas que pueden cambiarlo.',
    }),
  },
  thanks: {
    title: say({ en: 'Thank you', de: 'Vielen Dank', fr: 'Merci', es: 'Muchas gracias' }),
    text: say({
      en: 'Your answer has reached us. It was good of you to take the time.',
      de: 'Ihre Antwort ist angekommen. Schön, dass Sie sich die Zeit genommen haben.',
      fr: 'Votre réponse nous est bien parvenue. Merci du temps que vous nous avez accordé.',
      es: 'Hemos recibido su respuesta. Le agradecemos el tiempo que nos ha dedicado.',
    }),
  },
};

export const mail = {
  oneQuestion: say({
    en: 'One question, and a second one if you like. Under a minute.',
    de: 'Eine Frage, auf Wunsch eine zweite. Dauert keine Minute.',
    fr: 'Une question, puis une deuxième si vous voulez. Moins d’une minute.',
    es: 'Una pregunta y, si quiere, otra más. Menos de un minuto.',
  }),
  fewQuestions: say({
    en: 'A few short questions. Under a minute.',
    de: 'Ein paar kurze Fragen. Dauert keine Minute.',
    fr: 'Quelques questions rapides. Moins d’une minute.',
    es: 'Unas pocas preguntas cortas. Menos de un minuto.',
  }),
  button: say({
    en: 'Give your answer',
    de: 'Antwort geben',
    fr: 'Donner ma réponse',
    es: 'Dar mi respuesta',
  }),
  signature: say({
    en: 'The team at {{company.name}}',
    de: 'Ihr Team von {{company.name}}',
    fr: 'L’équipe {{company.name}}',
    es: 'El equipo de {{company.name}}',
  }),
};

/** Names every point of a scale, from 1; its first and last words are also the ends. */
function everyPoint(words: readonly Words[]): Required<ScaleLabels> {
  return {
    low: words.at(0) ?? nothing,
    high: words.at(-1) ?? nothing,
    points: Object.fromEntries(words.map((word, index) => [String(index + 1), word])),
  };
}
