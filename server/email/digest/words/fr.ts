import type { DigestWords } from './type';

export const fr: DigestWords = {
  change: {
    up: 'En hausse de {amount}',
    down: 'En baisse de {amount}',
    probablyUp: 'Sans doute en hausse de {amount}',
    probablyDown: 'Sans doute en baisse de {amount}',
    noise: 'Pas de changement net',
    tooFew: 'Trop peu pour comparer',
    range: '{low} à {high}',
  },
  responseRate: 'Taux de réponse',
  answers: { one: '{count} réponse', other: '{count} réponses' },
  mails: { one: '{count} e-mail', other: '{count} e-mails' },
  hidden: 'Masqué : trop peu de réponses',
  few: {
    one: '{count} réponse : trop peu pour un score',
    other: '{count} réponses : trop peu pour un score',
  },
  over: { one: 'Sur {count} jour', other: 'Sur {count} jours' },
  subject: { nps: 'La fidélité', csat: 'La satisfaction', ces: 'La facilité' },
  sentence: {
    hidden: '{subject} est masquée : trop peu de personnes ont répondu.',
    stands: '{subject} se situe à {figure}.',
    steady: '{subject} ne montre pas de changement net ({figure}).',
    up: '{subject} a augmenté de {amount} ({figure}).',
    down: '{subject} a baissé de {amount} ({figure}).',
    probablyUp: '{subject} a sans doute augmenté de {amount} ({figure}).',
    probablyDown: '{subject} a sans doute baissé de {amount} ({figure}).',
    few: {
      one: '{subject} : {count} réponse, trop peu pour un score.',
      other: '{subject} : {count} réponses, trop peu pour un score.',
    },
    fewOver: {
      one: '{subject} : {count} réponse, trop peu pour un score ; sur {days} jours, elle se situe à {figure}.',
      other:
        '{subject} : {count} réponses, trop peu pour un score ; sur {days} jours, elle se situe à {figure}.',
    },
    rose: '{subject} a augmenté de {amount} pour « {segment} ».',
    fell: '{subject} a baissé de {amount} pour « {segment} ».',
    probablyRose: '{subject} a sans doute augmenté de {amount} pour « {segment} ».',
    probablyFell: '{subject} a sans doute baissé de {amount} pour « {segment} ».',
  },
  trend: {
    day: { other: '{name} sur {count} jours' },
    week: { other: '{name} sur {count} semaines' },
    month: { other: '{name} sur {count} mois' },
  },
  trendAlt: '{title} : entre {low} et {high}, dernière valeur {last}.',
  moved: 'Ce qui a bougé',
  movedSub: {
    one: 'Par rapport au jour précédent, au-delà du hasard',
    other: 'Par rapport aux {count} jours précédents, au-delà du hasard',
  },
  unmoved: 'Aucun segment n’a changé au-delà du hasard.',
  voices: 'Paroles de clients',
  open: 'Ouvrir la vue d’ensemble',
  only: 'Seulement les réponses avec {what}',
  conditions: 'des conditions choisies',
  every: {
    daily: 'Vous recevez ce message chaque jour ouvré à {time}',
    weekly: 'Vous recevez ce message chaque lundi à {time}',
    monthly: 'Vous recevez ce message le premier de chaque mois à {time}',
  },
  byYourself: 'parce que vous l’avez demandé.',
  bySomebody: 'parce que {person} ({company}) vous a inscrit sur la liste.',
  howToRead: 'L’intervalle après un score contient la vraie valeur avec 95 % de certitude.',
  stop: 'Ne plus recevoir ce bilan',
  rest: {
    subject: '{digest} se repose : rien de nouveau',
    title: 'Rien de nouveau : ce bilan se repose',
    text: {
      one: 'Aucune réponse dans le dernier numéro.',
      other:
        'Aucune réponse dans les {count} derniers numéros. Le bilan reviendra de lui-même avec les premières nouvelles réponses.',
    },
  },
  page: {
    title: 'Bilan',
    stopTitle: 'Ne plus recevoir « {digest} » ?',
    stopText: 'Vous ne recevrez plus les e-mails de ce bilan. Rien ne change pour les autres.',
    stopped: 'C’est arrêté',
    stoppedText: 'Vous ne recevez plus les e-mails de « {digest} ».',
    again: 'Recevoir à nouveau',
    started: 'Vous le recevez à nouveau',
    startedText: 'Le prochain numéro de « {digest} » arrive le {date}.',
  },
};
