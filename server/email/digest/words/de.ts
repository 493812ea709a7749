import type { DigestWords } from './type';

export const de: DigestWords = {
  change: {
    up: '{amount} höher',
    down: '{amount} niedriger',
    probablyUp: 'Wohl {amount} höher',
    probablyDown: 'Wohl {amount} niedriger',
    noise: 'Keine klare Änderung',
    tooFew: 'Zu wenige zum Vergleich',
    range: '{low} bis {high}',
  },
  responseRate: 'Rücklaufquote',
  answers: { one: '{count} Antwort', other: '{count} Antworten' },
  mails: { one: '{count} Mail', other: '{count} Mails' },
  hidden: 'Verborgen: zu wenige haben geantwortet',
  few: {
    one: '{count} Antwort: zu wenig für einen Wert',
    other: '{count} Antworten: zu wenige für einen Wert',
  },
  over: { one: 'Über {count} Tag', other: 'Über {count} Tage' },
  subject: { nps: 'Die Loyalität', csat: 'Die Zufriedenheit', ces: 'Die Einfachheit' },
  sentence: {
    hidden: '{subject} ist verborgen: zu wenige haben geantwortet.',
    stands: '{subject} liegt bei {figure}.',
    steady: '{subject} zeigt keine klare Änderung ({figure}).',
    up: '{subject} ist um {amount} gestiegen ({figure}).',
    down: '{subject} ist um {amount} gesunken ({figure}).',
    probablyUp: '{subject} ist wahrscheinlich um {amount} gestiegen ({figure}).',
    probablyDown: '{subject} ist wahrscheinlich um {amount} gesunken ({figure}).',
    few: {
      one: '{subject}: {count} Antwort ist zu wenig für einen Wert.',
      other: '{subject}: {count} Antworten sind zu wenige für einen Wert.',
    },
    fewOver: {
      one: '{subject}: {count} Antwort ist zu wenig für einen Wert; über {days} Tage liegt sie bei {figure}.',
      other:
        '{subject}: {count} Antworten sind zu wenige für einen Wert; über {days} Tage liegt sie bei {figure}.',
    },
    rose: '{subject} ist bei „{segment}“ um {amount} gestiegen.',
    fell: '{subject} ist bei „{segment}“ um {amount} gesunken.',
    probablyRose: '{subject} ist bei „{segment}“ wahrscheinlich um {amount} gestiegen.',
    probablyFell: '{subject} ist bei „{segment}“ wahrscheinlich um {amount} gesunken.',
  },
  trend: {
    day: { other: '{name} über {count} Tage' },
    week: { other: '{name} über {count} Wochen' },
    month: { other: '{name} über {count} Monate' },
  },
  trendAlt: '{title}: zwischen {low} und {high}, zuletzt {last}.',
  moved: 'Was sich bewegt hat',
  movedSub: {
    one: 'Gegenüber dem Tag davor, mehr als Zufall',
    other: 'Gegenüber den {count} Tagen davor, mehr als Zufall',
  },
  unmoved: 'Kein Segment hat sich stärker bewegt als der Zufall.',
  voices: 'Stimmen',
  open: 'Übersicht öffnen',
  only: 'Nur Antworten mit {what}',
  conditions: 'ausgewählten Bedingungen',
  every: {
    daily: 'Sie bekommen dies an jedem Werktag um {time}',
    weekly: 'Sie bekommen dies jeden Montag um {time}',
    monthly: 'Sie bekommen dies an jedem Monatsersten um {time}',
  },
  byYourself: 'weil Sie es so gewünscht haben.',
  bySomebody: 'weil {person} von {company} Sie eingetragen hat.',
  howToRead: 'Die Spanne hinter einem Wert enthält den wahren mit 95 % Sicherheit.',
  stop: 'Diesen Bericht abbestellen',
  rest: {
    subject: '{digest} ruht: nichts Neues',
    title: 'Nichts Neues, darum ruht dieser Bericht',
    text: {
      one: 'In der letzten Ausgabe gab es keine Antwort.',
      other:
        'In den letzten {count} Ausgaben gab es keine Antwort. Mit den ersten neuen Antworten kommt der Bericht von selbst wieder.',
    },
  },
  page: {
    title: 'Bericht',
    stopTitle: '„{digest}“ abbestellen?',
    stopText: 'Sie bekommen dann keine Mails dieses Berichts mehr. Für andere ändert sich nichts.',
    stopped: 'Abbestellt',
    stoppedText: 'Sie bekommen keine Mails von „{digest}“ mehr.',
    again: 'Wieder bestellen',
    started: 'Sie bekommen ihn wieder',
    startedText: 'Die nächste Ausgabe von „{digest}“ kommt am {date}.',
  },
};
